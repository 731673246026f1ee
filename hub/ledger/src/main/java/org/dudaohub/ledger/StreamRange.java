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
                add(ranges, event);
            }
        }
        return ranges;
    }

    private static void add(List<StreamRange> ranges, LedgerEvent event) {
        // From the end: events of one stream mostly follow each other.
        for (int i = ranges.size() - 1; i >= 0; i--) {
            StreamRange range = ranges.get(i);
            if (range.stream.equals(event.stream())) {
                if (event.sequence() <= range.last) {
                    throw new IllegalArgumentException("Stream " + range.stream + ": sequence " + event.sequence()
                            + " after " + range.last + " in one commit");
                }
                ranges.set(i, new StreamRange(range.stream, range.first, event.sequence()));
                return;
            }
        }
        ranges.add(new StreamRange(event.stream(), event.sequence(), event.sequence()));
    }
}
