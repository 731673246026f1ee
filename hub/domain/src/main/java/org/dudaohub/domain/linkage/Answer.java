package org.dudaohub.domain.linkage;

import org.dudaohub.domain.Labelled;

/** What became of a referral. */
public enum Answer implements Labelled {
    PERMIT_CHANGED("变更或吊销许可"),
    PENALISED("已处罚"),
    ORDERED("已责令改正"),
    NOT_PURSUED("不予处理"),
    NOT_COMPETENT("不属于本部门职责");

    private final String label;

    Answer(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
