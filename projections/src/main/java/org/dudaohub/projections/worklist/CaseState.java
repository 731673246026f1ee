package org.dudaohub.projections.worklist;

import org.dudaohub.domain.Labelled;

/** Where a rectification case stands. */
public enum CaseState implements Labelled {
    /** The school has to rectify and report. */
    ORDERED("待整改"),
    /** The school has reported, the inspector has to revisit. */
    REPORTED("待回访"),
    /** The revisit left something open, the school has to go on. */
    RETURNED("继续整改"),
    /** The deadline passed without a report. */
    OVERDUE("已逾期"),
    CLOSED("已办结"),
    /** It should not have been opened. */
    WITHDRAWN("已撤销");

    private final String label;

    CaseState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
