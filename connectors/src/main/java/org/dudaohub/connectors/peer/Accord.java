package org.dudaohub.connectors.peer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.Terms;

/**
 * The agreement in force with a peer.
 *
 * @param key empty where the agreement's text for it is no key: then nothing from the peer can be believed
 */
record Accord(AgreementConcluded agreement, Optional<PeerKey> key) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static Accord of(AgreementConcluded agreement) {
        return new Accord(agreement, PeerKey.of(agreement.peerKey()));
    }

    /** Whether this node may send the event, of which as little is read as need be: this is asked of every event. */
    boolean sends(EventMessage<?> message) {
        Class<?> type = message.getPayloadType();
        return Event.class.isAssignableFrom(type)
                && !ExchangeEvent.class.isAssignableFrom(type)
                && agreement.sends().eventTypes().contains(EventCatalog.nameOf(type.asSubclass(Event.class)))
                && covers(agreement.sends(), (Event) message.getPayload(), message.getTimestamp());
    }

    /** @param recordedAt when the peer recorded the event: being late on the way is no reason to refuse it */
    boolean accepts(Event event, Instant recordedAt) {
        return covers(agreement.accepts(), event, recordedAt);
    }

    private boolean covers(Terms terms, Event event, Instant recordedAt) {
        LocalDate day = LocalDate.ofInstant(recordedAt, ZONE);
        // Receipts about receipts would never end, so nothing about the exchange is itself exchanged.
        return !(event instanceof ExchangeEvent)
                && !day.isBefore(agreement.happenedOn())
                && (agreement.validUntil() == null || !day.isAfter(agreement.validUntil()))
                && terms.cover(EventCatalog.nameOf(event.getClass()), event.organization());
    }
}
