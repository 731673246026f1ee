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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

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

    private Map<Key, Entry> young = new HashMap<>();
    private int youngSize;
    private Map<Key, Entry> old = Map.of();
    private List<Row> rows = List.of();
    private int written;
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
                Key key = Key.of(range.stream());
                young.put(key, new Entry(range.first(), range.last(), position, young.get(key)));
                youngSize++;
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
        if (rows.isEmpty() && youngSize >= GENERATION) {
            freeze();
        }
        return owed >= SLICE ? slice(owed) : slice(0);
    }

    /** All that is missing in the table, in two slices at most. */
    synchronized Slice rest() {
        if (rows.isEmpty()) {
            freeze();
        }
        return slice(Integer.MAX_VALUE);
    }

    private void freeze() {
        old = young;
        oldEndsAt = youngEndsAt;
        rows = new ArrayList<>(youngSize);
        old.forEach((key, newest) -> {
            for (Entry entry = newest; entry != null; entry = entry.older) {
                rows.add(new Row(key, entry));
            }
        });
        rows.sort(Row::compareTo);
        written = 0;
        young = new HashMap<>();
        youngSize = 0;
    }

    private Slice slice(int size) {
        int end = (int) Math.min(rows.size(), (long) written + size);
        return new Slice(List.copyOf(rows.subList(written, end)), end == rows.size() ? oldEndsAt : indexedTo);
    }

    /** The slice is in the table. */
    synchronized void committed(Slice slice) {
        written += slice.rows.size();
        if (!slice.rows.isEmpty()) {
            owed = 0;
        }
        if (written == rows.size()) {
            indexedTo = slice.indexedTo;
            rows = List.of();
            old = Map.of();
            written = 0;
        }
    }

    synchronized boolean complete() {
        return rows.isEmpty() && young.isEmpty();
    }

    synchronized OptionalLong lastSequence(Key key) {
        Entry entry = young.get(key);
        if (entry == null) {
            entry = old.get(key);
        }
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.last);
    }

    /** Positions of the commits that hold the stream's events from {@code sequence} on, in order. */
    synchronized List<Long> positions(Key key, long sequence) {
        List<Long> positions = new ArrayList<>();
        collect(young.get(key), sequence, positions);
        collect(old.get(key), sequence, positions);
        return positions.reversed();
    }

    private static void collect(Entry newest, long sequence, List<Long> positions) {
        for (Entry entry = newest; entry != null && entry.last >= sequence; entry = entry.older) {
            positions.add(entry.position);
        }
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

    private record Entry(long first, long last, long position, Entry older) {}

    private record Row(Key key, Entry entry) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byHigh = Long.compareUnsigned(key.high, other.key.high);
            int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(key.low, other.key.low);
            return byLow != 0 ? byLow : Long.compare(entry.first, other.entry.first);
        }
    }

    /**
     * Rows for the table.
     *
     * @param indexedTo the position up to which the table is complete, once they are in it
     */
    record Slice(List<Row> rows, long indexedTo) {

        boolean isEmpty() {
            return rows.isEmpty();
        }

        /** @param insert of stream, first, last, position */
        void write(PreparedStatement insert) throws SQLException {
            for (Row row : rows) {
                insert.setBytes(1, row.key.bytes());
                insert.setLong(2, row.entry.first);
                insert.setLong(3, row.entry.last);
                insert.setLong(4, row.entry.position);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
