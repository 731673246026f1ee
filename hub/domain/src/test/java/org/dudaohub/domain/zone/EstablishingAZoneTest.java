package org.dudaohub.domain.zone;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.SINCE;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;
import org.junit.jupiter.api.Test;

class EstablishingAZoneTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Object[] ESTABLISHED = {
        new ZoneEstablished("Z1", "城关责任区", OFFICE, DAY),
        new SchoolAssignedToZone("Z1", SCHOOL, DAY),
        new InspectorPosted("Z1", OFFICE, "DX01", DAY)
    };

    @Test
    void a_zone_covers_its_schools_and_has_its_inspectors_posted() {
        given().when(establish(List.of(SCHOOL), List.of("DX01"))).expectEvents(ESTABLISHED);
    }

    @Test
    void the_same_zone_again_changes_nothing() {
        given(ESTABLISHED)
                .when(establish(List.of(SCHOOL), List.of("DX01")))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("Z1"));
    }

    @Test
    void the_same_number_for_another_zone_is_refused() {
        given(ESTABLISHED)
                .when(establish(List.of(SCHOOL), List.of("DX02")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_zone_covers_registered_schools_only() {
        given().when(establish(List.of(SCHOOL, "2199999999"), List.of("DX01")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void an_office_is_no_school_of_a_zone() {
        given().when(establish(List.of(SCHOOL, OFFICE), List.of("DX01")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void its_inspectors_serve_and_have_to_keep_away_from_none_of_its_schools() {
        given().when(establish(List.of(SCHOOL), List.of("DX01", "DX99")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
        given().when(establish(List.of(SCHOOL), List.of("DX01", RECUSED)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
        given().when(new EstablishZone("Z1", "城关责任区", OFFICE, List.of(SCHOOL), List.of("DX01"), SINCE.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
    }

    @Test
    void a_zone_without_an_inspector_is_refused() {
        given().when(establish(List.of(SCHOOL), List.of()))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    private static EstablishZone establish(List<String> schools, List<String> inspectors) {
        return new EstablishZone("Z1", "城关责任区", OFFICE, schools, inspectors, DAY);
    }

    private static TestExecutor<Zone> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Zone.class);
        fixture.registerInjectableResources(REGISTER, INSPECTORS, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
