package org.dudaohub.ledger.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConflictException;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.LedgerException;
import org.dudaohub.ledger.RecordedEvent;

/**
 * Axon's storage engine on a {@link Ledger}. A token is a {@link GlobalSequenceTrackingToken} whose index is the event's
 * position. All events of a unit of work become one commit, written in its commit phase; without a unit of work each
 * call is a commit of its own.
 */
public final class LedgerEventStorageEngine extends AbstractEventStorageEngine {

    private final Ledger ledger;
    private final boolean upcasting;
    private final String pendingKey = "ledger-events-" + System.identityHashCode(this);

    private LedgerEventStorageEngine(Builder builder) {
        super(builder);
        this.ledger = builder.ledger;
        this.upcasting = builder.upcasting;
    }

    /** @param serializer for events and snapshots */
    public static Builder builder(Ledger ledger, LedgerSerializer serializer) {
        return new Builder(ledger, serializer);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<LedgerEvent> entries =
                events.stream().map(event -> entry(event, serializer)).toList();
        Optional<UnitOfWork<?>> unitOfWork = CurrentUnitOfWork.map(UnitOfWork::root);
        if (unitOfWork.isPresent() && unitOfWork.get().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            pending(unitOfWork.get()).addAll(entries);
        } else {
            append(entries);
        }
    }

    private List<LedgerEvent> pending(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(pendingKey, key -> {
            List<LedgerEvent> pending = new ArrayList<>();
            unitOfWork.onCommit(committing -> append(pending));
            return pending;
        });
    }

    private void append(List<LedgerEvent> entries) {
        try {
            ledger.append(entries);
        } catch (LedgerConflictException e) {
            throw new ConcurrencyException(e.getMessage(), e);
        } catch (LedgerException e) {
            throw new EventStoreException("The ledger didn't take the events: " + e.getMessage(), e);
        }
    }

    private static LedgerEvent entry(EventMessage<?> message, Serializer serializer) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        byte[] metadata = message.serializeMetaData(serializer, byte[].class).getData();
        String name = payload.getType().getName();
        String revision = payload.getType().getRevision();
        return message instanceof DomainEventMessage<?> event && event.getAggregateIdentifier() != null
                ? new LedgerEvent(
                        event.getIdentifier(),
                        event.getTimestamp(),
                        event.getType(),
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        name,
                        revision,
                        payload.getData(),
                        metadata)
                : LedgerEvent.withoutStream(
                        message.getIdentifier(), message.getTimestamp(), name, revision, payload.getData(), metadata);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        ledger.saveSnapshot(entry(snapshot, serializer));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return ledger.snapshot(aggregateIdentifier).stream().map(LedgerEventData::ofStream);
    }

    /** Where nothing is upcast, an event becomes a message at once: Axon's way there costs as much as the rest of reading. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequence) {
        return upcasting
                ? super.readEvents(aggregateIdentifier, firstSequence)
                : DomainEventStream.of(
                        ledger.stream(aggregateIdentifier, firstSequence).map(this::ofStream));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        return upcasting
                ? super.readEvents(token, mayBlock)
                : ledger.events(next(token)).map(this::tracked);
    }

    private DomainEventMessage<?> ofStream(RecordedEvent recorded) {
        LedgerEvent event = recorded.event();
        return new GenericDomainEventMessage<>(
                event.streamType(), event.stream(), event.sequence(), message(event), event::happenedAt);
    }

    private TrackedEventMessage<?> tracked(RecordedEvent recorded) {
        LedgerEvent event = recorded.event();
        TrackingToken token = new GlobalSequenceTrackingToken(recorded.position());
        return event.stream() == null
                ? new GenericTrackedEventMessage<>(token, message(event), event::happenedAt)
                : new GenericTrackedDomainEventMessage<>(
                        token, event.streamType(), event.stream(), event.sequence(), message(event), event::happenedAt);
    }

    private Message<?> message(LedgerEvent event) {
        SerializedType type = new SimpleSerializedType(event.name(), event.revision());
        return new SerializedMessage<>(
                event.id(),
                new LazyDeserializingObject<>(
                        () -> new SimpleSerializedObject<>(event.payload(), byte[].class, type),
                        type,
                        getEventSerializer()),
                new LazyDeserializingObject<>(
                        () -> new SerializedMetaData<>(event.metadata(), byte[].class),
                        LedgerSerializer.METADATA,
                        getEventSerializer()));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String aggregateIdentifier, long firstSequence) {
        return ledger.stream(aggregateIdentifier, firstSequence)
                .map(recorded -> LedgerEventData.ofStream(recorded.event()));
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(TrackingToken token, boolean mayBlock) {
        return ledger.events(next(token)).map(LedgerEventData::of);
    }

    /** Position of the first event behind the token. */
    static long next(TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex() + 1;
            default ->
                throw new IllegalArgumentException(
                        "The ledger's tokens are GlobalSequenceTrackingTokens, not " + token.getClass());
        };
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return ledger.lastSequence(aggregateIdentifier).stream().boxed().findFirst();
    }

    @Override
    public TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return token(ledger.head().position());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return token(ledger.positionAt(dateTime) - 1);
    }

    /** Of the event at that position. */
    static TrackingToken token(long position) {
        return position == Head.EMPTY ? null : new GlobalSequenceTrackingToken(position);
    }

    /** Builds the engine. */
    public static final class Builder extends AbstractEventStorageEngine.Builder {

        private final Ledger ledger;
        private boolean upcasting;

        private Builder(Ledger ledger, LedgerSerializer serializer) {
            this.ledger = ledger;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
        }

        /** Upcasters for events and snapshots; none by default. */
        public Builder upcasters(EventUpcaster upcasters) {
            upcasterChain(upcasters);
            upcasting = true;
            return this;
        }

        public LedgerEventStorageEngine build() {
            return new LedgerEventStorageEngine(this);
        }
    }
}
