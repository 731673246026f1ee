package org.dudaohub.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * One event as the ledger keeps it: content only, no position.
 *
 * @param id         identifier of the event, chosen by whoever made it
 * @param happenedAt when it happened, to the nanosecond
 * @param streamType kind of the aggregate, or null
 * @param stream     identifier of the aggregate, or null for an event that belongs to none
 * @param sequence   number of the event in its stream, from 0; -1 where there is no stream
 * @param name       stable event name, never a class name
 * @param revision   revision of the event's shape, or null
 * @param payload    serialised payload; the ledger doesn't look inside
 * @param metadata   serialised metadata; the ledger doesn't look inside
 */
public record LedgerEvent(
        String id,
        Instant happenedAt,
        String streamType,
        String stream,
        long sequence,
        String name,
        String revision,
        byte[] payload,
        byte[] metadata) {

    public LedgerEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(metadata, "metadata");
        if (stream == null ? sequence != -1 : sequence < 0) {
            throw new IllegalArgumentException(
                    "Event " + id + ": sequence " + sequence + " doesn't fit stream " + stream);
        }
    }

    /** An event that belongs to no stream. */
    public static LedgerEvent withoutStream(
            String id, Instant happenedAt, String name, String revision, byte[] payload, byte[] metadata) {
        return new LedgerEvent(id, happenedAt, null, null, -1, name, revision, payload, metadata);
    }
}
