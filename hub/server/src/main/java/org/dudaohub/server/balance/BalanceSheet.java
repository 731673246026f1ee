package org.dudaohub.server.balance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dudaohub.domain.balance.BalanceEvent.IndicatorSnapshotTaken;
import org.dudaohub.domain.balance.Indicator;
import org.dudaohub.domain.balance.SchoolIndicators;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.rules.ThresholdRule;

/**
 * What a year's monitoring of one stage shows.
 *
 * @param columns the seven indicators with what the rules ask of a school, and how unequal the county is in each
 * @param limit the greatest coefficient of variation that is allowed
 * @param toMeet how many indicators a school has to meet
 * @param schools the school that meets the fewest first
 * @param excluded names of the schools that are not compared
 */
public record BalanceSheet(
        int year,
        String stage,
        boolean balanced,
        List<Column> columns,
        BigDecimal limit,
        int toMeet,
        List<Row> schools,
        List<String> excluded) {

    /** @param within whether the coefficient of variation is within the limit */
    public record Column(String indicator, BigDecimal threshold, BigDecimal variation, boolean within) {}

    /** @param met how many indicators it meets, {@code enough} whether those are as many as it has to */
    public record Row(String code, String name, int pupils, List<Cell> cells, int met, boolean enough) {}

    public record Cell(String indicator, BigDecimal value, boolean met) {}

    /**
     * @param profile the rules under which the snapshot was taken
     * @param names of the schools, by their codes
     */
    static BalanceSheet of(IndicatorSnapshotTaken taken, RuleProfile profile, Map<String, String> names) {
        BigDecimal limit = profile.threshold(taken.stage().variation());
        int toMeet = profile.threshold(ThresholdRule.INDICATORS_TO_MEET).intValueExact();
        List<Column> columns = Stream.of(Indicator.values())
                .map(indicator -> new Column(
                        indicator.label(),
                        profile.threshold(indicator.threshold(taken.stage())),
                        taken.variations().get(indicator),
                        taken.variations().get(indicator).compareTo(limit) <= 0))
                .toList();
        List<Row> schools = taken.schools().stream()
                .map(school -> row(taken, profile, names, toMeet, school))
                .sorted((one, other) -> Integer.compare(one.met(), other.met()))
                .toList();
        return new BalanceSheet(
                taken.year(),
                taken.stage().label(),
                taken.balanced(),
                columns,
                limit,
                toMeet,
                schools,
                taken.excluded().stream()
                        .map(code -> Objects.requireNonNullElse(names.get(code), code))
                        .toList());
    }

    private static Row row(
            IndicatorSnapshotTaken taken,
            RuleProfile profile,
            Map<String, String> names,
            int toMeet,
            SchoolIndicators school) {
        int met = taken.met().get(school.school());
        List<Cell> cells = Stream.of(Indicator.values())
                .map(indicator -> new Cell(
                        indicator.label(),
                        indicator.of(school),
                        indicator.of(school).compareTo(profile.threshold(indicator.threshold(taken.stage()))) >= 0))
                .toList();
        return new Row(
                school.school(),
                Objects.requireNonNullElse(names.get(school.school()), school.school()),
                school.pupils(),
                cells,
                met,
                met >= toMeet);
    }
}
