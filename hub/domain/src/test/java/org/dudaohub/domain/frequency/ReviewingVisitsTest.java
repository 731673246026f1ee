package org.dudaohub.domain.frequency;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.frequency.FrequencyEvent.VisitQuotaMissed;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.Test;

/** By the law each school is visited twice a term at least. */
class ReviewingVisitsTest {

    private static final LocalDate LAST = LocalDate.of(2026, 7, 31);
    private static final LocalDate FORMS_FILED = LocalDate.of(2026, 8, 3);

    private static final VisitQuotaMissed MISSED =
            new VisitQuotaMissed(SCHOOL, "2025-2026-2", LAST, 2, 1, "national-2021", LAST.plusDays(1));

    @Test
    void a_school_that_was_visited_once_in_a_term_was_visited_too_seldom() {
        on(FORMS_FILED.plusDays(1)).when(review(1)).expectEvents(MISSED);
    }

    @Test
    void two_visits_are_enough() {
        unchanged(on(FORMS_FILED.plusDays(1)), review(2));
    }

    @Test
    void nothing_is_missed_while_the_form_of_a_visit_may_still_come() {
        unchanged(on(FORMS_FILED), review(0));
        unchanged(on(LAST.minusDays(30)), review(0));
    }

    @Test
    void it_is_said_once_for_each_term() {
        unchanged(on(FORMS_FILED.plusDays(9), MISSED), review(0));
        on(LocalDate.of(2027, 2, 10), MISSED)
                .when(new ReviewVisitQuota(SCHOOL, LocalDate.of(2027, 1, 31), 0))
                .expectEvents(new VisitQuotaMissed(
                        SCHOOL,
                        "2026-2027-1",
                        LocalDate.of(2027, 1, 31),
                        2,
                        0,
                        "national-2021",
                        LocalDate.of(2027, 2, 1)));
    }

    @Test
    void a_day_on_which_no_term_ends_whoever_is_no_school_and_a_count_below_nothing_are_refused() {
        refused(Reason.INVALID, new ReviewVisitQuota(SCHOOL, LAST.minusDays(1), 0));
        refused(Reason.INVALID, review(-1));
        refused(Reason.UNKNOWN_ORGANIZATION, new ReviewVisitQuota(OFFICE, LAST, 0));
        refused(Reason.MISSING, new ReviewVisitQuota(SCHOOL, null, 0));
    }

    private static ReviewVisitQuota review(int visits) {
        return new ReviewVisitQuota(SCHOOL, LAST, visits);
    }

    private static void refused(Reason reason, ReviewVisitQuota command) {
        on(FORMS_FILED.plusDays(1)).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(TestExecutor<VisitFrequency> given, ReviewVisitQuota command) {
        given.when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(SCHOOL));
    }

    private static TestExecutor<VisitFrequency> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(VisitFrequency.class);
        fixture.registerInjectableResources(REGISTER, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(history);
    }
}
