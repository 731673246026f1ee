package org.dudaohub.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationClosed;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRenamed;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.organization.OrganizationEvent.PupilsCounted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangingTheRegisterTest {

    private static final LocalDate REGISTERED_ON = LocalDate.of(2020, 9, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String CODE = "2199123008";
    private static final OrganizationRegistered REGISTERED = new OrganizationRegistered(
            CODE, "石坳教学点", OrganizationKind.TEACHING_POINT, "990123", OFFICE, 40, REGISTERED_ON);
    private static final OrganizationRenamed RENAMED = new OrganizationRenamed(CODE, "石坳教学点", "石坳小学", DAY);
    private static final OrganizationClosed MERGED = new OrganizationClosed(CODE, "石坳教学点", SCHOOL, "撤点并校", DAY);

    @Nested
    @DisplayName("A rename")
    class Rename {

        @Test
        void keeps_the_code_and_names_the_former_name() {
            given(REGISTERED)
                    .when(new RenameOrganization(CODE, "石坳小学", DAY))
                    .expectEvents(RENAMED)
                    .expectResultMessagePayload(Outcome.accepted(CODE));
        }

        @Test
        void to_the_present_name_changes_nothing() {
            given(REGISTERED, RENAMED)
                    .when(new RenameOrganization(CODE, "石坳小学", DAY))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged(CODE));
        }

        @Test
        void needs_a_name() {
            refused(Reason.MISSING, new RenameOrganization(CODE, " ", DAY), REGISTERED);
        }

        @Test
        void does_not_lie_before_the_last_change_or_in_the_future() {
            refused(
                    Reason.DATE_OUT_OF_ORDER,
                    new RenameOrganization(CODE, "石坳小学", REGISTERED_ON.minusDays(1)),
                    REGISTERED);
            refused(Reason.DATE_OUT_OF_ORDER, new RenameOrganization(CODE, "石坳小学", DAY.plusDays(1)), REGISTERED);
        }

        @Test
        void of_something_unregistered_is_refused() {
            refused(Reason.UNKNOWN_ORGANIZATION, new RenameOrganization(CODE, "石坳小学", DAY));
        }
    }

    @Nested
    @DisplayName("A merger")
    class Merger {

        @Test
        void closes_the_school_and_names_its_successor() {
            given(REGISTERED)
                    .when(new CloseOrganization(CODE, SCHOOL, "撤点并校", DAY))
                    .expectEvents(MERGED)
                    .expectResultMessagePayload(Outcome.accepted(CODE));
        }

        @Test
        void a_school_may_also_just_end() {
            given(REGISTERED)
                    .when(new CloseOrganization(CODE, null, "停办", DAY))
                    .expectEvents(new OrganizationClosed(CODE, "石坳教学点", null, "停办", DAY));
        }

        @Test
        void the_same_closure_again_changes_nothing() {
            given(REGISTERED, MERGED)
                    .when(new CloseOrganization(CODE, SCHOOL, "撤点并校", DAY))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged(CODE));
        }

        @Test
        void the_successor_is_registered() {
            refused(Reason.UNKNOWN_ORGANIZATION, new CloseOrganization(CODE, "2199999999", "撤点并校", DAY), REGISTERED);
        }

        @Test
        void a_school_is_not_merged_into_itself() {
            refused(Reason.INVALID, new CloseOrganization(CODE, CODE, "撤点并校", DAY), REGISTERED);
        }

        @Test
        void a_reason_is_needed() {
            refused(Reason.MISSING, new CloseOrganization(CODE, SCHOOL, null, DAY), REGISTERED);
        }

        @Test
        void a_closed_school_is_not_closed_renamed_counted_or_led_again() {
            refused(Reason.WRONG_STATE, new CloseOrganization(CODE, null, "停办", DAY), REGISTERED, MERGED);
            refused(Reason.WRONG_STATE, new RenameOrganization(CODE, "石坳小学", DAY), REGISTERED, MERGED);
            refused(Reason.WRONG_STATE, new CountPupils(CODE, 38, DAY), REGISTERED, MERGED);
            refused(
                    Reason.WRONG_STATE,
                    new AppointPrincipal(CODE, "P-1", "柳一", new SealedText("P-1:abc"), DAY),
                    REGISTERED,
                    MERGED);
        }

        @Test
        void what_the_register_holds_by_now_is_no_news() {
            given(REGISTERED, RENAMED, new PupilsCounted(CODE, 38, DAY))
                    .when(new RegisterOrganization(
                            CODE,
                            RENAMED.name(),
                            REGISTERED.kind(),
                            REGISTERED.division(),
                            REGISTERED.parent(),
                            38,
                            REGISTERED_ON))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged(CODE));
        }

        @Test
        void who_led_a_school_before_does_not_take_the_place_of_who_leads_it() {
            refused(
                    Reason.CONFLICTING_RECORD,
                    new AppointPrincipal(CODE, "P-0", "柳零", null, DAY.minusDays(1)),
                    REGISTERED,
                    new PrincipalAppointed(CODE, "P-1", "柳一", null, DAY));
        }

        @Test
        void a_retired_code_is_not_given_to_another_school() {
            refused(
                    Reason.CONFLICTING_RECORD,
                    new RegisterOrganization(CODE, "新石坳小学", OrganizationKind.PRIMARY_SCHOOL, "990123", OFFICE, 90, DAY),
                    REGISTERED,
                    MERGED);
        }
    }

    @Nested
    @DisplayName("The number of pupils")
    class Pupils {

        @Test
        void is_brought_up_to_date() {
            given(REGISTERED).when(new CountPupils(CODE, 38, DAY)).expectEvents(new PupilsCounted(CODE, 38, DAY));
        }

        @Test
        void that_did_not_change_is_no_news() {
            given(REGISTERED)
                    .when(new CountPupils(CODE, 40, DAY))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged(CODE));
        }

        @Test
        void is_not_negative_and_not_older_than_the_register() {
            refused(Reason.INVALID, new CountPupils(CODE, -1, DAY), REGISTERED);
            refused(Reason.DATE_OUT_OF_ORDER, new CountPupils(CODE, 38, REGISTERED_ON.minusDays(1)), REGISTERED);
        }

        @Test
        void is_counted_in_schools_only() {
            refused(
                    Reason.INVALID,
                    new CountPupils(OFFICE, 3, DAY),
                    new OrganizationRegistered(
                            OFFICE, "青荻县教育体育局", OrganizationKind.OFFICE, "990123", null, 0, REGISTERED_ON));
        }
    }

    @Test
    void the_entry_of_a_closed_school_still_reads_as_it_was_on_each_day() {
        var closed = new OrganizationClosed(CODE, "石坳小学", SCHOOL, "撤点并校", DAY.plusYears(1));
        OrganizationRegister.Entry entry = Stream.of(REGISTERED, RENAMED, new PupilsCounted(CODE, 38, DAY), closed)
                .reduce(
                        Optional.<OrganizationRegister.Entry>empty(),
                        OrganizationRegister::after,
                        (earlier, later) -> later)
                .orElseThrow();
        assertThat(entry.nameOn(DAY.minusDays(1))).isEqualTo("石坳教学点");
        assertThat(entry.nameOn(DAY)).isEqualTo("石坳小学");
        assertThat(entry.pupils()).isEqualTo(38);
        assertThat(entry.closed()).isTrue();
        assertThat(entry.successor()).isEqualTo(SCHOOL);
        OrganizationRegister register = code -> Optional.of(entry);
        assertThat(register.find(CODE)).isPresent();
        assertThat(register.openSchool(CODE)).isEmpty();
    }

    private static void refused(Reason reason, OrganizationCommand command, Object... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static TestExecutor<Organization> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Organization.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
