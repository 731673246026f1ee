package org.dudaohub.domain.inspector;

import org.dudaohub.domain.Labelled;

/** What a yearly appraisal comes to. */
public enum AppraisalGrade implements Labelled {
    EXCELLENT("优秀"),
    COMPETENT("合格"),
    /** Stands in the way of another term. */
    INCOMPETENT("不合格");

    private final String label;

    AppraisalGrade(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
