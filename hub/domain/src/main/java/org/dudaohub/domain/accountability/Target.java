package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Labelled;

/** Who is held to account. */
public enum Target implements Labelled {
    UNIT("被督导单位"),
    PERSON("责任人");

    private final String label;

    Target(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
