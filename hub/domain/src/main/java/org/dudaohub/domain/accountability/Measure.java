package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Labelled;

/** How a unit or a person is held to account, from the mildest to the gravest (教育督导问责办法 2021). */
public enum Measure implements Labelled {
    PUBLIC_CRITICISM(Target.UNIT, "公开批评"),
    INTERVIEW_OF_UNIT(Target.UNIT, "约谈单位"),
    SUPERVISION_CIRCULAR(Target.UNIT, "督导通报"),
    RESOURCE_ADJUSTMENT(Target.UNIT, "资源调整"),

    ORDERED_EXAMINATION(Target.PERSON, "责令检查"),
    INTERVIEW_OF_PERSON(Target.PERSON, "约谈"),
    CIRCULAR_CRITICISM(Target.PERSON, "通报批评"),
    ORGANIZATIONAL_MEASURE(Target.PERSON, "组织处理"),
    DISCIPLINARY_SANCTION(Target.PERSON, "处分"),
    TRANSFER(Target.PERSON, "移交监察机关或司法机关");

    private final Target target;
    private final String label;

    Measure(Target target, String label) {
        this.target = target;
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    public boolean isFor(Target candidate) {
        return target == candidate;
    }

    /** Of two for the same target. */
    boolean isGraverThan(Measure other) {
        return compareTo(other) > 0;
    }

    boolean isTheGravest() {
        return this == RESOURCE_ADJUSTMENT || this == TRANSFER;
    }
}
