package org.dudaohub.server.kindergarten;

import java.util.Comparator;
import java.util.List;

/**
 * How far a year's evaluations of the office's kindergartens have come.
 *
 * @param rows those that are to be evaluated first come first
 */
public record ConductCoverage(int year, List<Row> rows) {

    /** How far one has come in the year, in the order in which it is its turn. */
    public enum State {
        SELF_CHECKED("已自查，待评估"),
        OPEN("未提交自查"),
        EVALUATED("已评估");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A kindergarten. Scores are of 100; null where there is none.
     *
     * @param selfScore its own, in the year
     * @param score the county's, in the year
     * @param lastYear the latest year before in which the county scored it, and {@code lastScore} what it got
     */
    public record Row(
            String code,
            String name,
            State state,
            Integer selfScore,
            Integer score,
            Integer lastYear,
            Integer lastScore) {

        /**
         * How weak it is: what the county found last says more than what it says of itself. One of which nothing is known
         * comes before all others.
         */
        private Integer weakness() {
            return lastScore == null ? selfScore : lastScore;
        }
    }

    /** The order in which they are to be evaluated. */
    static final Comparator<Row> WEAK_FIRST = Comparator.comparing(Row::state)
            .thenComparing(Row::weakness, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Row::code);

    public long evaluated() {
        return count(State.EVALUATED);
    }

    public long selfChecked() {
        return count(State.SELF_CHECKED);
    }

    public long open() {
        return count(State.OPEN);
    }

    private long count(State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }
}
