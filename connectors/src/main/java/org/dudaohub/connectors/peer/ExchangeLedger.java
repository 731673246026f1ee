package org.dudaohub.connectors.peer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Provenance;

/** The ledger as the exchange uses it: a list of events is one commit. */
final class ExchangeLedger {

    private final EventStore events;
    private final Clock clock;

    ExchangeLedger(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Now, in the precision that every store keeps: what is signed must be the same when it is read again. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Position of the last event, -1 while there is none. */
    long head() {
        var token = events.createHeadToken();
        return token == null ? -1 : token.position().orElse(-1);
    }

    EventMessage<Event> event(
            Streams stream, String peer, long sequence, Event payload, Map<String, ?> metadata, Instant recordedAt) {
        return new GenericDomainEventMessage<>(
                stream.type(),
                stream.of(peer),
                sequence,
                payload,
                metadata,
                IdentifierFactory.getInstance().generateIdentifier(),
                recordedAt);
    }

    /** An event that stands alone, in no stream. */
    EventMessage<Event> event(String peer, Event payload) {
        return new GenericEventMessage<>(new GenericMessage<>(payload, channel(peer)), this::now);
    }

    /** Whatever the exchange does by itself is done by the system, through the channel of the peer. */
    static Map<String, String> channel(String peer) {
        return Map.of(Provenance.ACTOR, "system", Provenance.CHANNEL, "peer:" + peer);
    }

    /**
     * @throws org.axonframework.modelling.command.ConcurrencyException or another exception of the event store, where
     *     one of the places is taken
     */
    void append(List<? extends EventMessage<?>> commit) {
        if (!commit.isEmpty()) {
            DefaultUnitOfWork.startAndGet(null).execute(() -> events.publish(commit));
        }
    }

    /** The stream's events from {@code sequence} on; lazily. */
    Stream<? extends DomainEventMessage<?>> read(Streams stream, String peer, long sequence) {
        return events.readEvents(stream.of(peer), sequence).asStream();
    }

    /** All events after {@code position}, those to come included. */
    TrackingEventStream openAfter(long position) {
        return (TrackingEventStream) events.openStream(position < 0 ? null : new GlobalSequenceTrackingToken(position));
    }
}
