package org.dudaohub.domain.zone;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.InspectorRelieved;
import org.dudaohub.domain.zone.ZoneEvent.PlateHung;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.SchoolRemovedFromZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangingAZoneTest {

    private static final LocalDate ESTABLISHED_ON = LocalDate.of(2026, 3, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final String OTHER_SCHOOL = "2199000302";
    private static final String CLOSED_SCHOOL = "2199000303";

    private static final Object[] ZONE = {
        new ZoneEstablished("Z1", "城关责任区", OFFICE, ESTABLISHED_ON),
        new SchoolAssignedToZone("Z1", SCHOOL, ESTABLISHED_ON),
        new InspectorPosted("Z1", OFFICE, "DX09", ESTABLISHED_ON)
    };
    private static final SchoolRemovedFromZone REMOVED = new SchoolRemovedFromZone("Z1", SCHOOL, "Z2", "责任区调整", DAY);
    private static final InspectorPosted POSTED = new InspectorPosted("Z1", OFFICE, INSPECTOR, DAY);
    private static final PlateHung PLATE =
            new PlateHung("Z1", SCHOOL, INSPECTOR, "督学甲01", "0990-1234567", "photos/DX01.jpg", "八项经常性督导事项", DAY);

    @Nested
    @DisplayName("A school that moves")
    class Move {

        @Test
        void leaves_its_zone_for_another() {
            given(ZONE).when(remove("Z2")).expectEvents(REMOVED);
            given(ZONE)
                    .andGiven(REMOVED)
                    .when(remove("Z2"))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged("Z1"));
        }

        @Test
        void enters_the_other_zone() {
            given(ZONE).when(assign(OTHER_SCHOOL)).expectEvents(new SchoolAssignedToZone("Z1", OTHER_SCHOOL, DAY));
            given(ZONE).when(assign(SCHOOL)).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("Z1"));
        }

        @Test
        void is_registered_and_open() {
            refused(Reason.UNKNOWN_ORGANIZATION, assign("2199999999"));
            refused(Reason.UNKNOWN_ORGANIZATION, assign(CLOSED_SCHOOL));
            refused(Reason.UNKNOWN_ORGANIZATION, assign(OFFICE));
        }

        @Test
        void is_none_from_which_an_inspector_of_the_zone_has_to_keep_away() {
            given(ZONE)
                    .andGiven(REMOVED, new InspectorPosted("Z1", OFFICE, RECUSED, DAY))
                    .when(assign(SCHOOL))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.RECUSED));
        }

        @Test
        void was_in_the_zone_before_and_goes_to_another_one() {
            refused(Reason.WRONG_STATE, new RemoveSchoolFromZone("Z1", OTHER_SCHOOL, "Z2", "责任区调整", DAY));
            refused(Reason.INVALID, remove("Z1"));
        }

        @Test
        void moves_for_a_reason_and_after_the_zone_was_established() {
            refused(Reason.MISSING, new RemoveSchoolFromZone("Z1", SCHOOL, null, "", DAY));
            refused(Reason.DATE_OUT_OF_ORDER, new AssignSchoolToZone("Z1", OTHER_SCHOOL, ESTABLISHED_ON.minusDays(1)));
            refused(Reason.DATE_OUT_OF_ORDER, new AssignSchoolToZone("Z1", OTHER_SCHOOL, DAY.plusDays(1)));
        }

        private static AssignSchoolToZone assign(String school) {
            return new AssignSchoolToZone("Z1", school, DAY);
        }

        private static RemoveSchoolFromZone remove(String to) {
            return new RemoveSchoolFromZone("Z1", SCHOOL, to, "责任区调整", DAY);
        }
    }

    @Nested
    @DisplayName("An inspector")
    class Posting {

        @Test
        void is_posted_and_relieved() {
            given(new ZoneEstablished("Z1", "城关责任区", OFFICE, ESTABLISHED_ON))
                    .when(new PostInspector("Z1", INSPECTOR, DAY))
                    .expectEvents(POSTED);
            given(ZONE)
                    .andGiven(POSTED)
                    .when(new PostInspector("Z1", INSPECTOR, DAY))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged("Z1"));
            given(ZONE)
                    .andGiven(POSTED)
                    .when(new RelieveInspector("Z1", INSPECTOR, "轮岗", DAY))
                    .expectEvents(new InspectorRelieved("Z1", OFFICE, INSPECTOR, "轮岗", DAY));
        }

        @Test
        void serves_and_has_to_keep_away_from_none_of_the_zones_schools() {
            refused(Reason.UNKNOWN_INSPECTOR, new PostInspector("Z1", "DX99", DAY));
            refused(Reason.RECUSED, new PostInspector("Z1", RECUSED, DAY));
        }

        @Test
        void is_relieved_of_a_post_that_he_holds_and_for_a_reason() {
            refused(Reason.WRONG_STATE, new RelieveInspector("Z1", INSPECTOR, "轮岗", DAY));
            refused(Reason.MISSING, new RelieveInspector("Z1", "DX09", " ", DAY));
        }
    }

    @Nested
    @DisplayName("A plate")
    class Plate {

        @Test
        void tells_the_public_who_answers_for_the_school() {
            given(ZONE).andGiven(POSTED).when(hang("0990-1234567")).expectEvents(PLATE);
            given(ZONE)
                    .andGiven(POSTED, PLATE)
                    .when(hang("0990-1234567"))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged("Z1"));
        }

        @Test
        void names_an_inspector_who_is_posted_and_a_school_of_the_zone() {
            refused(Reason.WRONG_STATE, hang("0990-1234567"));
            given(ZONE)
                    .andGiven(POSTED)
                    .when(new HangPlate("Z1", OTHER_SCHOOL, INSPECTOR, "0990-1234567", null, "八项", DAY))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void bears_a_number_to_call() {
            given(ZONE)
                    .andGiven(POSTED)
                    .when(hang(" "))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.MISSING));
        }

        @Test
        void names_nobody_who_has_to_keep_away_from_the_school() {
            given(ZONE)
                    .andGiven(new InspectorPosted("Z1", OFFICE, RECUSED, DAY))
                    .when(new HangPlate("Z1", SCHOOL, RECUSED, "0990-1234567", null, "八项", DAY))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.RECUSED));
        }

        private static HangPlate hang(String phone) {
            return new HangPlate("Z1", SCHOOL, INSPECTOR, phone, "photos/DX01.jpg", "八项经常性督导事项", DAY);
        }
    }

    @Test
    void the_first_layout_sent_again_changes_nothing_though_the_zone_changed_since() {
        given(ZONE)
                .andGiven(REMOVED, POSTED)
                .when(new EstablishZone("Z1", "城关责任区", OFFICE, List.of(SCHOOL), List.of("DX09"), ESTABLISHED_ON))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("Z1"));
    }

    @Test
    void a_zone_that_was_never_established_cannot_change() {
        for (ZoneCommand command : List.of(
                new RemoveSchoolFromZone("Z1", SCHOOL, null, "停办", DAY),
                new PostInspector("Z1", INSPECTOR, DAY),
                new RelieveInspector("Z1", INSPECTOR, "轮岗", DAY),
                new HangPlate("Z1", SCHOOL, INSPECTOR, "0990-1234567", null, "八项", DAY),
                new AssignSchoolToZone("Z1", SCHOOL, DAY))) {
            given().when(command).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        }
    }

    private static void refused(Reason reason, ZoneCommand command) {
        given(ZONE).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static TestExecutor<Zone> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Zone.class);
        fixture.registerInjectableResources(register(), INSPECTORS, SampleCounty.on(DAY));
        return fixture.given(history);
    }

    private static OrganizationRegister register() {
        return code -> switch (code) {
            case OTHER_SCHOOL ->
                Optional.of(new OrganizationRegister.Entry(code, "芦汀小学", OrganizationKind.PRIMARY_SCHOOL, "990123"));
            case CLOSED_SCHOOL ->
                Optional.of(new OrganizationRegister.Entry(
                        code,
                        "石坳小学",
                        OrganizationKind.PRIMARY_SCHOOL,
                        "990123",
                        0,
                        null,
                        ESTABLISHED_ON,
                        null,
                        List.of()));
            default -> SampleCounty.REGISTER.find(code);
        };
    }
}
