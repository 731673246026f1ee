package org.dudaohub.domain.inspection;

import org.dudaohub.domain.Labelled;

/** The steps of an inspection for which a period runs. */
public enum Step implements Labelled {
    SELF_CHECK("自查自评"),
    FEEDBACK("反馈"),
    DEFENCE("申辩"),
    OPINION("督导意见书"),
    OPINION_REVIEW("督导意见书复核决定"),
    REPORT_UPWARD("上报");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
