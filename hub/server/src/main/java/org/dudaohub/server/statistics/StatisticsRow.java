package org.dudaohub.server.statistics;

import org.dudaohub.projections.statistics.Counts;
import org.dudaohub.projections.statistics.DivisionStatistics;

/**
 * The figures of one division.
 *
 * @param overdue cases whose deadline passed and about which the school has not reported since
 * @param interviews interviews held
 * @param rectificationRate share of the ordered cases that are closed, 0 to 1
 */
record StatisticsRow(
        String division,
        String name,
        long visits,
        long findings,
        long ordered,
        long closed,
        long overdue,
        long interviews,
        double rectificationRate) {

    static StatisticsRow of(DivisionStatistics division) {
        return of(division.division(), division.name(), division.counts());
    }

    static StatisticsRow total(Counts counts) {
        return of("", "合计", counts);
    }

    private static StatisticsRow of(String division, String name, Counts counts) {
        return new StatisticsRow(
                division,
                name,
                counts.visits(),
                counts.findings(),
                counts.ordered(),
                counts.closed(),
                counts.overdue(),
                counts.interviews(),
                counts.rectificationRate());
    }

    /** The rate as pages show it: {@code 87.5%}, or a dash where no case was ordered. */
    public String ratePercent() {
        return ordered == 0 ? "—" : "%.1f%%".formatted(rectificationRate * 100);
    }
}
