package org.dudaohub.domain.rating;

import org.dudaohub.domain.Labelled;

/** How well a unit did. */
public enum Rating implements Labelled {
    EXCELLENT("优秀"),
    GOOD("良好"),
    PASSED("合格"),
    FAILED("不合格");

    private final String label;

    Rating(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
