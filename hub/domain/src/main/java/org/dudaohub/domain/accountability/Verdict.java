package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Labelled;

/** What a review or an appeal comes to. */
public enum Verdict implements Labelled {
    UPHELD("维持"),
    CHANGED("变更"),
    REVOKED("撤销");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
