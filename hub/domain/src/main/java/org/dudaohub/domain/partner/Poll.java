package org.dudaohub.domain.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.partner.PartnerEvent.PollAdvanced;

/** A place in what a partner offers, reached once. */
public class Poll {

    @AggregateIdentifier
    private String stream;

    Poll() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordPoll command, Clock clock) {
        if (stream != null) {
            return Outcome.unchanged(command.partner());
        }
        apply(new PollAdvanced(
                command.partner(),
                command.office(),
                command.channel(),
                command.replays(),
                command.cursor(),
                LocalDate.now(clock)));
        return Outcome.accepted(command.partner());
    }

    @EventSourcingHandler
    void on(PollAdvanced event) {
        stream = new RecordPoll(event.partner(), event.office(), event.channel(), event.replays(), event.cursor())
                .stream();
    }
}
