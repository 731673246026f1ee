package org.dudaohub.connectors.peer;

import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.KeyAnnounced;
import org.dudaohub.domain.exchange.ExchangeEvent.Told;

/**
 * How far the feed to a peer is numbered: the fold that makes the feed a pure function of this node's ledger.
 *
 * @param position of the last event that was looked at, -1 before the first
 * @param accord in force after that event; null while there is none
 * @param next number of the feed's next message
 * @param jumps numbers that are not used because the peer has other messages under them, and where the feed goes on
 */
record Numbering(String peer, long position, Accord accord, long next, Map<Long, Long> jumps) {

    static Numbering start(String peer) {
        return new Numbering(peer, -1, null, 0, Map.of());
    }

    /** The event that follows is the feed's message number {@link #next}. */
    boolean counts(EventMessage<?> message) {
        if (Streams.isReplicated(message)) {
            return false;
        }
        return Told.class.isAssignableFrom(message.getPayloadType())
                ? isForPeer((Told) message.getPayload())
                : accord != null && accord.sends(message);
    }

    private boolean isForPeer(Told told) {
        return told.peer().equals(peer) && !told.by().equals(peer);
    }

    Numbering after(long position, EventMessage<?> message) {
        return after(position, message, counts(message));
    }

    /** @param counts what {@link #counts} says */
    Numbering after(long position, EventMessage<?> message, boolean counts) {
        long following = counts ? next + 1 : next;
        return new Numbering(peer, position, accordAfter(message), jumps.getOrDefault(following, following), jumps);
    }

    private Accord accordAfter(EventMessage<?> message) {
        if (!ExchangeEvent.class.isAssignableFrom(message.getPayloadType())) {
            return accord;
        }
        if (Streams.isReplicated(message)) {
            return accord != null
                            && Streams.originOf((DomainEventMessage<?>) message).equals(peer)
                            && message.getPayload() instanceof KeyAnnounced announced
                    ? accord.with(accord.keys().after(announced))
                    : accord;
        }
        ExchangeEvent event = (ExchangeEvent) message.getPayload();
        if (!event.peer().equals(peer)) {
            return accord;
        }
        return switch (event) {
            case AgreementProposed proposed when accord == null && isForPeer(proposed) -> Accord.awaited(proposed);
            case AgreementConcluded agreement -> Accord.of(agreement, accord);
            case AgreementEnded _ when accord != null -> accord.ended();
            default -> accord;
        };
    }

    /** As this, but with other numbers from here on. */
    Numbering numberedFrom(long number) {
        return new Numbering(peer, position, accord, number, jumps);
    }

    Numbering knowing(Map<Long, Long> otherJumps) {
        return new Numbering(peer, position, accord, next, otherJumps);
    }
}
