package org.dudaohub.domain.supervision;

import org.dudaohub.domain.Labelled;

/** How a finding is followed up: the four grades seen in practice. */
public enum Grade implements Labelled {
    /** The school sees to it at once. */
    MINOR("小问题"),
    /** A rectification notice with a deadline. */
    ORDINARY("一般"),
    /** Goes to the supervision office. */
    SERIOUS("严重"),
    /** Needs several departments. */
    COMPLEX("复杂");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
