package org.dudaohub.domain.inspector;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorNominated;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorRemoved;
import org.dudaohub.domain.inspector.InspectorEvent.NominationPublished;
import org.dudaohub.domain.inspector.InspectorEvent.NominationRejected;
import org.dudaohub.domain.inspector.InspectorEvent.NomineeExamined;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.Test;

/** From the nomination to the appointment: 推荐、笔试面试、公示、聘任. */
class BecomingAnInspectorTest {

    private static final LocalDate NOMINATED_ON = LocalDate.of(2026, 3, 2);
    private static final LocalDate EXAMINED_ON = LocalDate.of(2026, 3, 10);
    /** A Friday; the Tomb-sweeping holiday lies within the seven working days after it. */
    private static final LocalDate PUBLISHED_ON = LocalDate.of(2026, 3, 27);

    private static final LocalDate NOTICE_ENDS = LocalDate.of(2026, 4, 8);
    private static final LocalDate LATER = LocalDate.of(2026, 5, 1);

    private static final InspectorNominated NOMINATED = new InspectorNominated(
            "DX04", "督学乙04", InspectorKind.PART_TIME, OFFICE, "长汀初中", 12, "national-2021", NOMINATED_ON);
    private static final NomineeExamined PASSED = examined(true);
    private static final NomineeExamined FAILED = examined(false);
    private static final NominationPublished PUBLISHED =
            new NominationPublished("DX04", OFFICE, "县政府门户网站", NOTICE_ENDS, PUBLISHED_ON);
    private static final NominationRejected REJECTED = new NominationRejected("DX04", OFFICE, "公示异议成立", NOTICE_ENDS);
    private static final LocalDate FIRST = NOTICE_ENDS.plusDays(1);
    private static final LocalDate LAST = FIRST.plusYears(3).minusDays(1);
    private static final InspectorAppointed APPOINTED =
            new InspectorAppointed("DX04", "督学乙04", InspectorKind.PART_TIME, OFFICE, LAST, FIRST);

    @Test
    void somebody_with_ten_years_of_work_is_nominated_under_the_rules_of_that_day() {
        given(LATER).when(nominate("督学乙04", 12)).expectEvents(NOMINATED);
    }

    @Test
    void fewer_years_of_work_do_not_suffice() {
        refused(Reason.TOO_FEW, nominate("督学乙04", 9));
    }

    @Test
    void the_same_nomination_again_changes_nothing() {
        unchanged(nominate("督学乙04", 12), NOMINATED);
    }

    @Test
    void a_number_is_nominated_once_at_a_time() {
        refused(Reason.CONFLICTING_RECORD, nominate("督学乙05", 12), NOMINATED);
    }

    @Test
    void who_serves_is_not_nominated() {
        refused(Reason.WRONG_STATE, nominate("督学乙05", 12), APPOINTED);
    }

    @Test
    void a_nomination_needs_a_name_and_a_registered_office() {
        refused(Reason.MISSING, nominate("", 12));
        refused(
                Reason.UNKNOWN_ORGANIZATION,
                new NominateInspector("DX04", "督学乙04", InspectorKind.PART_TIME, "nobody", "长汀初中", 12, NOMINATED_ON));
    }

    @Test
    void the_examination_and_the_interview_are_recorded() {
        given(LATER, NOMINATED).when(select("86", "91.5", EXAMINED_ON)).expectEvents(PASSED);
    }

    @Test
    void the_same_result_again_changes_nothing_and_another_is_refused() {
        unchanged(select("86.0", "91.50", EXAMINED_ON), NOMINATED, PASSED);
        refused(Reason.CONFLICTING_RECORD, select("87", "91.5", EXAMINED_ON), NOMINATED, PASSED);
    }

    @Test
    void a_result_is_refused_without_a_nomination_with_impossible_marks_and_before_the_nomination() {
        refused(Reason.UNKNOWN_INSPECTOR, select("86", "91.5", EXAMINED_ON));
        refused(Reason.INVALID, select("101", "91.5", EXAMINED_ON), NOMINATED);
        refused(Reason.MISSING, new RecordSelection("DX04", null, BigDecimal.TEN, true, EXAMINED_ON), NOMINATED);
        refused(Reason.DATE_OUT_OF_ORDER, select("86", "91.5", NOMINATED_ON.minusDays(1)), NOMINATED);
        refused(Reason.WRONG_STATE, select("86", "91.5", EXAMINED_ON), APPOINTED);
    }

    @Test
    void a_nominee_who_passed_is_on_public_notice_for_seven_working_days() {
        given(LATER, NOMINATED, PASSED).when(publish()).expectEvents(PUBLISHED);
    }

    @Test
    void the_same_notice_again_changes_nothing() {
        unchanged(publish(), NOMINATED, PASSED, PUBLISHED);
    }

    @Test
    void who_failed_or_was_not_examined_is_not_put_on_notice() {
        refused(Reason.WRONG_STATE, publish(), NOMINATED);
        refused(Reason.WRONG_STATE, publish(), NOMINATED, FAILED);
    }

    @Test
    void an_objection_that_holds_ends_the_nomination() {
        given(LATER, NOMINATED, PASSED, PUBLISHED).when(reject()).expectEvents(REJECTED);
        unchanged(reject(), NOMINATED, PASSED, PUBLISHED, REJECTED);
    }

    @Test
    void only_a_nomination_under_way_is_rejected() {
        refused(Reason.WRONG_STATE, reject(), NOMINATED, FAILED);
        refused(Reason.MISSING, new RejectNomination("DX04", " ", NOTICE_ENDS), NOMINATED);
    }

    @Test
    void the_nominee_is_appointed_when_the_notice_has_run() {
        given(FIRST, NOMINATED, PASSED, PUBLISHED)
                .when(appoint("督学乙04", FIRST, LAST))
                .expectEvents(APPOINTED)
                .expectResultMessagePayload(Outcome.accepted("DX04"));
    }

    @Test
    void not_on_the_last_day_of_the_notice() {
        given(NOTICE_ENDS, NOMINATED, PASSED, PUBLISHED)
                .when(appoint("督学乙04", FIRST, LAST))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void no_term_begins_within_the_notice() {
        refused(
                Reason.DATE_OUT_OF_ORDER,
                appoint("督学乙04", NOTICE_ENDS, LAST.minusDays(1)),
                NOMINATED,
                PASSED,
                PUBLISHED);
    }

    @Test
    void nobody_else_is_appointed_on_the_nominees_notice() {
        refused(Reason.CONFLICTING_RECORD, appoint("督学乙05", FIRST, LAST), NOMINATED, PASSED, PUBLISHED);
    }

    @Test
    void a_nominee_is_not_appointed_without_examination_and_notice_or_after_a_rejection() {
        refused(Reason.WRONG_STATE, appoint("督学乙04", FIRST, LAST), NOMINATED);
        refused(Reason.WRONG_STATE, appoint("督学乙04", FIRST, LAST), NOMINATED, PASSED);
        refused(Reason.WRONG_STATE, appoint("督学乙04", FIRST, LAST), NOMINATED, PASSED, PUBLISHED, REJECTED);
    }

    @Test
    void who_was_removed_comes_back_through_a_nomination_only() {
        var removed = new InspectorRemoved("DX04", OFFICE, RemovalReason.RESIGNED, "", LocalDate.of(2026, 2, 1));
        var earlier = new InspectorAppointed(
                "DX04", "督学乙04", InspectorKind.PART_TIME, OFFICE, LocalDate.of(2027, 12, 31), LocalDate.of(2025, 1, 1));
        refused(Reason.WRONG_STATE, appoint("督学乙04", FIRST, LAST), earlier, removed);
        given(LATER, earlier, removed, NOMINATED, PASSED, PUBLISHED)
                .when(appoint("督学乙04", FIRST, LAST))
                .expectEvents(APPOINTED);
    }

    private static NominateInspector nominate(String name, int workYears) {
        return new NominateInspector("DX04", name, InspectorKind.PART_TIME, OFFICE, "长汀初中", workYears, NOMINATED_ON);
    }

    private static RecordSelection select(String written, String interview, LocalDate day) {
        return new RecordSelection("DX04", new BigDecimal(written), new BigDecimal(interview), true, day);
    }

    private static NomineeExamined examined(boolean passed) {
        return new NomineeExamined("DX04", OFFICE, new BigDecimal("86.0"), new BigDecimal("91.5"), passed, EXAMINED_ON);
    }

    private static PublishNomination publish() {
        return new PublishNomination("DX04", "县政府门户网站", PUBLISHED_ON);
    }

    private static RejectNomination reject() {
        return new RejectNomination("DX04", "公示异议成立", NOTICE_ENDS);
    }

    private static AppointInspector appoint(String name, LocalDate first, LocalDate last) {
        return new AppointInspector("DX04", name, InspectorKind.PART_TIME, OFFICE, first, last);
    }

    private static void refused(Reason reason, InspectorCommand command, InspectorEvent... history) {
        given(LATER, history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(InspectorCommand command, InspectorEvent... history) {
        given(LATER, history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("DX04"));
    }

    private static TestExecutor<Inspector> given(LocalDate today, InspectorEvent... history) {
        var fixture = new AggregateTestFixture<>(Inspector.class);
        fixture.registerInjectableResources(REGISTER, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
