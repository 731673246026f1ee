package org.dudaohub.connectors.peer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.Terms;

/**
 * What this node and a peer may send each other now, and who the peer is.
 *
 * @param until last day; null while it is open-ended
 */
record Accord(Terms sends, Terms accepts, LocalDate from, LocalDate until, PeerKeys keys) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Terms NOTHING = new Terms(Set.of(), Set.of());

    /** What the peer says is believed, but for the answer to the proposal nothing flows yet. */
    static Accord awaited(AgreementProposed ours) {
        return new Accord(NOTHING, NOTHING, ours.validFrom(), ours.validUntil(), PeerKeys.of(ours.peerKey()));
    }

    /** @param before null where there was none; the keys that were announced since stay known */
    static Accord of(AgreementConcluded agreement, Accord before) {
        PeerKeys keys = PeerKeys.of(agreement.peerKey());
        return new Accord(
                agreement.sends(),
                agreement.accepts(),
                agreement.happenedOn(),
                agreement.validUntil(),
                before != null && before.keys.has(keys) ? before.keys : keys);
    }

    Accord ended() {
        return new Accord(NOTHING, NOTHING, from, until, keys);
    }

    Accord with(PeerKeys other) {
        return new Accord(sends, accepts, from, until, other);
    }

    /** Whether this node may send the event, of which as little is read as need be: this is asked of every event. */
    boolean sends(EventMessage<?> message) {
        Class<?> type = message.getPayloadType();
        return Event.class.isAssignableFrom(type)
                && !ExchangeEvent.class.isAssignableFrom(type)
                && sends.eventTypes().contains(EventCatalog.nameOf(type.asSubclass(Event.class)))
                && covers(sends, (Event) message.getPayload(), message.getTimestamp());
    }

    /** @param recordedAt when the peer recorded the event: being late on the way is no reason to refuse it */
    boolean accepts(Event event, Instant recordedAt) {
        return covers(accepts, event, recordedAt);
    }

    /** Both sides look at the time of the one that recorded the event, so a difference of clocks does not matter. */
    private boolean covers(Terms terms, Event event, Instant recordedAt) {
        LocalDate day = LocalDate.ofInstant(recordedAt, ZONE);
        // Receipts about receipts would never end, so of the exchange only what is meant for the peer is told.
        return !(event instanceof ExchangeEvent)
                && !day.isBefore(from)
                && (until == null || !day.isAfter(until))
                && terms.cover(EventCatalog.nameOf(event.getClass()), event.organization());
    }
}
