package org.dudaohub.domain.training;

import org.dudaohub.domain.Labelled;

/** Who holds a course. */
public enum TrainingLevel implements Labelled {
    PROVINCE("省级"),
    CITY("市级"),
    COUNTY("县级");

    private final String label;

    TrainingLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
