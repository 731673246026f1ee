package org.dudaohub.domain.accountability;

import org.dudaohub.domain.Labelled;

/** What the superior of a unit may be advised to do about its leaders (seed 000 §8). */
public enum Advice implements Labelled {
    NO_AWARDS("不得评优评先"),
    NO_PROMOTION("不得提拔使用"),
    NO_TRANSFER("不得转任重要职务"),
    ACCOUNTABILITY("按照有关规定问责");

    private final String label;

    Advice(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
