package org.dudaohub.domain.zone;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.inspector.InspectorKind;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.ShippedRules;
import org.dudaohub.domain.zone.ZoneEvent.CoverageCompleted;
import org.dudaohub.domain.zone.ZoneEvent.CoverageGapFound;
import org.dudaohub.domain.zone.ZoneEvent.StaffingRatioBreached;
import org.dudaohub.domain.zone.ZoneEvent.StaffingRatioRestored;
import org.junit.jupiter.api.Test;

/** The sample county of seventeen schools and kindergartens, of which the national rule asks four inspectors. */
class ReviewingCoverageTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final List<String> SCHOOLS =
            IntStream.rangeClosed(1, 17).mapToObj("21990003%02d"::formatted).toList();
    private static final String LARGE = "2199000401";
    private static final String CLOSED = "2199000402";

    /** Whose term ended yesterday. */
    private static final String FORMER = "DX9";

    private static final CoverageCompleted COMPLETED = new CoverageCompleted(OFFICE, 17, DAY);
    private static final StaffingRatioBreached BREACHED =
            new StaffingRatioBreached(OFFICE, 17, 0, 4, 3, "national-2021", DAY);

    @Test
    void seventeen_schools_need_four_inspectors() {
        given().when(review(SCHOOLS, SCHOOLS, 3)).expectEvents(BREACHED, COMPLETED);
        given().when(review(SCHOOLS, SCHOOLS, 4)).expectEvents(COMPLETED);
    }

    @Test
    void a_large_school_needs_one_of_its_own() {
        List<String> schools = with(SCHOOLS, LARGE);
        given(COMPLETED)
                .when(review(schools, schools, 4))
                .expectEvents(new StaffingRatioBreached(OFFICE, 18, 1, 5, 4, "national-2021", DAY));
    }

    @Test
    void a_closed_school_needs_nobody() {
        given(COMPLETED)
                .when(review(with(SCHOOLS, CLOSED), SCHOOLS, 4))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(OFFICE));
    }

    @Test
    void the_same_breach_is_no_news() {
        given(COMPLETED, BREACHED)
                .when(review(SCHOOLS, SCHOOLS, 3))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(OFFICE));
    }

    @Test
    void a_breach_ends_when_somebody_is_posted() {
        given(COMPLETED, BREACHED)
                .when(review(SCHOOLS, SCHOOLS, 4))
                .expectEvents(new StaffingRatioRestored(OFFICE, 4, 4, DAY));
    }

    @Test
    void an_inspector_of_two_zones_counts_once() {
        given(COMPLETED)
                .when(new ReviewCoverage(
                        OFFICE, SCHOOLS, assignments(SCHOOLS), List.of("DX1", "DX2", "DX3", "DX3"), DAY))
                .expectEvents(BREACHED);
    }

    @Test
    void an_inspector_whose_term_is_over_and_one_whom_nobody_appointed_do_not_count() {
        given(COMPLETED)
                .when(new ReviewCoverage(
                        OFFICE, SCHOOLS, assignments(SCHOOLS), List.of("DX1", "DX2", "DX3", FORMER, "nobody"), DAY))
                .expectEvents(BREACHED);
    }

    @Test
    void a_school_in_no_zone_and_one_in_two_are_gaps() {
        var gap = new CoverageGapFound(OFFICE, List.of(SCHOOLS.getLast()), List.of(SCHOOLS.getFirst()), DAY);
        List<String> assigned = with(SCHOOLS.subList(0, 16), SCHOOLS.getFirst());
        given(COMPLETED).when(review(SCHOOLS, assigned, 4)).expectEvents(gap);
        given(COMPLETED, gap).when(review(SCHOOLS, assigned, 4)).expectNoEvents();
        given(COMPLETED, gap).when(review(SCHOOLS, SCHOOLS, 4)).expectEvents(COMPLETED);
    }

    @Test
    void an_office_without_zones_covers_nothing() {
        given().when(new ReviewCoverage(OFFICE, SCHOOLS, null, null, DAY))
                .expectEvents(
                        new StaffingRatioBreached(OFFICE, 17, 0, 4, 0, "national-2021", DAY),
                        new CoverageGapFound(OFFICE, SCHOOLS, List.of(), DAY));
    }

    @Test
    void an_unknown_office_no_schools_and_a_day_to_come_are_refused() {
        refused(
                Reason.UNKNOWN_ORGANIZATION,
                new ReviewCoverage("nobody", SCHOOLS, assignments(SCHOOLS), List.of(), DAY));
        refused(Reason.MISSING, new ReviewCoverage(OFFICE, List.of(), List.of(), List.of(), DAY));
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new ReviewCoverage(OFFICE, SCHOOLS, assignments(SCHOOLS), List.of(), DAY.plusDays(1)));
    }

    private static void refused(Reason reason, ReviewCoverage command) {
        given().when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static ReviewCoverage review(List<String> schools, List<String> assigned, int inspectors) {
        return new ReviewCoverage(
                OFFICE,
                schools,
                assignments(assigned),
                IntStream.rangeClosed(1, inspectors).mapToObj("DX%d"::formatted).toList(),
                DAY);
    }

    private static List<ZoneAssignment> assignments(List<String> schools) {
        return schools.stream().map(school -> new ZoneAssignment("Z1", school)).toList();
    }

    private static List<String> with(List<String> schools, String another) {
        return Stream.concat(schools.stream(), Stream.of(another)).toList();
    }

    private static TestExecutor<ZoneCoverage> given(Object... history) {
        OrganizationRegister register = code -> code.startsWith("21") ? Optional.of(school(code)) : office(code);
        var fixture = new AggregateTestFixture<>(ZoneCoverage.class);
        fixture.registerInjectableResources(register, inspectors(), ShippedRules.rules(), SampleCounty.on(DAY));
        return fixture.given(history);
    }

    private static InspectorRegister inspectors() {
        return number -> number.startsWith("DX")
                ? Optional.of(new InspectorRegister.Entry(
                        number,
                        "督学" + number,
                        InspectorKind.RESPONSIBLE,
                        OFFICE,
                        DAY.minusYears(3),
                        number.equals(FORMER) ? DAY.minusDays(1) : DAY,
                        null,
                        Set.of()))
                : Optional.empty();
    }

    private static Optional<OrganizationRegister.Entry> office(String code) {
        return SampleCounty.REGISTER.find(code);
    }

    private static OrganizationRegister.Entry school(String code) {
        return new OrganizationRegister.Entry(
                code,
                "学校" + code,
                OrganizationKind.PRIMARY_SCHOOL,
                "990123",
                code.equals(LARGE) ? 3000 : 2999,
                null,
                code.equals(CLOSED) ? DAY : null,
                null,
                List.of());
    }
}
