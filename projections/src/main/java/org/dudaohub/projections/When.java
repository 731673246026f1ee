package org.dudaohub.projections;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which events are wanted by their two times: the days on which they happened, and the days on which this node recorded
 * them. First and last day belong to it; null leaves an end open.
 */
public record When(LocalDate happenedFrom, LocalDate happenedTo, LocalDate recordedFrom, LocalDate recordedTo) {

    /** Where the offices' days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static final When EVER = new When(null, null, null, null);

    public boolean isEver() {
        return equals(EVER);
    }

    public boolean covers(LocalDate happenedOn, LocalDate recordedOn) {
        return within(happenedOn, happenedFrom, happenedTo) && within(recordedOn, recordedFrom, recordedTo);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
