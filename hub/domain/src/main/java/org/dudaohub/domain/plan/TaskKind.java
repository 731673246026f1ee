package org.dudaohub.domain.plan;

import org.dudaohub.domain.Labelled;

/** What somebody goes to a school for. */
public enum TaskKind implements Labelled {
    REGULAR("经常性督导"),
    SPECIAL("专项督导"),
    COMPREHENSIVE("综合督导"),
    REVISIT("整改回访"),
    /** A check by a section 科室 of the education office; it burdens the school like an inspection. */
    SECTION_CHECK("科室检查");

    private final String label;

    TaskKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
