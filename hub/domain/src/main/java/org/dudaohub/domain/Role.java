package org.dudaohub.domain;

/** In which role a person uses the hub. */
public enum Role implements Labelled {
    /** Staff of a supervision office 督导机构. */
    OFFICE("督导机构"),
    /** An inspector 督学. */
    INSPECTOR("督学"),
    /** A school's or kindergarten's staff, for their own school only. */
    SCHOOL("学校"),
    /** Reads everything, changes nothing. */
    AUDITOR("审计");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
