package org.dudaohub.domain.rating;

import org.dudaohub.domain.Labelled;

/** What a school can be a demonstration of, and in how many rounds of a year it can be rated. */
public enum DemonstrationKind implements Labelled {
    SENIOR_SCHOOL("示范性普通高中", 1),
    KINDERGARTEN("示范性幼儿园", 2);

    private final String label;
    private final int roundsPerYear;

    DemonstrationKind(String label, int roundsPerYear) {
        this.label = label;
        this.roundsPerYear = roundsPerYear;
    }

    @Override
    public String label() {
        return label;
    }

    int roundsPerYear() {
        return roundsPerYear;
    }
}
