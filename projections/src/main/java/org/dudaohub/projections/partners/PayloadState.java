package org.dudaohub.projections.partners;

/** How it stands with a payload. There is none for "in work": what was not settled is not begun. */
public enum PayloadState {
    FAILED("失败"),
    CORRECTED("已更正待重办"),
    TAKEN("已办理"),
    RERUN("已重办"),
    DISMISSED("不再处理");

    private final String label;

    PayloadState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether somebody has to do something about it. */
    public boolean isOpen() {
        return this == FAILED || this == CORRECTED;
    }
}
