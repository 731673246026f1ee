package org.dudaohub.domain;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A use case: what someone asks for. Each capability has one sealed interface of its own commands.
 *
 * <p>A command is a record whose components carry their Chinese {@link Wording}: forms, import files, lists and the API's
 * documentation are all drawn from it. Who may send it says {@link SentBy}. The aggregate answers with an {@link
 * Outcome}.
 */
public interface Command {

    /** The ledger's stream that it is about, prefixed by its kind, such as {@code visit:QD-2026-03-007}. */
    @TargetAggregateIdentifier
    String stream();
}
