package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Labelled;

/** What calls for a graver measure, besides a second case within the time that the rules set. */
public enum Circumstance implements Labelled {
    OBSTRUCTED("隐瞒事实真相或阻挠督导"),
    RETALIATED("威胁恐吓、打击报复"),
    NOT_CORRECTED("被问责后仍不纠正");

    private final String label;

    Circumstance(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
