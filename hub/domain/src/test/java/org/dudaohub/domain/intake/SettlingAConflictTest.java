package org.dudaohub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.SINCE;
import static org.dudaohub.domain.inspector.SampleInspectors.UNTIL;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.inspector.AppointInspector;
import org.dudaohub.domain.inspector.InspectorKind;
import org.dudaohub.domain.intake.IntakeEvent.SyncConflictDetected;
import org.dudaohub.domain.intake.IntakeEvent.SyncConflictSettled;
import org.dudaohub.domain.organization.AppointPrincipal;
import org.dudaohub.domain.organization.CountPupils;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.organization.RegisterOrganization;
import org.dudaohub.domain.wording.Sentence;
import org.junit.jupiter.api.Test;

class SettlingAConflictTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 23);
    private static final String CONFLICT = "province/" + SCHOOL;
    private static final List<Difference> OTHER_NAME = List.of(new Difference("名称", "柳渡小学", "柳渡镇小学"));
    private static final SyncConflictDetected DETECTED =
            new SyncConflictDetected(CONFLICT, "province", SCHOOL, OFFICE, "ab12", 3, OTHER_NAME, DAY);
    private static final SyncConflictSettled KEPT = settled(Settlement.KEEP_OURS);
    private static final SyncConflictSettled TAKEN = settled(Settlement.TAKE_THEIRS);
    private static final OrganizationRegister RENAMED = code ->
            Optional.of(new OrganizationRegister.Entry(code, "柳渡镇小学", OrganizationKind.PRIMARY_SCHOOL, "990123"));

    @Test
    void a_record_of_a_register_is_compared_with_what_the_register_holds() {
        assertThat(differences(registering("柳渡镇小学", 0))).isEqualTo(OTHER_NAME);
        assertThat(differences(registering("柳渡小学", 0))).isEmpty();
        assertThat(differences(registering("柳渡小学", 12))).containsExactly(new Difference("学生数", "0", "12"));
        assertThat(differences(new AppointInspector(
                        INSPECTOR, "督学甲01", InspectorKind.FULL_TIME, "other-office", SINCE, UNTIL.minusYears(1))))
                .containsExactly(
                        new Difference("所属机构代码", OFFICE, "other-office"),
                        new Difference("聘期结束", "2027-12-31", "2026-12-31"));
        assertThat(differences(new RegisterOrganization(SCHOOL, null, null, null, null, 0, null)))
                .as("what a record leaves out contradicts nothing")
                .isEmpty();
        assertThat(differences(new AppointPrincipal(SCHOOL, "P-1", "柳一", null, DAY)))
                .as("the register names no principal")
                .isEmpty();
        assertThat(ExternalRecord.of(List.of(new CountPupils(SCHOOL, 3, DAY)))).isEmpty();
    }

    @Test
    void a_contradiction_is_kept_until_it_is_settled_and_said_once() {
        given().when(detect(OTHER_NAME)).expectEvents(DETECTED);
        given(DETECTED)
                .when(detect(OTHER_NAME))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(CONFLICT));
        assertThat(Sentence.of(DETECTED)).isEqualTo("province报送的2199000301与台账不一致：名称：本台账“柳渡小学”，对方“柳渡镇小学”");
    }

    @Test
    void a_platform_that_goes_on_saying_what_was_decided_against_is_no_news_and_one_that_says_something_else_is() {
        given(DETECTED, KEPT).when(detect(OTHER_NAME)).expectNoEvents();
        List<Difference> another = List.of(new Difference("名称", "柳渡小学", "柳渡中心小学"));
        given(DETECTED, KEPT)
                .when(detect(another))
                .expectEvents(new SyncConflictDetected(CONFLICT, "province", SCHOOL, OFFICE, "ab12", 3, another, DAY));
        given(DETECTED, TAKEN).when(detect(OTHER_NAME)).expectEvents(DETECTED);
    }

    @Test
    void a_person_keeps_ours() {
        given(DETECTED).when(settle(Settlement.KEEP_OURS)).expectEvents(KEPT);
        given(DETECTED, KEPT)
                .when(settle(Settlement.KEEP_OURS))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(CONFLICT));
    }

    @Test
    void theirs_is_taken_when_the_register_says_so_and_not_before() {
        given(DETECTED)
                .when(settle(Settlement.TAKE_THEIRS))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        givenWith(RENAMED, DETECTED).when(settle(Settlement.TAKE_THEIRS)).expectEvents(TAKEN);
    }

    @Test
    void only_an_open_conflict_is_settled_with_grounds_and_not_before_it_was_found() {
        refused(Reason.UNKNOWN_CASE, settle(Settlement.KEEP_OURS));
        refused(Reason.WRONG_STATE, settle(Settlement.TAKE_THEIRS), DETECTED, KEPT);
        refused(Reason.MISSING, new SettleSyncConflict(CONFLICT, Settlement.KEEP_OURS, " ", DAY), DETECTED);
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new SettleSyncConflict(CONFLICT, Settlement.KEEP_OURS, "已核对", DAY.minusDays(1)),
                DETECTED);
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new SettleSyncConflict(CONFLICT, Settlement.KEEP_OURS, "已核对", DAY.plusDays(1)),
                DETECTED);
        refused(Reason.MISSING, detect(List.of()));
    }

    private static List<Difference> differences(org.dudaohub.domain.Command command) {
        return ExternalRecord.of(List.of(command)).orElseThrow().differences(REGISTER, INSPECTORS);
    }

    private static RegisterOrganization registering(String name, int pupils) {
        return new RegisterOrganization(SCHOOL, name, OrganizationKind.PRIMARY_SCHOOL, "990123", OFFICE, pupils, DAY);
    }

    private static DetectSyncConflict detect(List<Difference> differences) {
        return new DetectSyncConflict("province", SCHOOL, OFFICE, "ab12", 3, differences, DAY);
    }

    private static SettleSyncConflict settle(Settlement settlement) {
        return new SettleSyncConflict(CONFLICT, settlement, "已核对", DAY);
    }

    private static SyncConflictSettled settled(Settlement settlement) {
        return new SyncConflictSettled(CONFLICT, SCHOOL, OFFICE, settlement, "已核对", DAY);
    }

    private static void refused(Reason reason, IntakeCommand command, Object... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static TestExecutor<SyncConflict> given(Object... history) {
        return givenWith(REGISTER, history);
    }

    private static TestExecutor<SyncConflict> givenWith(OrganizationRegister register, Object... history) {
        var fixture = new AggregateTestFixture<>(SyncConflict.class);
        fixture.registerInjectableResources(register, INSPECTORS, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
