package org.dudaohub.domain.inspection;

import org.dudaohub.domain.Labelled;

/** What an objection to a document comes to. */
public enum ObjectionVerdict implements Labelled {
    UPHELD("维持"),
    TO_BE_CORRECTED("予以更正");

    private final String label;

    ObjectionVerdict(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
