package org.dudaohub.domain.rating;

import java.util.Set;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.organization.OrganizationKind;

/** What a school can be a demonstration of, and in how many rounds of a year it can be rated. */
public enum DemonstrationKind implements Labelled {
    SENIOR_SCHOOL("示范性普通高中", 1, OrganizationKind.SENIOR_SCHOOL, OrganizationKind.COMPLETE_SCHOOL),
    KINDERGARTEN("示范性幼儿园", 2, OrganizationKind.KINDERGARTEN);

    private final String label;
    private final int roundsPerYear;
    private final Set<OrganizationKind> kinds;

    DemonstrationKind(String label, int roundsPerYear, OrganizationKind... kinds) {
        this.label = label;
        this.roundsPerYear = roundsPerYear;
        this.kinds = Set.of(kinds);
    }

    @Override
    public String label() {
        return label;
    }

    int roundsPerYear() {
        return roundsPerYear;
    }

    boolean isOpenTo(OrganizationKind kind) {
        return kinds.contains(kind);
    }
}
