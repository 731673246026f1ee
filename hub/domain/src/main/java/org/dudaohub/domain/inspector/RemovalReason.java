package org.dudaohub.domain.inspector;

import org.dudaohub.domain.Labelled;

/** Why an inspector leaves. */
public enum RemovalReason implements Labelled {
    TERM_ENDED("聘期届满不再续聘"),
    RESIGNED("本人辞任"),
    TRANSFERRED("工作调动"),
    INCOMPETENT("考核不合格"),
    MISCONDUCT("违规违纪");

    private final String label;

    RemovalReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
