package org.dudaohub.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last sequence per stream, for the streams written last. The appender tells it of every commit in order, so what it
 * knows is right; what it doesn't know is looked up in the store, by the writer that asks and not by the appender.
 */
final class SequenceCache {

    /** No stream is known, or a stream has no events. */
    static final long NONE = -1;

    private static final int CAPACITY = 100_000;

    /** No stream that was written within that many events has been forgotten: an event writes to one stream at most. */
    static final long REMEMBERED_EVENTS = CAPACITY / 2;

    private final LinkedHashMap<String, Long> written = new LinkedHashMap<>(1024);

    /** {@link #NONE} where it isn't known. */
    synchronized long last(String stream) {
        return written.getOrDefault(stream, NONE);
    }

    synchronized void written(List<StreamRange> ranges) {
        for (StreamRange range : ranges) {
            written.putLast(range.stream(), range.last());
            if (written.size() > CAPACITY) {
                written.pollFirstEntry();
            }
        }
    }

    /**
     * Where the streams of a commit stood when its writer looked.
     *
     * @param head position of the ledger's head before the look
     * @param last per stream range of the commit, in their order
     */
    record LookedUp(long head, long[] last) {}

    /** What a batch would write, on top of what is written. */
    static final class Draft {
        private final Map<String, Long> drafted = new HashMap<>();

        /** {@link #NONE} where the batch writes nothing to it so far. */
        long last(String stream) {
            return drafted.getOrDefault(stream, NONE);
        }

        void add(List<StreamRange> ranges) {
            for (StreamRange range : ranges) {
                drafted.put(range.stream(), range.last());
            }
        }
    }
}
