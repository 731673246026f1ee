package org.dudaohub.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Events for tests. */
final class Events {

    static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456789Z");

    private Events() {}

    static LedgerEvent event(String stream, long sequence) {
        return event(stream, sequence, NOON);
    }

    static LedgerEvent event(String stream, long sequence, Instant happenedAt) {
        return new LedgerEvent(
                UUID.randomUUID().toString(),
                happenedAt,
                "整改",
                stream,
                sequence,
                "rectification.ordered",
                "1",
                bytes("{\"事项\":\"校园安全\",\"n\":" + sequence + "}"),
                bytes("{\"actor\":\"督学\"}"));
    }

    static LedgerEvent loose(String name) {
        return LedgerEvent.withoutStream(UUID.randomUUID().toString(), NOON, name, null, bytes("{}"), bytes("{}"));
    }

    /** Events {@code first} to {@code last} of one stream. */
    static List<LedgerEvent> events(String stream, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> event(stream, sequence))
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A commit as the appender hands it to a store, but for its hash. */
    static PreparedCommit commit(long position, List<LedgerEvent> events) {
        byte[] body = CommitFormat.encode(new UUID(0, position), "n", events);
        CommitFormat.number(body, position, NOON);
        return new PreparedCommit(
                new UUID(0, position), StreamRange.of(events), new CommitRecord(position, 0, new byte[32], body));
    }
}
