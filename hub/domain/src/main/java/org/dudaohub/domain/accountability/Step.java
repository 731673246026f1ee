package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Labelled;

/** The steps of a case that an office has to take in time. */
public enum Step implements Labelled {
    FACT_FINDING("调查认定"),
    REVIEW("复核"),
    APPEAL("申诉处理"),
    CORRECTION("纠正");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
