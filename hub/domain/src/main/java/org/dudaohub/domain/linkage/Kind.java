package org.dudaohub.domain.linkage;

import org.dudaohub.domain.Labelled;

/** With which of another department's powers supervision is linked (seed 000 §7). */
public enum Kind implements Labelled {
    PERMIT("行政审批"),
    PENALTY("行政处罚"),
    ENFORCEMENT("行政执法");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
