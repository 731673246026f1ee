package org.dudaohub.domain.organization;

import org.dudaohub.domain.Labelled;

/** What an organisation is. */
public enum OrganizationKind implements Labelled {
    /** A committee, supervision office, department or monitoring centre. */
    OFFICE("机构"),
    PRIMARY_SCHOOL("小学"),
    TEACHING_POINT("教学点"),
    JUNIOR_SCHOOL("初中"),
    NINE_YEAR_SCHOOL("九年一贯"),
    COMPLETE_SCHOOL("完中"),
    SENIOR_SCHOOL("高中"),
    VOCATIONAL_SCHOOL("中职"),
    SPECIAL_SCHOOL("特教"),
    KINDERGARTEN("幼儿园");

    private final String label;

    OrganizationKind(String label) {
        this.label = label;
    }

    /** The Chinese word for it, as it stands in registers. */
    @Override
    public String label() {
        return label;
    }

    public boolean isSchool() {
        return this != OFFICE;
    }
}
