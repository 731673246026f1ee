package org.dudaohub.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The events of one unit of work, stored all or nothing.
 *
 * @param id         identifier of the commit
 * @param position   position of its first event
 * @param recordedAt when it was recorded, by the recording node's clock
 * @param node       the node that recorded it
 * @param events     at least one event, in order
 * @param hash       hash of this commit, chained to the one before
 */
public record Commit(UUID id, long position, Instant recordedAt, String node, List<LedgerEvent> events, byte[] hash) {

    /** Position of the last event. */
    public long lastPosition() {
        return position + events.size() - 1;
    }

    /** The events with their positions. */
    public Stream<RecordedEvent> recordedEvents() {
        return LongStream.rangeClosed(position, lastPosition()).mapToObj(this::recordedEvent);
    }

    /** The event at that position, which must be one of this commit's. */
    RecordedEvent recordedEvent(long at) {
        return new RecordedEvent(at, recordedAt, node, events.get(Math.toIntExact(at - position)));
    }
}
