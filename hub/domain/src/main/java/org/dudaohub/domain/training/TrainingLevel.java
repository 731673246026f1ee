package org.dudaohub.domain.training;

/** Who holds a course. */
public enum TrainingLevel {
    PROVINCE("省级"),
    CITY("市级"),
    COUNTY("县级");

    private final String label;

    TrainingLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
