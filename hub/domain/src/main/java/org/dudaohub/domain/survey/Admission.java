package org.dudaohub.domain.survey;

import org.dudaohub.domain.Labelled;

/** Who may answer. */
public enum Admission implements Labelled {
    /** Whoever holds a ballot that the office handed out, once for each. */
    BALLOT("凭票作答"),
    /** Everybody, as often as they like; a platform that asks for us sees to it that nobody does so twice. */
    OPEN("公开作答");

    private final String label;

    Admission(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
