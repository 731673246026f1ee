package org.dudaohub.ledger.axon;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.RecordedEvent;

/** What Axon wants to know of an event. Unlike Axon's own entries it never formats or parses a timestamp. */
sealed class LedgerEventData implements TrackedEventData<byte[]> {

    private final long position;
    final LedgerEvent event;

    private LedgerEventData(long position, LedgerEvent event) {
        this.position = position;
        this.event = event;
    }

    static LedgerEventData of(RecordedEvent recorded) {
        return recorded.event().stream() == null
                ? new LedgerEventData(recorded.position(), recorded.event())
                : new OfStream(recorded.position(), recorded.event());
    }

    /** An event or snapshot of a stream, with no place of its own in the global order. */
    static DomainEventData<byte[]> ofStream(LedgerEvent event) {
        return new OfStream(-1, event);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return event.id();
    }

    @Override
    public Instant getTimestamp() {
        return event.happenedAt();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(event.metadata(), byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                event.payload(), byte[].class, new SimpleSerializedType(event.name(), event.revision()));
    }

    private static final class OfStream extends LedgerEventData implements DomainEventData<byte[]> {

        OfStream(long position, LedgerEvent event) {
            super(position, event);
        }

        @Override
        public String getType() {
            return event.streamType();
        }

        @Override
        public String getAggregateIdentifier() {
            return event.stream();
        }

        @Override
        public long getSequenceNumber() {
            return event.sequence();
        }
    }
}
