package org.dudaohub.domain.visit;

import org.dudaohub.domain.Labelled;

/** How an inspector looks at a school (seed 004, five (二)). */
public enum Method implements Labelled {
    LESSONS("随机听课"),
    DOCUMENTS("查阅资料"),
    MEETINGS("列席会议"),
    TALKS("座谈走访"),
    QUESTIONNAIRE("问卷调查"),
    TOUR("校园巡视");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
