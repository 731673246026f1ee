package org.dudaohub.domain.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;
import static org.dudaohub.domain.Refusals.refusedAs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.balance.BalanceEvent.GapIdentified;
import org.dudaohub.domain.balance.BalanceEvent.IndicatorSnapshotTaken;
import org.dudaohub.domain.organization.DivisionSchools;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.RuleBook;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class MeasuringBalanceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Map<String, OrganizationRegister.Entry> REGISTERED = Stream.of(
                    entry("OFFICE", OrganizationKind.OFFICE, "990123"),
                    entry("GOOD", OrganizationKind.PRIMARY_SCHOOL, "990123"),
                    entry("SIX", OrganizationKind.PRIMARY_SCHOOL, "990123"),
                    entry("WEAK", OrganizationKind.NINE_YEAR_SCHOOL, "990123"),
                    entry("POINT", OrganizationKind.TEACHING_POINT, "990123"),
                    entry("SPECIAL", OrganizationKind.SPECIAL_SCHOOL, "990123"),
                    entry("JUNIOR", OrganizationKind.JUNIOR_SCHOOL, "990123"),
                    entry("NURSERY", OrganizationKind.KINDERGARTEN, "990123"),
                    entry("AWAY", OrganizationKind.PRIMARY_SCHOOL, "990102"),
                    closed("GONE", LocalDate.of(2025, 8, 31)),
                    closed("MERGED", LocalDate.of(2026, 3, 1)))
            .collect(Collectors.toMap(OrganizationRegister.Entry::code, Function.identity()));
    private static final OrganizationRegister REGISTER = code -> Optional.ofNullable(REGISTERED.get(code));

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
        assertThat(Variation.of(pupils, perPupil).rounded()).isEqualByComparingTo("0.515");
    }

    @Test
    void where_nobody_has_anything_nothing_varies() {
        Variation none = Variation.of(List.of(10, 20), List.of(BigDecimal.ZERO, BigDecimal.ZERO));
        assertThat(none.rounded()).isEqualByComparingTo("0");
        assertThat(none.isWithin(BigDecimal.ZERO)).isTrue();
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
                                List.of(),
                                DAY))))));
    }

    @Test
    void a_limit_is_held_against_the_coefficient_before_it_is_rounded() {
        List<Integer> pupils = List.of(100, 100);
        Variation limit = Variation.of(pupils, List.of(new BigDecimal("15"), new BigDecimal("5")));
        Variation above = Variation.of(pupils, List.of(new BigDecimal("15.004"), new BigDecimal("4.996")));
        assertThat(limit.rounded()).isEqualByComparingTo(above.rounded());
        assertThat(limit.isWithin(new BigDecimal("0.50"))).isTrue();
        assertThat(above.isWithin(new BigDecimal("0.50"))).isFalse();
    }

    @Test
    void a_county_whose_variation_is_only_rounded_to_the_limit_is_not_balanced() throws Exception {
        given().when(take(
                        indicators("GOOD", 500, "15.004", "1", "1", "5", "8", "2500", "2.5"),
                        indicators("SIX", 500, "4.996", "1", "1", "5", "8", "2500", "2.5")))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        predicate(event -> event instanceof IndicatorSnapshotTaken taken
                                && taken.greatestVariation().compareTo(new BigDecimal("0.5")) == 0
                                && !taken.balanced()))));
    }

    @Test
    void the_indicator_that_a_school_misses_reaches_85_percent_of_the_requirement() throws Exception {
        given().when(take(GOOD, indicators("SIX", 500, "3.57", "1", "1", "5", "8", "2500", "2.5")))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        predicate(event -> event instanceof IndicatorSnapshotTaken taken && taken.balanced()))));
        given().when(take(GOOD, indicators("SIX", 500, "3.56", "1", "1", "5", "8", "2500", "2.5")))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        predicate(event -> event instanceof IndicatorSnapshotTaken taken && !taken.balanced()),
                        predicate(event -> event.equals(new GapIdentified(
                                "YZ-1",
                                "SIX",
                                2026,
                                Stage.PRIMARY,
                                List.of(Indicator.HIGHLY_EDUCATED_TEACHERS),
                                List.of(Indicator.HIGHLY_EDUCATED_TEACHERS),
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
    void a_county_that_leaves_a_school_out_is_not_balanced_and_the_school_is_named() throws Exception {
        given(List.of("GOOD", "SIX", "WEAK", "POINT", "SPECIAL", "JUNIOR", "NURSERY"))
                .when(take(GOOD, SIX))
                .expectEventsMatching(payloadsMatching(
                        exactSequenceOf(predicate(event -> event instanceof IndicatorSnapshotTaken taken
                                && !taken.balanced()
                                && taken.unreported().equals(List.of("WEAK"))))));
        given(List.of("GOOD", "SIX", "POINT", "SPECIAL", "JUNIOR", "NURSERY"))
                .when(take(GOOD, SIX))
                .expectEventsMatching(payloadsMatching(
                        exactSequenceOf(predicate(event -> event instanceof IndicatorSnapshotTaken taken
                                && taken.balanced()
                                && taken.unreported().isEmpty()))));
    }

    @Test
    void the_same_figures_change_nothing_though_the_register_knows_another_school_by_now() throws Exception {
        List<String> known = new ArrayList<>();
        var fixture = fixture(known);
        var takenOnce = fixture.givenCommands(take(GOOD, SIX));
        known.add("WEAK");
        takenOnce.when(take(GOOD, SIX)).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("YZ-1"));
    }

    @Test
    void what_was_recorded_before_anybody_asked_who_is_missing_still_reads() throws Exception {
        IndicatorSnapshotTaken old = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .build()
                .readValue("""
                        {"snapshot": "YZ-0", "office": "OFFICE", "year": 2025, "stage": "PRIMARY", "schools": [], "excluded": [],
                         "variations": {}, "greatestVariation": 0.1, "met": {}, "balanced": true,
                         "ruleProfile": "national-2021", "happenedOn": "2025-06-30"}
                        """, IndicatorSnapshotTaken.class);
        assertThat(old.unreported()).isEmpty();
        assertThat(old.balanced()).isTrue();
    }

    @Test
    void only_schools_of_the_stage_and_of_the_county_that_there_still_were_are_compared() throws Exception {
        for (String wrong : List.of("JUNIOR", "NURSERY", "OFFICE", "AWAY", "GONE")) {
            given().when(take(GOOD, indicators(wrong, 500, "5", "1", "1", "5", "8", "2500", "2.5")))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.INVALID));
        }
        given().when(take(GOOD, indicators("MERGED", 500, "5", "1", "1", "5", "8", "2500", "2.5")))
                .expectEventsMatching(leavesOut(List.of()));
    }

    @Test
    void no_school_is_counted_twice() throws Exception {
        given().when(take(GOOD, SIX, GOOD)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.INVALID));
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

    private static OrganizationRegister.Entry entry(String code, OrganizationKind kind, String division) {
        return new OrganizationRegister.Entry(code, code, kind, division);
    }

    private static OrganizationRegister.Entry closed(String code, LocalDate day) {
        return new OrganizationRegister.Entry(
                code, code, OrganizationKind.PRIMARY_SCHOOL, "990123", 500, null, day, null, List.of());
    }

    private static TestExecutor<Snapshot> given() throws Exception {
        return given(List.of());
    }

    /** @param known codes of the schools that the register has of the county */
    private static TestExecutor<Snapshot> given(List<String> known) throws Exception {
        return fixture(known).givenNoPriorActivity();
    }

    private static AggregateTestFixture<Snapshot> fixture() throws Exception {
        return fixture(List.of());
    }

    private static AggregateTestFixture<Snapshot> fixture(List<String> known) throws Exception {
        var fixture = new AggregateTestFixture<>(Snapshot.class);
        DivisionSchools schools =
                (division, day) -> known.stream().map(REGISTERED::get).toList();
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json")) {
            fixture.registerInjectableResources(
                    REGISTER, schools, SampleCounty.on(DAY), RuleBook.read(List.of(national)));
        }
        return fixture;
    }
}
