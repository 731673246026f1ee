package org.dudaohub.domain.inspector;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.Test;

class AppointingAnInspectorTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 12, 31);
    private static final InspectorAppointed APPOINTED =
            new InspectorAppointed("DX01", "督学甲01", InspectorKind.RESPONSIBLE, OFFICE, LAST, FIRST);

    @Test
    void an_inspector_is_appointed_for_a_term() {
        given().when(appoint("督学甲01", OFFICE, LAST)).expectEvents(APPOINTED);
    }

    @Test
    void the_same_appointment_again_changes_nothing() {
        given(APPOINTED)
                .when(appoint("督学甲01", OFFICE, LAST))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("DX01"));
    }

    @Test
    void the_same_number_for_another_person_is_refused() {
        given(APPOINTED)
                .when(appoint("督学甲02", OFFICE, LAST))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_term_ends_after_it_begins() {
        given().when(appoint("督学甲01", OFFICE, FIRST.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_term_is_three_years_at_the_most() {
        given().when(appoint("督学甲01", OFFICE, LAST.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void the_office_is_registered() {
        given().when(appoint("督学甲01", "nobody", LAST))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_name_is_needed() {
        given().when(appoint(null, OFFICE, LAST))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    private static AppointInspector appoint(String name, String office, LocalDate termEnds) {
        return new AppointInspector("DX01", name, InspectorKind.RESPONSIBLE, office, FIRST, termEnds);
    }

    private static TestExecutor<Inspector> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Inspector.class);
        fixture.registerInjectableResources(REGISTER, ShippedRules.rules(), SampleCounty.on(FIRST));
        return fixture.given(history);
    }
}
