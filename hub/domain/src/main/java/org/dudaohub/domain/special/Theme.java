package org.dudaohub.domain.special;

import org.dudaohub.domain.Labelled;

/** What a special inspection is about (seed 001 §8, seed 003 §11–15). */
public enum Theme implements Labelled {
    ENROLMENT_AND_FEES("招生收费"),
    DOUBLE_REDUCTION("双减"),
    HOMEWORK("作业管理"),
    PHYSICAL_EDUCATION("学校体育"),
    TERM_START("春秋季开学"),
    EPIDEMIC_CONTROL("疫情防控"),
    CANTEEN_SAFETY("食堂安全"),
    PROPER_CONDUCT("规范办学行为"),
    DIGITALISATION("教育信息化"),
    VOCATIONAL("职业教育"),
    SPECIAL_EDUCATION("特殊教育"),
    KINDERGARTENS("“三园”创建"),
    OTHER("其他");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
