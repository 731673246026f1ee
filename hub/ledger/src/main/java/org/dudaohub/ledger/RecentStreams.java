package org.dudaohub.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/**
 * The commits of the streams that were asked for or written last, so that a case that goes on is not looked for on the disk
 * again: it is asked for by every command on it, and by every command that has to know its school. For a store that nobody
 * else appends to. Safe for use by many threads.
 *
 * <p>A stream is known whole or not at all. One without commits is known too: commands ask for cases that are yet to begin.
 */
final class RecentStreams {

    /** Of commits' bodies, each counted once for each stream that it is kept for. */
    private static final long MOST_BYTES = 16L << 20;

    private static final long NONE = -1;

    /** For the entry itself, with or without commits. */
    private static final long OVERHEAD = 256;

    private static final int INITIAL = 1_024;
    private static final float LOAD = 0.75f;

    private final LinkedHashMap<String, Entry> streams = new LinkedHashMap<>(INITIAL, LOAD, true);
    private long bytes;

    /**
     * A stream's commits in order.
     *
     * @param last number of its last event, {@link #NONE} where it has none
     */
    record Known(List<CommitRecord> commits, long last) {

        /** @param commits all that there are */
        static Known of(String stream, List<CommitRecord> commits) {
            long last = NONE;
            if (!commits.isEmpty()) {
                for (StreamRange range : PreparedCommit.of(commits.getLast()).streams()) {
                    last = range.stream().equals(stream) ? range.last() : last;
                }
            }
            return new Known(commits, last);
        }

        /** Whether it tells what follows: all of the stream, or that there is nothing. The disk finds a part faster. */
        boolean tells(long sequence) {
            return sequence == 0 || sequence > last;
        }

        /** As {@link Store#readStream} wants it. */
        List<CommitRecord> from(long sequence, long position, int max) {
            return sequence > last
                    ? List.of()
                    : commits.stream()
                            .filter(commit -> commit.position() >= position)
                            .limit(max)
                            .toList();
        }

        OptionalLong lastSequence() {
            return last == NONE ? OptionalLong.empty() : OptionalLong.of(last);
        }
    }

    /** @param known null while a reader is on its way to the disk */
    private record Entry(Known known, long bytes) {

        static Entry of(Known known) {
            return new Entry(known, OVERHEAD + SqliteReaders.bytes(known.commits()));
        }

        Entry with(CommitRecord commit, long last) {
            List<CommitRecord> commits = new ArrayList<>(known.commits().size() + 1);
            commits.addAll(known.commits());
            commits.add(commit);
            return new Entry(new Known(Collections.unmodifiableList(commits), last), bytes + commit.body().length);
        }
    }

    /** Null where it isn't known. */
    synchronized Known find(String stream) {
        Entry entry = streams.get(stream);
        return entry == null ? null : entry.known;
    }

    /**
     * Before a stream is read.
     *
     * @return what {@link #read} wants to see again; a commit to the stream makes it void
     */
    synchronized Object reading(String stream) {
        Entry marker = new Entry(null, OVERHEAD);
        put(stream, marker);
        return marker;
    }

    /** The whole stream was read; it is remembered unless something was written to it meanwhile. */
    synchronized void read(String stream, Object reading, Known read) {
        if (streams.get(stream) == reading) {
            put(stream, Entry.of(read));
        }
    }

    /** What is durable now. */
    synchronized void written(List<PreparedCommit> batch) {
        for (PreparedCommit commit : batch) {
            for (StreamRange range : commit.streams()) {
                write(range, commit.record());
            }
        }
    }

    private void write(StreamRange range, CommitRecord commit) {
        Entry before = streams.get(range.stream());
        if (range.first() == 0) {
            put(range.stream(), Entry.of(new Known(List.of(commit), range.last())));
        } else if (before != null && before.known != null && before.known.last == range.first() - 1) {
            put(range.stream(), before.with(commit, range.last()));
        } else {
            forget(range.stream());
        }
    }

    /** It isn't sure what was written. */
    synchronized void forgetAll() {
        streams.clear();
        bytes = 0;
    }

    private void put(String stream, Entry entry) {
        forget(stream);
        if (entry.bytes > SqliteReaders.PAGE_BYTES) {
            return;
        }
        streams.put(stream, entry);
        bytes += entry.bytes;
        while (bytes > MOST_BYTES) {
            bytes -= streams.pollFirstEntry().getValue().bytes;
        }
    }

    private void forget(String stream) {
        Entry before = streams.remove(stream);
        if (before != null) {
            bytes -= before.bytes;
        }
    }
}
