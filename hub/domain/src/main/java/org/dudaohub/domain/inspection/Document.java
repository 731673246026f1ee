package org.dudaohub.domain.inspection;

import org.dudaohub.domain.Labelled;

/** The documents of an inspection that can be corrected or objected to. */
public enum Document implements Labelled {
    REPORT("督导报告"),
    FEEDBACK("初步督导意见"),
    OPINION("督导意见书");

    private final String label;

    Document(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
