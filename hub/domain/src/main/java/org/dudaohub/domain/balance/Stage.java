package org.dudaohub.domain.balance;

import java.util.Set;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.rules.ThresholdRule;

/** The stage of schooling that is compared. */
public enum Stage implements Labelled {
    PRIMARY(
            "小学",
            ThresholdRule.VARIATION_PRIMARY,
            OrganizationKind.PRIMARY_SCHOOL,
            OrganizationKind.TEACHING_POINT,
            OrganizationKind.NINE_YEAR_SCHOOL),
    JUNIOR(
            "初中",
            ThresholdRule.VARIATION_JUNIOR,
            OrganizationKind.JUNIOR_SCHOOL,
            OrganizationKind.NINE_YEAR_SCHOOL,
            OrganizationKind.COMPLETE_SCHOOL);

    private final String label;
    private final ThresholdRule variation;
    private final Set<OrganizationKind> kinds;

    Stage(String label, ThresholdRule variation, OrganizationKind... kinds) {
        this.label = label;
        this.variation = variation;
        this.kinds = Set.of(kinds);
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether a school of that kind has pupils of this stage who are compared. */
    boolean isTaughtAt(OrganizationKind kind) {
        return kinds.contains(kind);
    }

    /** The greatest coefficient of variation that an indicator may have. */
    public ThresholdRule variation() {
        return variation;
    }
}
