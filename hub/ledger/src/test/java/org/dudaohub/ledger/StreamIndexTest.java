package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.ledger.Events.commit;
import static org.dudaohub.ledger.Events.events;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the index holds and what is in its table are the whole, whatever has gone there and whatever writes failed. */
class StreamIndexTest {

    /** More than two generations of commits, which hold one or two events each. */
    private static final int EVENTS = 240_000;

    /** Rows that a batch of 50 commits may take along, and no more: whoever commits waits for them. */
    private static final int LARGEST_SLICE = 300;

    private static final int STREAMS = 20_000;

    private final StreamIndex index = new StreamIndex(0);
    private final Map<String, List<Range>> expected = new HashMap<>();
    private Connection table;
    private long indexedTo;
    private long end;

    private record Range(long first, long last, long position) {}

    @BeforeEach
    void createTable() throws SQLException {
        table = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = table.createStatement()) {
            statement.execute("CREATE TABLE streams (stream BLOB, first INTEGER, last INTEGER, position INTEGER,"
                    + " PRIMARY KEY (stream, first)) WITHOUT ROWID");
        }
        table.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        table.close();
    }

    @Test
    void every_commit_of_a_stream_is_found_while_rows_move_to_the_table_a_few_at_a_time() throws SQLException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        while (end < EVENTS) {
            StreamIndex.Slice slice = index.due();
            if (random.nextInt(10) == 0) {
                // The write failed: nothing of it is in the table, and the batch is none.
                continue;
            }
            write(slice);
            assertThat(slice.rows()).hasSizeLessThan(LARGEST_SLICE);
            index.add(batch(random));
            if (random.nextInt(100) == 0) {
                check("s" + random.nextInt(STREAMS), random);
            }
        }
        assertThat(indexedTo).isPositive().isLessThan(end);

        while (!index.complete()) {
            write(index.rest());
        }
        assertThat(indexedTo).isEqualTo(end);
        for (String stream : expected.keySet()) {
            assertThat(inTable(stream)).isEqualTo(expected.get(stream));
        }
    }

    private List<PreparedCommit> batch(Random random) {
        List<PreparedCommit> batch = new ArrayList<>();
        for (int i = 1 + random.nextInt(50); i > 0; i--) {
            // One stream in a thousand commits is a busy one.
            String stream = "s" + (random.nextInt(1_000) == 0 ? 0 : random.nextInt(STREAMS));
            List<Range> ranges = expected.computeIfAbsent(stream, unknown -> new ArrayList<>());
            long first = ranges.isEmpty() ? 0 : ranges.getLast().last() + 1;
            PreparedCommit commit = commit(end, events(stream, first, first + random.nextInt(2)));
            ranges.add(new Range(
                    first, commit.streams().getFirst().last(), commit.record().position()));
            end = commit.record().nextPosition();
            batch.add(commit);
        }
        return batch;
    }

    private void write(StreamIndex.Slice slice) throws SQLException {
        try (PreparedStatement insert = table.prepareStatement("INSERT INTO streams VALUES (?, ?, ?, ?)")) {
            slice.write(insert);
        }
        table.commit();
        index.committed(slice);
        indexedTo = slice.indexedTo();
    }

    private void check(String stream, Random random) throws SQLException {
        List<Range> whole = expected.getOrDefault(stream, List.of());
        List<Range> there = inTable(stream);
        StreamIndex.Key key = StreamIndex.Key.of(stream);

        assertThat(there).isSubsetOf(whole);
        assertThat(there)
                .containsAll(whole.stream()
                        .filter(range -> range.position() < indexedTo)
                        .toList());
        var found = new TreeSet<>(there.stream().map(Range::position).toList());
        found.addAll(index.positions(key, 0));
        assertThat(found)
                .containsExactlyElementsOf(whole.stream().map(Range::position).toList());
        assertThat(index.endsAt()).isEqualTo(end);
        if (!whole.isEmpty()) {
            long last = whole.getLast().last();
            assertThat(index.lastSequence(key).orElseGet(() -> there.getLast().last()))
                    .isEqualTo(last);
            long from = random.nextLong(last + 1);
            assertThat(index.positions(key, from))
                    .isSorted()
                    .isEqualTo(index.positions(key, 0).stream()
                            .filter(position -> whole.stream()
                                    .anyMatch(range -> range.position() == position && range.last() >= from))
                            .toList());
        }
    }

    private List<Range> inTable(String stream) throws SQLException {
        List<Range> ranges = new ArrayList<>();
        try (PreparedStatement select =
                table.prepareStatement("SELECT first, last, position FROM streams WHERE stream = ? ORDER BY first")) {
            select.setBytes(1, StreamIndex.Key.of(stream).bytes());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ranges.add(new Range(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return ranges;
    }
}
