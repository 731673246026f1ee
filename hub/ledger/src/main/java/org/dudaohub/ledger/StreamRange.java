package org.dudaohub.ledger;

import java.util.ArrayList;
import java.util.List;

/** The numbers, from first to last, that one commit writes to one stream. */
public record StreamRange(String stream, long first, long last) {

    /** @throws IllegalArgumentException where the events of a stream don't rise */
    static List<StreamRange> of(List<LedgerEvent> events) {
        List<StreamRange> ranges = new ArrayList<>(2);
        for (LedgerEvent event : events) {
            if (event.stream() != null) {
                add(ranges, event.stream(), event.sequence());
            }
        }
        return ranges;
    }

    static void add(List<StreamRange> ranges, String stream, long sequence) {
        // From the end: events of one stream mostly follow each other.
        for (int i = ranges.size() - 1; i >= 0; i--) {
            StreamRange range = ranges.get(i);
            if (range.stream.equals(stream)) {
                if (sequence <= range.last) {
                    throw new IllegalArgumentException("Stream " + range.stream + ": sequence " + sequence + " after "
                            + range.last + " in one commit");
                }
                ranges.set(i, new StreamRange(range.stream, range.first, sequence));
                return;
            }
        }
        ranges.add(new StreamRange(stream, sequence, sequence));
    }
}
