package org.dudaohub.connectors.peer;

import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;

/**
 * How far the feed to a peer is numbered: the fold that makes the feed a pure function of this node's ledger.
 *
 * @param position of the last event that was looked at, -1 before the first
 * @param accord in force after that event; null while there is none
 * @param next number of the feed's next message
 */
record Numbering(String peer, long position, Accord accord, long next) {

    static Numbering start(String peer) {
        return new Numbering(peer, -1, null, 0);
    }

    /** The event that follows is the feed's message number {@link #next}. */
    boolean counts(EventMessage<?> message) {
        return accord != null && !Streams.isReplicated(message) && accord.sends(message);
    }

    Numbering after(long position, EventMessage<?> message) {
        boolean counted = counts(message);
        Accord inForce = message.getPayloadType() == AgreementConcluded.class
                        && message.getPayload() instanceof AgreementConcluded agreement
                        && agreement.peer().equals(peer)
                ? Accord.of(agreement)
                : accord;
        return new Numbering(peer, position, inForce, counted ? next + 1 : next);
    }
}
