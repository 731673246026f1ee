package org.dudaohub.domain.inspector;

/** Why an inspector leaves. */
public enum RemovalReason {
    TERM_ENDED("聘期届满不再续聘"),
    RESIGNED("本人辞任"),
    TRANSFERRED("工作调动"),
    INCOMPETENT("考核不合格"),
    MISCONDUCT("违规违纪");

    private final String label;

    RemovalReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
