package org.dudaohub.domain.balance;

import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.rules.ThresholdRule;

/** The stage of schooling that is compared. */
public enum Stage implements Labelled {
    PRIMARY("小学", ThresholdRule.VARIATION_PRIMARY),
    JUNIOR("初中", ThresholdRule.VARIATION_JUNIOR);

    private final String label;
    private final ThresholdRule variation;

    Stage(String label, ThresholdRule variation) {
        this.label = label;
        this.variation = variation;
    }

    @Override
    public String label() {
        return label;
    }

    /** The greatest coefficient of variation that an indicator may have. */
    public ThresholdRule variation() {
        return variation;
    }
}
