package org.dudaohub.domain.balance;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.rules.ThresholdRule;

/** What a rule profile asks of the schools of a stage, and of how they differ (教督〔2017〕6号). */
public record Standard(Stage stage, RuleProfile profile) {

    /** The least that a school should have of it. */
    public BigDecimal least(Indicator indicator) {
        return profile.threshold(indicator.threshold(stage));
    }

    public boolean isMet(Indicator indicator, SchoolIndicators school) {
        return indicator.of(school).compareTo(least(indicator)) >= 0;
    }

    public int indicatorsToMeet() {
        return profile.threshold(ThresholdRule.INDICATORS_TO_MEET).intValueExact();
    }

    /** A school meets so many indicators, and comes near enough to the requirement in the rest. */
    public boolean isSatisfiedBy(SchoolIndicators school) {
        return Indicator.values().length - missing(school).size() >= indicatorsToMeet()
                && farBelow(school).isEmpty();
    }

    /** The share of the requirement that a school has to reach where it does not meet it. */
    public BigDecimal leastShare() {
        return profile.threshold(ThresholdRule.LEAST_SHARE);
    }

    public BigDecimal greatestVariation() {
        return profile.threshold(stage.variation());
    }

    public Variation variation(Indicator indicator, List<SchoolIndicators> schools) {
        return Variation.of(
                schools.stream().map(SchoolIndicators::pupils).toList(),
                schools.stream().map(indicator::of).toList());
    }

    /** The schools differ little enough in every indicator. */
    boolean isEven(List<SchoolIndicators> schools) {
        return Stream.of(Indicator.values())
                .allMatch(indicator -> variation(indicator, schools).isWithin(greatestVariation()));
    }

    List<Indicator> missing(SchoolIndicators school) {
        return Stream.of(Indicator.values())
                .filter(indicator -> !isMet(indicator, school))
                .toList();
    }

    /** The indicators in which a school does not even reach the least share of the requirement. */
    List<Indicator> farBelow(SchoolIndicators school) {
        return Stream.of(Indicator.values())
                .filter(indicator ->
                        indicator.of(school).compareTo(least(indicator).multiply(leastShare())) < 0)
                .toList();
    }
}
