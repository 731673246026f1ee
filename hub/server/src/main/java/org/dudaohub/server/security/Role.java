package org.dudaohub.server.security;

/** What a login may do. */
public enum Role {
    /** 督导室: everything. */
    OFFICE("督导室"),
    /** 责任督学: files forms, sees every school. */
    INSPECTOR("督学"),
    /** 学校: sees and reports on its own school only. */
    SCHOOL("学校"),
    /** 审计: sees everything, changes nothing. */
    AUDITOR("审计");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
