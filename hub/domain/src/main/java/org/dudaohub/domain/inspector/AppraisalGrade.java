package org.dudaohub.domain.inspector;

/** What a yearly appraisal comes to. */
public enum AppraisalGrade {
    EXCELLENT("优秀"),
    COMPETENT("合格"),
    /** Stands in the way of another term. */
    INCOMPETENT("不合格");

    private final String label;

    AppraisalGrade(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
