package org.dudaohub.server.balance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dudaohub.domain.balance.BalanceEvent.IndicatorSnapshotTaken;
import org.dudaohub.domain.balance.Indicator;
import org.dudaohub.domain.balance.SchoolIndicators;
import org.dudaohub.domain.balance.Standard;
import org.dudaohub.domain.rules.RuleProfile;

/**
 * What a year's monitoring of one stage shows.
 *
 * @param columns the seven indicators with what the rules ask of a school, and how unequal the county is in each
 * @param limit the greatest coefficient of variation that is allowed
 * @param toMeet how many indicators a school has to meet
 * @param leastShare the share of the requirement that it has to reach in the rest, such as {@code 85%}
 * @param schools the school that meets the fewest first
 * @param excluded names of the schools that are not compared
 * @param unreported names of those that should have been
 */
public record BalanceSheet(
        int year,
        String stage,
        boolean balanced,
        List<Column> columns,
        BigDecimal limit,
        int toMeet,
        String leastShare,
        List<Row> schools,
        List<String> excluded,
        List<String> unreported) {

    /** @param within whether the coefficient of variation is within the limit, judged before it was rounded */
    public record Column(String indicator, BigDecimal threshold, BigDecimal variation, boolean within) {}

    /** @param met how many indicators it meets, {@code enough} whether those, and the rest, are as they have to be */
    public record Row(String code, String name, int pupils, List<Cell> cells, int met, boolean enough) {}

    public record Cell(String indicator, BigDecimal value, boolean met) {}

    /**
     * @param profile the rules under which the snapshot was taken
     * @param names of the schools, by their codes
     */
    static BalanceSheet of(IndicatorSnapshotTaken taken, RuleProfile profile, Map<String, String> names) {
        var standard = new Standard(taken.stage(), profile);
        List<Column> columns = Stream.of(Indicator.values())
                .map(indicator -> new Column(
                        indicator.label(),
                        standard.least(indicator),
                        taken.variations().get(indicator),
                        standard.variation(indicator, taken.schools()).isWithin(standard.greatestVariation())))
                .toList();
        List<Row> schools = taken.schools().stream()
                .map(school -> row(taken, standard, names, school))
                .sorted((one, other) -> Integer.compare(one.met(), other.met()))
                .toList();
        return new BalanceSheet(
                taken.year(),
                taken.stage().label(),
                taken.balanced(),
                columns,
                standard.greatestVariation(),
                standard.indicatorsToMeet(),
                standard.leastShare().movePointRight(2).stripTrailingZeros().toPlainString() + "%",
                schools,
                named(taken.excluded(), names),
                named(taken.unreported(), names));
    }

    private static List<String> named(List<String> codes, Map<String, String> names) {
        return codes.stream()
                .map(code -> Objects.requireNonNullElse(names.get(code), code))
                .toList();
    }

    private static Row row(
            IndicatorSnapshotTaken taken, Standard standard, Map<String, String> names, SchoolIndicators school) {
        List<Cell> cells = Stream.of(Indicator.values())
                .map(indicator -> new Cell(indicator.label(), indicator.of(school), standard.isMet(indicator, school)))
                .toList();
        return new Row(
                school.school(),
                Objects.requireNonNullElse(names.get(school.school()), school.school()),
                school.pupils(),
                cells,
                taken.met().get(school.school()),
                standard.isSatisfiedBy(school));
    }
}
