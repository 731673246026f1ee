package org.dudaohub.domain.intake;

import org.dudaohub.domain.Labelled;

/** How a person settles a conflict. */
public enum Settlement implements Labelled {
    /** The register stays; the platform is to be corrected. */
    KEEP_OURS("保留本台账"),
    /** The platform was right, and the register says so by now. */
    TAKE_THEIRS("采用对方数据");

    private final String label;

    Settlement(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
