package org.dudaohub.domain.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;
import static org.dudaohub.domain.Refusals.refusedAs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.balance.BalanceEvent.GapIdentified;
import org.dudaohub.domain.balance.BalanceEvent.IndicatorSnapshotTaken;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.RuleBook;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class MeasuringBalanceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final OrganizationRegister REGISTER = code -> Optional.ofNullable(Map.of(
                            "OFFICE", OrganizationKind.OFFICE,
                            "GOOD", OrganizationKind.PRIMARY_SCHOOL,
                            "SIX", OrganizationKind.PRIMARY_SCHOOL,
                            "WEAK", OrganizationKind.PRIMARY_SCHOOL,
                            "POINT", OrganizationKind.TEACHING_POINT,
                            "SPECIAL", OrganizationKind.SPECIAL_SCHOOL)
                    .get(code))
            .map(kind -> new OrganizationRegister.Entry(code, code, kind, "990123"));

    private static final SchoolIndicators GOOD = indicators("GOOD", 500, "5", "1", "1", "5", "8", "2500", "2.5");
    private static final SchoolIndicators SIX = indicators("SIX", 500, "4", "1", "1", "5", "8", "2500", "2.5");
    private static final SchoolIndicators WEAK = indicators("WEAK", 500, "4", "0.9", "1", "5", "8", "2500", "2.5");

    @Test
    void the_coefficient_of_variation_of_the_golden_example_is_0_515() {
        List<Integer> pupils = List.of(45, 37, 89, 76, 55);
        List<Integer> books = List.of(279, 137, 935, 160, 402);
        List<BigDecimal> perPupil = IntStream.range(0, pupils.size())
                .mapToObj(i -> BigDecimal.valueOf(books.get(i))
                        .divide(BigDecimal.valueOf(pupils.get(i)), MathContext.DECIMAL64))
                .toList();
        assertThat(Variation.of(pupils, perPupil)).isEqualByComparingTo("0.515");
    }

    @Test
    void where_nobody_has_anything_nothing_varies() {
        assertThat(Variation.of(List.of(10, 20), List.of(BigDecimal.ZERO, BigDecimal.ZERO)))
                .isEqualByComparingTo("0");
    }

    @Test
    void six_of_seven_indicators_are_enough() throws Exception {
        given().when(take(GOOD, SIX))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        predicate(event -> event instanceof IndicatorSnapshotTaken taken
                                && taken.balanced()
                                && taken.met().equals(Map.of("GOOD", 7, "SIX", 6))
                                && taken.ruleProfile().equals("national-2021")))));
    }

    @Test
    void a_school_that_meets_five_has_a_gap_and_the_county_is_not_balanced() throws Exception {
        given().when(take(GOOD, WEAK))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        predicate(event -> event instanceof IndicatorSnapshotTaken taken && !taken.balanced()),
                        predicate(event -> event.equals(new GapIdentified(
                                "YZ-1",
                                "WEAK",
                                2026,
                                Stage.PRIMARY,
                                List.of(Indicator.HIGHLY_EDUCATED_TEACHERS, Indicator.BACKBONE_TEACHERS),
                                DAY))))));
    }

    @Test
    void a_county_whose_schools_differ_too_much_is_not_balanced_though_each_is_good_enough() throws Exception {
        given().when(take(GOOD, indicators("SIX", 500, "50", "1", "1", "5", "8", "2500", "2.5")))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        predicate(event -> event instanceof IndicatorSnapshotTaken taken
                                && !taken.balanced()
                                && taken.greatestVariation().compareTo(new BigDecimal("0.50")) > 0))));
    }

    @Test
    void special_schools_and_small_teaching_points_are_left_out_and_large_ones_are_not() throws Exception {
        SchoolIndicators special = indicators("SPECIAL", 80, "0", "0", "0", "0", "0", "0", "0");
        given().when(take(GOOD, special, indicators("POINT", 49, "0", "0", "0", "0", "0", "0", "0")))
                .expectEventsMatching(leavesOut(List.of("SPECIAL", "POINT")));
        given().when(take(GOOD, special, indicators("POINT", 50, "5", "1", "1", "5", "8", "2500", "2.5")))
                .expectEventsMatching(leavesOut(List.of("SPECIAL")));
    }

    @Test
    void the_same_figures_again_change_nothing_and_others_are_refused() throws Exception {
        var fixture = fixture();
        fixture.givenCommands(take(GOOD))
                .when(take(GOOD))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("YZ-1"));
        fixture()
                .givenCommands(take(GOOD))
                .when(take(GOOD, SIX))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_missing_or_negative_figure_is_refused() throws Exception {
        given().when(take(indicators("GOOD", 500, "-1", "1", "1", "5", "8", "2500", "2.5")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        given().when(take(indicators("GOOD", 0, "5", "1", "1", "5", "8", "2500", "2.5")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void an_unregistered_school_is_refused() throws Exception {
        given().when(take(indicators("NOBODY", 500, "5", "1", "1", "5", "8", "2500", "2.5")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_snapshot_without_schools_or_to_come_is_refused() throws Exception {
        given().when(take()).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
        given().when(new TakeIndicatorSnapshot("YZ-1", "OFFICE", 2026, Stage.PRIMARY, List.of(GOOD), DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private static Matcher<? extends List<? super EventMessage<?>>> leavesOut(List<String> excluded) {
        return payloadsMatching(exactSequenceOf(predicate(event -> event instanceof IndicatorSnapshotTaken taken
                && taken.excluded().equals(excluded))));
    }

    private static TakeIndicatorSnapshot take(SchoolIndicators... schools) {
        return new TakeIndicatorSnapshot("YZ-1", "OFFICE", 2026, Stage.PRIMARY, List.of(schools), DAY);
    }

    private static SchoolIndicators indicators(
            String school, int pupils, String a, String b, String c, String d, String e, String f, String g) {
        return new SchoolIndicators(
                school,
                pupils,
                new BigDecimal(a),
                new BigDecimal(b),
                new BigDecimal(c),
                new BigDecimal(d),
                new BigDecimal(e),
                new BigDecimal(f),
                new BigDecimal(g));
    }

    private static TestExecutor<Snapshot> given(Object... history) throws Exception {
        return fixture().given(history);
    }

    private static AggregateTestFixture<Snapshot> fixture() throws Exception {
        var fixture = new AggregateTestFixture<>(Snapshot.class);
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json")) {
            fixture.registerInjectableResources(REGISTER, SampleCounty.on(DAY), RuleBook.read(List.of(national)));
        }
        return fixture;
    }
}
