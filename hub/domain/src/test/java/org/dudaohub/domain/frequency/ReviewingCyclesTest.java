package org.dudaohub.domain.frequency;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CLOSED_SCHOOL;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.frequency.FrequencyEvent.CycleMissed;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.Test;

/** By the law each school is inspected as a whole once in three to five years, and each kindergarten evaluated. */
class ReviewingCyclesTest {

    private static final String KINDERGARTEN = "1199000313";
    private static final OrganizationRegister WITH_A_KINDERGARTEN = code -> code.equals(KINDERGARTEN)
            ? Optional.of(
                    new OrganizationRegister.Entry(KINDERGARTEN, "暖芽幼儿园", OrganizationKind.KINDERGARTEN, "990123"))
            : REGISTER.find(code);
    private static final LocalDate INSPECTED = LocalDate.of(2021, 3, 10);
    private static final LocalDate ENDS = LocalDate.of(2026, 3, 10);

    @Test
    void a_school_that_was_inspected_more_than_five_years_ago_is_past_its_cycle() {
        on(ENDS.plusDays(1)).when(review(SCHOOL)).expectEvents(missed(SCHOOL, CycleKind.COMPREHENSIVE_INSPECTION));
    }

    @Test
    void a_kindergarten_is_to_be_evaluated_in_that_time() {
        on(ENDS.plusDays(30))
                .when(review(KINDERGARTEN))
                .expectEvents(missed(KINDERGARTEN, CycleKind.CONDUCT_EVALUATION));
    }

    @Test
    void on_the_last_day_nothing_is_missed() {
        on(ENDS).when(review(SCHOOL)).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(SCHOOL));
    }

    @Test
    void it_is_said_once_for_each_cycle() {
        CycleMissed before = missed(SCHOOL, CycleKind.COMPREHENSIVE_INSPECTION);
        on(ENDS.plusYears(1), before)
                .when(review(SCHOOL))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(SCHOOL));
        LocalDate again = ENDS.plusYears(2);
        on(again.plusYears(5).plusDays(1), before)
                .when(new ReviewCycle(SCHOOL, again))
                .expectEvents(new CycleMissed(
                        SCHOOL,
                        CycleKind.COMPREHENSIVE_INSPECTION,
                        again,
                        again.plusYears(5),
                        "national-2021",
                        again.plusYears(5).plusDays(1)));
    }

    @Test
    void whoever_is_no_open_school_and_a_cycle_that_begins_tomorrow_or_never_are_refused() {
        refused(Reason.UNKNOWN_ORGANIZATION, review(OFFICE));
        refused(Reason.UNKNOWN_ORGANIZATION, review(CLOSED_SCHOOL));
        refused(Reason.DATE_OUT_OF_ORDER, new ReviewCycle(SCHOOL, ENDS.plusDays(2)));
        refused(Reason.MISSING, new ReviewCycle(SCHOOL, null));
    }

    private static void refused(Reason reason, ReviewCycle command) {
        on(ENDS.plusDays(1)).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static ReviewCycle review(String school) {
        return new ReviewCycle(school, INSPECTED);
    }

    private static CycleMissed missed(String school, CycleKind due) {
        return new CycleMissed(school, due, INSPECTED, ENDS, "national-2021", ENDS.plusDays(1));
    }

    private static TestExecutor<SupervisionCycle> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(SupervisionCycle.class);
        fixture.registerInjectableResources(WITH_A_KINDERGARTEN, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(history);
    }
}
