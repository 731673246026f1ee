package org.dudaohub.domain.survey;

import org.dudaohub.domain.Labelled;

/** Who is asked. */
public enum Audience implements Labelled {
    PARENTS("家长"),
    TEACHERS("教师"),
    PUPILS("学生");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
