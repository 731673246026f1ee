package org.dudaohub.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last sequence per stream, as far as the appender remembers; the store is asked on a miss. Only the appender's
 * thread uses it.
 */
final class SequenceCache {

    private static final int CAPACITY = 100_000;

    private final Store store;
    private final Map<String, Long> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    SequenceCache(Store store) {
        this.store = store;
    }

    /** -1 for a stream that doesn't exist. */
    long last(String stream) {
        Long last = known.get(stream);
        if (last == null) {
            last = store.lastSequence(stream).orElse(-1);
            known.put(stream, last);
        }
        return last;
    }

    void written(List<StreamRange> ranges) {
        for (StreamRange range : ranges) {
            known.put(range.stream(), range.last());
        }
    }

    void forgetAll() {
        known.clear();
    }

    /** What a batch would write, on top of what is written. */
    final class Draft {
        private final Map<String, Long> drafted = new HashMap<>();

        /** Adds a commit to the draft; refuses it with the conflict where a stream is past it already. */
        LedgerConflictException add(List<StreamRange> ranges) {
            for (StreamRange range : ranges) {
                Long inBatch = drafted.get(range.stream());
                long last = inBatch == null ? last(range.stream()) : inBatch;
                if (range.first() <= last) {
                    return new LedgerConflictException(range.stream(), range.first(), last);
                }
            }
            for (StreamRange range : ranges) {
                drafted.put(range.stream(), range.last());
            }
            return null;
        }
    }
}
