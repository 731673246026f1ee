package org.dudaohub.domain.frequency;

import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.organization.OrganizationKind;

/** What each school has to go through once in a cycle of three to five years. */
public enum CycleKind implements Labelled {
    /** 教育督导条例. */
    COMPREHENSIVE_INSPECTION("综合督导"),
    /** 幼儿园办园行为督导评估办法 (2017). */
    CONDUCT_EVALUATION("办园行为督导评估");

    private final String label;

    CycleKind(String label) {
        this.label = label;
    }

    public static CycleKind of(OrganizationKind kind) {
        return kind == OrganizationKind.KINDERGARTEN ? CONDUCT_EVALUATION : COMPREHENSIVE_INSPECTION;
    }

    @Override
    public String label() {
        return label;
    }
}
