package org.dudaohub.domain.rectification;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityRecommended;
import org.dudaohub.domain.accountability.AccountabilityEvent.CircularIssued;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewRecordFiled;
import org.dudaohub.domain.accountability.Advice;
import org.dudaohub.domain.accountability.HoldInterview;
import org.dudaohub.domain.accountability.IssueCircular;
import org.dudaohub.domain.accountability.RecommendAccountability;
import org.dudaohub.domain.publication.Channel;
import org.dudaohub.domain.publication.DeclareRectificationUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublished;
import org.dudaohub.domain.publication.PublishRectification;
import org.dudaohub.domain.rectification.RectificationEvent.DeadlineReminded;
import org.dudaohub.domain.rectification.RectificationEvent.ExtensionDeclined;
import org.dudaohub.domain.rectification.RectificationEvent.ExtensionRequested;
import org.dudaohub.domain.rectification.RectificationEvent.OpinionCited;
import org.dudaohub.domain.rectification.RectificationEvent.OverdueRescinded;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationCorrected;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationExtended;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionCompleted;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionOverdue;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Extension, withdrawal, correction, reminders, re-inspection, and what follows when that fails. */
class ClosingTheLoopTest {

    private static final LocalDate DEADLINE = march(20);
    private static final RectificationOrdered ORDERED = ordered(DEADLINE);
    private static final OpinionCited OPINION = new OpinionCited("ZH-1-1", SCHOOL, "ZH-1", march(10), march(5));
    private static final RectificationReported REPORTED = new RectificationReported("ZH-1-1", SCHOOL, "已补齐", march(18));
    private static final RectificationAccepted ACCEPTED = new RectificationAccepted("ZH-1-1", SCHOOL, march(25));
    private static final RectificationOverdue OVERDUE = new RectificationOverdue("ZH-1-1", SCHOOL, DEADLINE, march(21));
    private static final RectificationWithdrawn WITHDRAWN =
            new RectificationWithdrawn("ZH-1-1", SCHOOL, "重复下达", march(6));
    private static final ReinspectionCompleted FAILED =
            new ReinspectionCompleted("ZH-1-1", SCHOOL, List.of("甲"), "台账仍缺", "两月台账未补", false, march(25));

    static Stream<Command> commands() {
        return Stream.of(
                new RequestExtension("ZH-1-1", SCHOOL, march(30), "缺人手", march(8)),
                extend(march(30), march(8)),
                decline(),
                withdraw("重复下达"),
                correct("食堂台账缺两月", null),
                rescind(),
                reinspect("", march(25)),
                new RemindOfDeadline("ZH-1-1"),
                new DeclareReinspectionOverdue("ZH-1-1"),
                interview(),
                circular("整改不力"),
                recommend("整改不力"),
                publish(),
                new DeclareRectificationUnpublished("ZH-1-1"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothing_can_be_done_about_a_case_that_was_never_opened(Command command) {
        on(march(31)).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothing_happens_any_more_to_a_case_that_was_withdrawn(Command command) {
        on(march(31), ORDERED, OPINION, WITHDRAWN).when(command).expectNoEvents();
    }

    @Nested
    class Extending {

        private final ExtensionRequested requested =
                new ExtensionRequested("ZH-1-1", SCHOOL, march(30), "缺人手", march(8));
        private final RectificationExtended extended =
                new RectificationExtended("ZH-1-1", SCHOOL, march(30), "情况属实", march(9));

        @Test
        void the_school_asks_for_more_time() {
            on(march(8), ORDERED).when(request(SCHOOL, march(30), march(8))).expectEvents(requested);
            on(march(8), ORDERED, requested)
                    .when(request(SCHOOL, march(30), march(8)))
                    .expectNoEvents();
        }

        @Test
        void it_asks_for_itself_in_time_and_for_a_later_day() {
            on(march(8), ORDERED)
                    .when(request("2199000302", march(30), march(8)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
            on(march(21), ORDERED)
                    .when(request(SCHOOL, march(30), march(21)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
            on(march(8), ORDERED)
                    .when(request(SCHOOL, DEADLINE, march(8)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void what_is_reported_needs_no_more_time() {
            on(march(19), ORDERED, REPORTED)
                    .when(request(SCHOOL, march(30), march(19)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void the_office_grants_it_and_the_case_is_overdue_by_the_new_day_only() {
            on(march(9), ORDERED, requested).when(extend(march(30), march(9))).expectEvents(extended);
            on(march(25), ORDERED, requested, extended)
                    .when(new DeclareOverdue("ZH-1-1"))
                    .expectNoEvents();
            on(march(31), ORDERED, requested, extended)
                    .when(new DeclareOverdue("ZH-1-1"))
                    .expectEvents(new RectificationOverdue("ZH-1-1", SCHOOL, march(30), march(31)));
        }

        @Test
        void the_office_grants_it_unasked_too_but_once() {
            on(march(9), ORDERED).when(extend(march(30), march(9))).expectEvents(extended);
            on(march(9), ORDERED, extended).when(extend(march(30), march(9))).expectNoEvents();
        }

        @Test
        void an_overdue_case_is_not_extended() {
            on(march(22), ORDERED, OVERDUE)
                    .when(extend(march(30), march(19)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
            on(march(22), ORDERED)
                    .when(extend(march(30), march(22)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
        }

        @Test
        void the_office_declines_what_was_asked_for() {
            var declined = new ExtensionDeclined("ZH-1-1", SCHOOL, "理由不足", march(9));
            on(march(9), ORDERED, requested).when(decline()).expectEvents(declined);
            on(march(9), ORDERED, requested, declined).when(decline()).expectNoEvents();
            on(march(9), ORDERED)
                    .when(decline())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        private RequestExtension request(String school, LocalDate until, LocalDate requestedOn) {
            return new RequestExtension("ZH-1-1", school, until, "缺人手", requestedOn);
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void a_case_that_should_not_have_been_opened_is_withdrawn() {
            on(march(6), ORDERED).when(withdraw("重复下达")).expectEvents(WITHDRAWN);
            on(march(6), ORDERED, WITHDRAWN).when(withdraw("重复下达")).expectNoEvents();
        }

        @Test
        void a_second_withdrawal_says_the_same_or_is_refused() {
            on(march(6), ORDERED, WITHDRAWN)
                    .when(withdraw("误下达"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        }

        @Test
        void a_closed_case_is_not_withdrawn() {
            on(march(26), ORDERED, REPORTED, ACCEPTED)
                    .when(withdraw("重复下达"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void a_withdrawal_gives_its_grounds() {
            on(march(6), ORDERED).when(withdraw(" ")).expectResultMessageMatching(refusedAs(Reason.MISSING));
        }

        @Test
        void what_was_withdrawn_is_neither_reported_nor_overdue() {
            on(march(10), ORDERED, WITHDRAWN)
                    .when(new ReportRectification("ZH-1-1", SCHOOL, "已补齐", march(10)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(30), ORDERED, WITHDRAWN).when(new DeclareOverdue("ZH-1-1")).expectNoEvents();
        }
    }

    @Nested
    class Correcting {

        @Test
        void a_wrong_order_is_corrected_by_another_event_and_what_was_right_stays() {
            on(march(7), ORDERED).when(correct("食堂台账缺两月", null)).expectEvents(corrected("食堂台账缺两月", DEADLINE));
            on(march(7), ORDERED, corrected("食堂台账缺两月", DEADLINE))
                    .when(correct("食堂台账缺两月", null))
                    .expectNoEvents();
        }

        @Test
        void from_here_on_the_case_follows_the_corrected_deadline() {
            on(march(30), ORDERED, corrected("食堂台账不全", march(31)))
                    .when(new DeclareOverdue("ZH-1-1"))
                    .expectNoEvents();
        }

        @Test
        void a_correction_that_changes_nothing_is_refused() {
            on(march(7), ORDERED)
                    .when(correct("", null))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.INVALID));
        }

        @Test
        void a_deadline_does_not_lie_before_its_order() {
            on(march(7), ORDERED)
                    .when(correct("", march(4)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void a_closed_case_is_not_corrected() {
            on(march(26), ORDERED, REPORTED, ACCEPTED)
                    .when(correct("食堂台账缺两月", null))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void a_report_that_was_made_in_time_and_came_late_takes_back_that_it_was_overdue() {
            on(march(24), ORDERED, OVERDUE, REPORTED).when(rescind()).expectEvents(RESCINDED);
            on(march(24), ORDERED, OVERDUE, REPORTED, RESCINDED).when(rescind()).expectNoEvents();
        }

        @Test
        void so_does_a_corrected_deadline() {
            on(march(24), ORDERED, OVERDUE, corrected("食堂台账不全", march(31)))
                    .when(rescind())
                    .expectEvents(RESCINDED);
        }

        @Test
        void afterwards_nobody_is_interviewed_about_it() {
            on(march(24), ORDERED, OVERDUE, REPORTED, RESCINDED)
                    .when(interview())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void what_was_reported_late_stays_overdue() {
            on(march(24), ORDERED, OVERDUE, new RectificationReported("ZH-1-1", SCHOOL, "已补齐", march(22)))
                    .when(rescind())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(24), ORDERED)
                    .when(rescind())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void what_was_reported_in_an_earlier_round_does_not_serve_a_later_one() {
            var returned = new RectificationReturned("ZH-1-1", SCHOOL, "两月台账未补", march(22), march(19));
            var again = new RectificationOverdue("ZH-1-1", SCHOOL, march(22), march(23));
            on(march(24), ORDERED, REPORTED, returned, again)
                    .when(rescind())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(24), ORDERED, corrected("食堂台账不全", march(23)), REPORTED, returned, again)
                    .when(rescind())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(24), ORDERED, OVERDUE, returned, new RectificationReported("ZH-1-1", SCHOOL, "已补齐", march(20)))
                    .when(rescind())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void what_was_reported_in_time_still_serves_its_own_round_when_the_case_has_gone_on() {
            on(
                            march(24),
                            ORDERED,
                            OVERDUE,
                            REPORTED,
                            new RectificationReturned("ZH-1-1", SCHOOL, "两月台账未补", march(30), march(22)))
                    .when(rescind())
                    .expectEvents(RESCINDED);
        }

        @Test
        void a_case_whose_school_still_has_not_reported_can_be_overdue_again() {
            on(march(25), ORDERED, OVERDUE, RESCINDED)
                    .when(new DeclareOverdue("ZH-1-1"))
                    .expectEvents(OVERDUE);
        }

        private static final OverdueRescinded RESCINDED =
                new OverdueRescinded("ZH-1-1", SCHOOL, DEADLINE, "平台延迟送达", march(24));

        private RectificationCorrected corrected(String problem, LocalDate deadline) {
            return new RectificationCorrected(
                    "ZH-1-1", SCHOOL, SupervisionItem.CANTEEN, Grade.ORDINARY, problem, "补齐", deadline, "笔误", march(7));
        }
    }

    @Nested
    class Reminding {

        @ParameterizedTest
        @CsvSource({"13, 7", "17, 3", "19, 1"})
        void the_school_is_reminded_seven_three_and_one_days_before(int today, int daysBefore) {
            on(march(today), ORDERED)
                    .when(new RemindOfDeadline("ZH-1-1"))
                    .expectEvents(reminded(daysBefore, DEADLINE, march(today)));
        }

        @Test
        void earlier_it_is_not_and_each_time_only_once() {
            on(march(12), ORDERED).when(new RemindOfDeadline("ZH-1-1")).expectNoEvents();
            on(march(14), ORDERED, reminded(7, DEADLINE, march(13)))
                    .when(new RemindOfDeadline("ZH-1-1"))
                    .expectNoEvents();
        }

        @Test
        void a_new_deadline_is_reminded_of_anew() {
            on(
                            march(28),
                            ORDERED,
                            reminded(3, DEADLINE, march(17)),
                            new RectificationExtended("ZH-1-1", SCHOOL, march(31), "情况属实", march(18)))
                    .when(new RemindOfDeadline("ZH-1-1"))
                    .expectEvents(reminded(3, march(31), march(28)));
        }

        @Test
        void who_has_reported_is_not_reminded() {
            on(march(19), ORDERED, REPORTED)
                    .when(new RemindOfDeadline("ZH-1-1"))
                    .expectNoEvents();
        }

        private DeadlineReminded reminded(int daysBefore, LocalDate deadline, LocalDate today) {
            return new DeadlineReminded("ZH-1-1", SCHOOL, daysBefore, deadline, today);
        }
    }

    @Nested
    class Reinspecting {

        @Test
        void a_passed_reinspection_closes_the_case() {
            on(march(25), ORDERED, REPORTED).when(reinspect("", march(25))).expectEvents(passed(march(25)), ACCEPTED);
        }

        @Test
        void a_failed_one_returns_it_under_its_own_rules() {
            // the county's rule of 1 April gives 3 days; the case was opened under the national 15
            on(LocalDate.of(2026, 4, 2), ORDERED, REPORTED)
                    .when(reinspect("两月台账未补", LocalDate.of(2026, 4, 2)))
                    .expectEvents(
                            new ReinspectionCompleted(
                                    "ZH-1-1", SCHOOL, List.of("甲"), "台账仍缺", "两月台账未补", false, LocalDate.of(2026, 4, 2)),
                            new RectificationReturned(
                                    "ZH-1-1", SCHOOL, "两月台账未补", LocalDate.of(2026, 4, 17), LocalDate.of(2026, 4, 2)));
        }

        @Test
        void a_closed_case_that_fails_is_open_again() {
            on(march(30), ORDERED, REPORTED, ACCEPTED)
                    .when(reinspect("两月台账未补", march(30)))
                    .expectEvents(
                            new ReinspectionCompleted(
                                    "ZH-1-1", SCHOOL, List.of("甲"), "台账仍缺", "两月台账未补", false, march(30)),
                            new RectificationReturned(
                                    "ZH-1-1", SCHOOL, "两月台账未补", LocalDate.of(2026, 4, 14), march(30)));
        }

        @Test
        void a_closed_case_that_passes_stays_closed() {
            on(march(30), ORDERED, REPORTED, ACCEPTED)
                    .when(reinspect("", march(30)))
                    .expectEvents(passed(march(30)));
        }

        @Test
        void the_same_again_changes_nothing() {
            on(march(26), ORDERED, REPORTED, passed(march(25)), ACCEPTED)
                    .when(reinspect("", march(25)))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged("ZH-1-1"));
        }

        @Test
        void what_is_not_reported_is_not_reinspected_nor_before_the_report_nor_by_nobody() {
            on(march(25), ORDERED)
                    .when(reinspect("", march(25)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(25), ORDERED, REPORTED)
                    .when(reinspect("", march(17)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
            on(march(25), ORDERED, REPORTED)
                    .when(new CompleteReinspection("ZH-1-1", List.of(), "已补齐", "", march(25)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.MISSING));
        }

        @Test
        void nobody_comes_who_has_to_keep_away_from_the_school() {
            on(march(25), ORDERED, REPORTED)
                    .when(new CompleteReinspection("ZH-1-1", List.of("甲", RECUSED), "已补齐", "", march(25)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.RECUSED));
        }

        @Test
        void what_is_recorded_late_does_not_undo_what_came_after_it() {
            on(march(30), ORDERED, REPORTED, ACCEPTED)
                    .when(reinspect("两月台账未补", march(24)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
            on(march(30), ORDERED, REPORTED, ACCEPTED, passed(march(28)))
                    .when(reinspect("两月台账未补", march(27)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void after_a_return_neither_report_nor_extension_is_dated_before_it() {
            var returned = new RectificationReturned("ZH-1-1", SCHOOL, "两月台账未补", LocalDate.of(2026, 4, 9), march(25));
            on(march(30), ORDERED, REPORTED, FAILED, returned)
                    .when(new ReportRectification("ZH-1-1", SCHOOL, "已补齐", march(24)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
            on(march(30), ORDERED, REPORTED, FAILED, returned)
                    .when(new RequestExtension("ZH-1-1", SCHOOL, LocalDate.of(2026, 4, 20), "缺人手", march(24)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
            on(march(30), ORDERED, REPORTED, FAILED, returned)
                    .when(extend(LocalDate.of(2026, 4, 20), march(24)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void a_reinspection_that_is_late_by_its_own_day_is_found_late() {
            LocalDate due = LocalDate.of(2026, 4, 18);
            on(due.plusDays(3), ORDERED, REPORTED)
                    .when(reinspect("", due.plusDays(3)))
                    .expectEvents(
                            new ReinspectionOverdue("ZH-1-1", SCHOOL, due, due.plusDays(1)),
                            passed(due.plusDays(3)),
                            new RectificationAccepted("ZH-1-1", SCHOOL, due.plusDays(3)));
        }

        @Test
        void an_office_that_does_not_come_within_a_month_is_found_late_once() {
            LocalDate due = LocalDate.of(2026, 4, 18);
            var late = new ReinspectionOverdue("ZH-1-1", SCHOOL, due, due.plusDays(1));
            on(due, ORDERED, REPORTED)
                    .when(new DeclareReinspectionOverdue("ZH-1-1"))
                    .expectNoEvents();
            on(due.plusDays(5), ORDERED, REPORTED)
                    .when(new DeclareReinspectionOverdue("ZH-1-1"))
                    .expectEvents(late);
            on(due.plusDays(5), ORDERED, REPORTED, late)
                    .when(new DeclareReinspectionOverdue("ZH-1-1"))
                    .expectNoEvents();
            on(due.plusDays(5), ORDERED, REPORTED, ACCEPTED)
                    .when(new DeclareReinspectionOverdue("ZH-1-1"))
                    .expectNoEvents();
        }

        private ReinspectionCompleted passed(LocalDate day) {
            return new ReinspectionCompleted("ZH-1-1", SCHOOL, List.of("甲"), "台账仍缺", "", true, day);
        }
    }

    /** Failed re-inspection, interview, circular, recommendation: one after the other. */
    @Nested
    class Escalating {

        private static final InterviewHeld INTERVIEWED =
                new InterviewHeld("YT-1", SCHOOL, "ZH-1-1", "柳校长", "督导室", "整改不力", "承诺整改", march(26));
        private static final CircularIssued CIRCULAR =
                new CircularIssued("TB-1", SCHOOL, "ZH-1-1", CITY_OFFICE, "整改不力", march(28));
        private static final AccountabilityRecommended RECOMMENDED = new AccountabilityRecommended(
                "ZH-1-1", SCHOOL, CITY_OFFICE, List.of(Advice.NO_AWARDS, Advice.ACCOUNTABILITY), "整改不力", march(30));

        @Test
        void a_failed_reinspection_calls_for_an_interview_whose_record_is_filed_with_the_superior() {
            on(march(26), ORDERED, REPORTED, FAILED)
                    .when(interview())
                    .expectEvents(
                            INTERVIEWED, new InterviewRecordFiled("YT-1", SCHOOL, "ZH-1-1", CITY_OFFICE, march(26)));
        }

        @Test
        void an_interview_does_not_come_before_the_failure_that_it_is_about() {
            on(march(26), ORDERED, REPORTED, FAILED)
                    .when(new HoldInterview("ZH-1-1", "YT-1", "柳校长", "督导室", "整改不力", "承诺整改", CITY_OFFICE, march(24)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void after_the_interview_a_circular_goes_to_the_units_government() {
            on(march(28), ORDERED, REPORTED, FAILED, INTERVIEWED)
                    .when(circular("整改不力"))
                    .expectEvents(CIRCULAR)
                    .expectResultMessagePayload(Outcome.accepted("TB-1"));
        }

        @Test
        void the_same_circular_again_changes_nothing_and_another_of_its_number_is_refused() {
            on(march(28), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR)
                    .when(circular("整改不力"))
                    .expectNoEvents();
            on(march(28), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR)
                    .when(circular("另一内容"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        }

        @Test
        void no_circular_without_an_interview_nor_without_content_nor_to_nobody() {
            on(march(28), ORDERED, REPORTED, FAILED)
                    .when(circular("整改不力"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(28), ORDERED, REPORTED, FAILED, INTERVIEWED)
                    .when(circular(""))
                    .expectResultMessageMatching(refusedAs(Reason.MISSING));
            on(march(28), ORDERED, REPORTED, FAILED, INTERVIEWED)
                    .when(new IssueCircular("ZH-1-1", "TB-1", "nobody", "整改不力", march(28)))
                    .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
            on(march(28), ORDERED, REPORTED, FAILED, INTERVIEWED)
                    .when(new IssueCircular("ZH-1-1", "TB-1", CITY_OFFICE, "整改不力", march(25)))
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void when_it_turns_out_that_the_school_did_not_fail_neither_circular_nor_advice_follows() {
            var rescinded = new OverdueRescinded("ZH-1-1", SCHOOL, DEADLINE, "平台延迟送达", march(27));
            on(march(28), ORDERED, OVERDUE, INTERVIEWED, REPORTED, rescinded)
                    .when(circular("整改不力"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(30), ORDERED, OVERDUE, INTERVIEWED, CIRCULAR, REPORTED, rescinded)
                    .when(recommend("整改不力"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void what_followed_an_earlier_failure_does_not_serve_a_later_one() {
            var failedAgain =
                    new ReinspectionCompleted("ZH-1-1", SCHOOL, List.of("甲"), "台账仍缺", "两月台账未补", false, march(29));
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, failedAgain)
                    .when(new IssueCircular("ZH-1-1", "TB-1", CITY_OFFICE, "整改不力", march(30)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR, failedAgain)
                    .when(recommend("整改不力"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        }

        @Test
        void after_the_circular_the_superior_is_advised() {
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR)
                    .when(recommend("整改不力"))
                    .expectEvents(RECOMMENDED);
        }

        @Test
        void the_same_advice_again_changes_nothing_and_another_is_refused() {
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR, RECOMMENDED)
                    .when(recommend("整改不力"))
                    .expectNoEvents();
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR, RECOMMENDED)
                    .when(recommend("另有理由"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        }

        @Test
        void no_advice_without_a_circular_nor_reasons_nor_to_nobody() {
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED)
                    .when(recommend("整改不力"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR)
                    .when(recommend(""))
                    .expectResultMessageMatching(refusedAs(Reason.MISSING));
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR)
                    .when(new RecommendAccountability("ZH-1-1", "nobody", List.of(Advice.NO_AWARDS), "整改不力", march(30)))
                    .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
            on(march(30), ORDERED, REPORTED, FAILED, INTERVIEWED, CIRCULAR)
                    .when(new RecommendAccountability(
                            "ZH-1-1", CITY_OFFICE, List.of(Advice.NO_AWARDS), "整改不力", march(27)))
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }
    }

    @Nested
    class Publishing {

        private static final RectificationPublished PUBLISHED = new RectificationPublished(
                "ZH-1-1", SCHOOL, List.of(Channel.WECHAT), "整改情况", "https://school.example", march(27));

        @Test
        void what_was_rectified_is_made_public() {
            on(march(27), ORDERED, OPINION, REPORTED, ACCEPTED).when(publish()).expectEvents(PUBLISHED);
            on(march(27), ORDERED, OPINION, REPORTED, ACCEPTED, PUBLISHED)
                    .when(publish())
                    .expectNoEvents();
        }

        @Test
        void what_is_not_rectified_is_not_nor_by_another_school_nor_nowhere_nor_before() {
            on(march(27), ORDERED, OPINION, REPORTED)
                    .when(publish())
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            on(march(27), ORDERED, OPINION, REPORTED, ACCEPTED)
                    .when(new PublishRectification(
                            "ZH-1-1", "2199000302", List.of(Channel.WECHAT), "整改情况", "", march(27)))
                    .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
            on(march(27), ORDERED, OPINION, REPORTED, ACCEPTED)
                    .when(new PublishRectification("ZH-1-1", SCHOOL, List.of(), "整改情况", "", march(27)))
                    .expectResultMessageMatching(refusedAs(Reason.MISSING));
            on(march(27), ORDERED, OPINION, REPORTED, ACCEPTED)
                    .when(new PublishRectification("ZH-1-1", SCHOOL, List.of(Channel.WECHAT), "整改情况", "", march(24)))
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void what_an_opinion_ordered_is_overdue_after_twenty_working_days_once() {
            LocalDate due = LocalDate.of(2026, 4, 23);
            var overdue = new RectificationPublicationOverdue("ZH-1-1", SCHOOL, due, due.plusDays(1));
            on(due, ORDERED, OPINION, REPORTED, ACCEPTED)
                    .when(new DeclareRectificationUnpublished("ZH-1-1"))
                    .expectNoEvents();
            on(due.plusDays(4), ORDERED, OPINION, REPORTED, ACCEPTED)
                    .when(new DeclareRectificationUnpublished("ZH-1-1"))
                    .expectEvents(overdue);
            on(due.plusDays(4), ORDERED, OPINION, REPORTED, ACCEPTED, overdue)
                    .when(new DeclareRectificationUnpublished("ZH-1-1"))
                    .expectNoEvents();
            on(due.plusDays(4), ORDERED, OPINION, REPORTED, ACCEPTED, PUBLISHED)
                    .when(new DeclareRectificationUnpublished("ZH-1-1"))
                    .expectNoEvents();
        }

        @Test
        void a_small_matter_of_a_regular_visit_need_not_be() {
            on(LocalDate.of(2026, 6, 1), ORDERED, REPORTED, ACCEPTED)
                    .when(new DeclareRectificationUnpublished("ZH-1-1"))
                    .expectNoEvents();
        }
    }

    private static RectificationOrdered ordered(LocalDate deadline) {
        return new RectificationOrdered(
                "ZH-1-1",
                SCHOOL,
                "ZH-1",
                SupervisionItem.CANTEEN,
                Grade.ORDINARY,
                "食堂台账不全",
                "补齐",
                deadline,
                SampleRules.NATIONAL,
                march(5));
    }

    private static ExtendRectification extend(LocalDate until, LocalDate decidedOn) {
        return new ExtendRectification("ZH-1-1", until, "情况属实", decidedOn);
    }

    private static DeclineExtension decline() {
        return new DeclineExtension("ZH-1-1", "理由不足", march(9));
    }

    private static WithdrawRectification withdraw(String grounds) {
        return new WithdrawRectification("ZH-1-1", grounds, march(6));
    }

    private static CorrectRectification correct(String problem, LocalDate until) {
        return new CorrectRectification("ZH-1-1", null, null, problem, null, until, "笔误", march(7));
    }

    private static RescindOverdue rescind() {
        return new RescindOverdue("ZH-1-1", "平台延迟送达", march(24));
    }

    private static CompleteReinspection reinspect(String remaining, LocalDate inspectedOn) {
        return new CompleteReinspection("ZH-1-1", List.of("甲"), "台账仍缺", remaining, inspectedOn);
    }

    private static HoldInterview interview() {
        return new HoldInterview("ZH-1-1", "YT-1", "柳校长", "督导室", "整改不力", "承诺整改", CITY_OFFICE, march(26));
    }

    private static IssueCircular circular(String content) {
        return new IssueCircular("ZH-1-1", "TB-1", CITY_OFFICE, content, march(28));
    }

    private static RecommendAccountability recommend(String reasons) {
        return new RecommendAccountability(
                "ZH-1-1", CITY_OFFICE, List.of(Advice.NO_AWARDS, Advice.ACCOUNTABILITY), reasons, march(30));
    }

    private static PublishRectification publish() {
        return new PublishRectification(
                "ZH-1-1", SCHOOL, List.of(Channel.WECHAT), "整改情况", "https://school.example", march(27));
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static TestExecutor<Rectification> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(Rectification.class);
        fixture.registerInjectableResources(SampleCounty.on(today), SampleRules.rules(), REGISTER, INSPECTORS);
        return fixture.given(history);
    }
}
