package org.dudaohub.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The part of SQLite's stream index that isn't in its table yet. Stream ids are random, so a row per commit would make
 * every commit dirty a page of its own; here they gather, and go to the table sorted, one slice with each batch. The
 * index is derived: after a crash the missing part is read from the commits.
 */
final class StreamIndex {

    /** Commits per generation: enough that a sorted slice meets most pages of the table with several rows. */
    private static final int GENERATION = 65_536;

    /** Rows per slice at least, so that a slow ledger doesn't touch a page for each commit. */
    private static final int SLICE = 128;

    /** Sorted as they come: whoever commits while a whole generation is being sorted would wait for it. */
    private NavigableMap<Row, Entry> young = new TreeMap<>();

    private NavigableMap<Row, Entry> old = Collections.emptyNavigableMap();
    private Optional<Row> written = Optional.empty();
    private int owed;
    private long indexedTo;
    private long oldEndsAt;
    private long youngEndsAt;

    /** @param indexedTo the position up to which, exclusively, the table is complete */
    StreamIndex(long indexedTo) {
        this.indexedTo = indexedTo;
        this.oldEndsAt = indexedTo;
        this.youngEndsAt = indexedTo;
    }

    /** Takes in what was committed. */
    synchronized void add(List<PreparedCommit> batch) {
        for (PreparedCommit commit : batch) {
            long position = commit.record().position();
            for (StreamRange range : commit.streams()) {
                young.put(new Row(Key.of(range.stream()), range.first()), new Entry(range.last(), position));
                owed += 2;
            }
            youngEndsAt = commit.record().nextPosition();
        }
    }

    /** Position behind the last commit that it knows. */
    synchronized long endsAt() {
        return youngEndsAt;
    }

    /** The slice that is due with the next batch; empty mostly. */
    synchronized Slice due() {
        if (old.isEmpty() && young.size() >= GENERATION) {
            freeze();
        }
        return owed >= SLICE ? slice(owed) : slice(0);
    }

    /** All that is missing in the table, in two slices at most. */
    synchronized Slice rest() {
        if (old.isEmpty()) {
            freeze();
        }
        return slice(Integer.MAX_VALUE);
    }

    private void freeze() {
        old = young;
        oldEndsAt = youngEndsAt;
        young = new TreeMap<>();
        // What came while there was nothing to write is not to be made good in one batch.
        owed = 0;
    }

    private Slice slice(int size) {
        Map.Entry<Row, Entry> next = written.map(old::higherEntry).orElseGet(old::firstEntry);
        List<Map.Entry<Row, Entry>> rows = Stream.iterate(next, Objects::nonNull, row -> old.higherEntry(row.getKey()))
                .limit(size)
                .toList();
        return new Slice(rows, isLast(rows) ? oldEndsAt : indexedTo);
    }

    private boolean isLast(List<Map.Entry<Row, Entry>> rows) {
        return !rows.isEmpty() && rows.getLast().getKey().equals(old.lastKey());
    }

    /** The slice is in the table. */
    synchronized void committed(Slice slice) {
        if (slice.isEmpty()) {
            return;
        }
        owed = 0;
        if (isLast(slice.rows)) {
            indexedTo = slice.indexedTo;
            old = Collections.emptyNavigableMap();
            written = Optional.empty();
        } else {
            written = Optional.of(slice.rows.getLast().getKey());
        }
    }

    synchronized boolean complete() {
        return old.isEmpty() && young.isEmpty();
    }

    synchronized OptionalLong lastSequence(Key key) {
        return Stream.of(young, old)
                .flatMap(generation -> newestFirst(generation, key))
                .mapToLong(newest -> newest.getValue().last)
                .findFirst();
    }

    /** Positions of the commits that hold the stream's events from {@code sequence} on, in order. */
    synchronized List<Long> positions(Key key, long sequence) {
        return Stream.of(young, old)
                .flatMap(generation -> newestFirst(generation, key))
                .map(Map.Entry::getValue)
                .takeWhile(entry -> entry.last >= sequence)
                .map(Entry::position)
                .toList()
                .reversed();
    }

    /** Row by row: the stream of a submap view would count all its rows first, each time. */
    private static Stream<Map.Entry<Row, Entry>> newestFirst(NavigableMap<Row, Entry> generation, Key key) {
        return Stream.iterate(
                generation.floorEntry(new Row(key, Long.MAX_VALUE)),
                row -> row != null && row.getKey().key.equals(key),
                row -> generation.lowerEntry(row.getKey()));
    }

    /** 16 bytes of a SHA-256 of the stream's id: short rows, and nobody finds two ids for one key. */
    record Key(long high, long low) {

        private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

        static Key of(String stream) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(stream.getBytes(StandardCharsets.UTF_8));
                return new Key((long) LONG.get(hash, 0), (long) LONG.get(hash, 8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }

        byte[] bytes() {
            return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        }
    }

    private record Row(Key key, long first) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byHigh = Long.compareUnsigned(key.high, other.key.high);
            int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(key.low, other.key.low);
            return byLow != 0 ? byLow : Long.compare(first, other.first);
        }
    }

    private record Entry(long last, long position) {}

    /**
     * Rows for the table.
     *
     * @param indexedTo the position up to which the table is complete, once they are in it
     */
    record Slice(List<Map.Entry<Row, Entry>> rows, long indexedTo) {

        boolean isEmpty() {
            return rows.isEmpty();
        }

        /** @param insert of stream, first, last, position */
        void write(PreparedStatement insert) throws SQLException {
            for (Map.Entry<Row, Entry> row : rows) {
                insert.setBytes(1, row.getKey().key.bytes());
                insert.setLong(2, row.getKey().first);
                insert.setLong(3, row.getValue().last);
                insert.setLong(4, row.getValue().position);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
