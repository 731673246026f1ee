package org.dudaohub.projections.statistics;

/**
 * What was counted.
 *
 * @param visits visits recorded
 * @param findings findings raised
 * @param ordered rectification cases ordered
 * @param closed cases whose rectification was accepted
 * @param overdue cases that were declared overdue and about which the school has not reported since
 * @param overdueEver cases that were ever declared overdue
 * @param interviews interviews held
 */
public record Counts(
        long visits, long findings, long ordered, long closed, long overdue, long overdueEver, long interviews) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** The share of the ordered cases that are closed, 0 to 1; 0 where none was ordered. */
    public double rectificationRate() {
        return ordered == 0 ? 0 : (double) closed / ordered;
    }

    Counts plus(Counts other) {
        return new Counts(
                visits + other.visits,
                findings + other.findings,
                ordered + other.ordered,
                closed + other.closed,
                overdue + other.overdue,
                overdueEver + other.overdueEver,
                interviews + other.interviews);
    }
}
