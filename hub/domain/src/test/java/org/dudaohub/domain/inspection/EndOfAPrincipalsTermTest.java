package org.dudaohub.domain.inspection;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.inspection.InspectionEvent.TermEndInspectionDue;
import org.junit.jupiter.api.Test;

class EndOfAPrincipalsTermTest {

    private static final LocalDate APPOINTED = LocalDate.of(2023, 8, 1);
    private static final LocalDate END = LocalDate.of(2026, 8, 1);
    private static final TermEndInspectionDue DUE =
            new TermEndInspectionDue(SCHOOL, "P-1", "柳校长", APPOINTED, SampleRules.NATIONAL, END);

    @Test
    void an_inspection_is_due_when_the_term_ends_by_the_rules_of_its_beginning() {
        on(END.plusDays(5)).when(declare(SCHOOL, APPOINTED)).expectEvents(DUE);
    }

    @Test
    void before_its_end_it_is_not() {
        on(END.minusDays(1))
                .when(declare(SCHOOL, APPOINTED))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(SCHOOL));
    }

    @Test
    void each_term_calls_for_one() {
        on(END.plusDays(6), DUE).when(declare(SCHOOL, APPOINTED)).expectNoEvents();
    }

    @Test
    void the_next_term_is_counted_from_the_end_of_the_first_by_the_rules_then_in_force() {
        on(LocalDate.of(2028, 8, 2), DUE)
                .when(declare(SCHOOL, APPOINTED))
                .expectEvents(new TermEndInspectionDue(
                        SCHOOL, "P-1", "柳校长", END, SampleRules.COUNTY, LocalDate.of(2028, 8, 1)));
    }

    @Test
    void another_principal_has_a_term_of_their_own() {
        on(LocalDate.of(2026, 9, 1), DUE)
                .when(new DeclareTermEndInspectionDue(SCHOOL, "P-2", "江校长", LocalDate.of(2023, 9, 1)))
                .expectEvents(new TermEndInspectionDue(
                        SCHOOL,
                        "P-2",
                        "江校长",
                        LocalDate.of(2023, 9, 1),
                        SampleRules.NATIONAL,
                        LocalDate.of(2026, 9, 1)));
    }

    @Test
    void an_unknown_school_has_no_terms() {
        on(END).when(declare("2199999999", APPOINTED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_term_begins_some_day() {
        on(END).when(declare(SCHOOL, null)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    private static DeclareTermEndInspectionDue declare(String school, LocalDate appointedOn) {
        return new DeclareTermEndInspectionDue(school, "P-1", "柳校长", appointedOn);
    }

    private static TestExecutor<PrincipalTerm> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(PrincipalTerm.class);
        fixture.registerInjectableResources(SampleCounty.on(today), SampleRules.rules(), REGISTER);
        return fixture.given(history);
    }
}
