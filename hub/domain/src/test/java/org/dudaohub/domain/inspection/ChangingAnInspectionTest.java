package org.dudaohub.domain.inspection;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspection.InspectionWorld.FEEDBACK;
import static org.dudaohub.domain.inspection.InspectionWorld.OPENED;
import static org.dudaohub.domain.inspection.InspectionWorld.OPINION;
import static org.dudaohub.domain.inspection.InspectionWorld.REPORT;
import static org.dudaohub.domain.inspection.InspectionWorld.SELF_CHECK;
import static org.dudaohub.domain.inspection.InspectionWorld.VISITED;
import static org.dudaohub.domain.inspection.InspectionWorld.WITHDRAWN;
import static org.dudaohub.domain.inspection.InspectionWorld.march;
import static org.dudaohub.domain.inspection.InspectionWorld.on;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspection.InspectionEvent.DefenceSubmitted;
import org.dudaohub.domain.inspection.InspectionEvent.DocumentCorrected;
import org.dudaohub.domain.inspection.InspectionEvent.ReportedUpward;
import org.dudaohub.domain.inspection.InspectionEvent.StepExtended;
import org.dudaohub.domain.inspection.InspectionEvent.StepMissed;
import org.dudaohub.domain.inspection.InspectionEvent.StepReminded;
import org.dudaohub.domain.publication.Channel;
import org.dudaohub.domain.publication.DeclareReportUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublished;
import org.dudaohub.domain.publication.PublishReport;
import org.junit.jupiter.api.Test;

/** Extension, withdrawal, correction, deadlines and publication of an inspection. */
class ChangingAnInspectionTest {

    private static final LocalDate APRIL_1 = LocalDate.of(2026, 4, 1);
    private static final StepExtended DEFENCE_EXTENDED =
            new StepExtended("ZH-1", SCHOOL, Step.DEFENCE, LocalDate.of(2026, 4, 3), "校长住院", march(26));

    // Extension

    @Test
    void a_period_that_runs_is_extended() {
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK)
                .when(extendDefence(LocalDate.of(2026, 4, 3), march(26)))
                .expectEvents(DEFENCE_EXTENDED);
    }

    @Test
    void the_same_extension_again_changes_nothing() {
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK, DEFENCE_EXTENDED)
                .when(extendDefence(LocalDate.of(2026, 4, 3), march(26)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
    }

    @Test
    void until_the_extended_end_a_defence_is_taken() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE_EXTENDED)
                .when(new SubmitDefence("ZH-1", SCHOOL, "补充说明", APRIL_1))
                .expectEvents(new DefenceSubmitted("ZH-1", SCHOOL, "补充说明", APRIL_1));
    }

    @Test
    void a_period_that_is_over_is_not_extended() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK)
                .when(extendDefence(LocalDate.of(2026, 4, 3), march(31)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
    }

    @Test
    void an_extension_ends_later_than_the_period() {
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK)
                .when(extendDefence(march(30), march(26)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_period_that_does_not_run_is_not_extended() {
        on(march(12), OPENED, VISITED)
                .when(extendDefence(march(30), march(12)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    // Withdrawal

    @Test
    void an_inspection_is_withdrawn() {
        on(march(5), OPENED)
                .when(new WithdrawInspection("ZH-1", "计划调整", march(5)))
                .expectEvents(WITHDRAWN);
    }

    @Test
    void the_same_withdrawal_again_changes_nothing_and_another_is_refused() {
        on(march(6), OPENED, WITHDRAWN)
                .when(new WithdrawInspection("ZH-1", "计划调整", march(5)))
                .expectNoEvents();
        on(march(6), OPENED, WITHDRAWN)
                .when(new WithdrawInspection("ZH-1", "另有原因", march(6)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void after_its_opinion_an_inspection_is_not_withdrawn() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, OPINION)
                .when(new WithdrawInspection("ZH-1", "计划调整", APRIL_1))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    // Correction

    @Test
    void a_wrong_report_is_corrected_by_another_event() {
        on(march(18), OPENED, VISITED, REPORT)
                .when(new CorrectDocument("ZH-1", Document.REPORT, "办学较规范", null, "笔误", march(18)))
                .expectEvents(new DocumentCorrected(
                        "ZH-1", SCHOOL, Document.REPORT, "办学较规范", null, null, null, "笔误", march(18)));
    }

    @Test
    void the_right_day_of_the_feedback_counts_its_periods_anew() {
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK).when(rightDay()).expectEvents(RIGHT_DAY);
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, RIGHT_DAY)
                .when(new SubmitDefence("ZH-1", SCHOOL, "补充说明", APRIL_1))
                .expectEvents(new DefenceSubmitted("ZH-1", SCHOOL, "补充说明", APRIL_1));
    }

    @Test
    void the_same_correction_again_changes_nothing() {
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK, RIGHT_DAY)
                .when(rightDay())
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
    }

    @Test
    void what_does_not_exist_is_not_corrected() {
        on(march(18), OPENED, VISITED)
                .when(new CorrectDocument("ZH-1", Document.REPORT, "办学较规范", null, "笔误", march(18)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void only_feedback_has_a_day_to_correct_and_only_until_the_opinion() {
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK)
                .when(new CorrectDocument("ZH-1", Document.REPORT, "", march(22), "日期有误", march(26)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, OPINION)
                .when(rightDay())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void the_right_day_lies_between_the_report_and_the_correction() {
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK)
                .when(new CorrectDocument("ZH-1", Document.FEEDBACK, "", march(15), "日期有误", march(26)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(march(26), OPENED, VISITED, REPORT, FEEDBACK)
                .when(new CorrectDocument("ZH-1", Document.FEEDBACK, "", march(27), "日期有误", march(26)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    // Deadlines

    @Test
    void a_school_is_reminded_of_its_self_check() {
        on(march(7), OPENED).when(check()).expectEvents(reminded(Step.SELF_CHECK, 3, march(10), march(7)));
    }

    @Test
    void it_is_reminded_once_a_threshold_however_often_the_watch_asks() {
        on(march(8), OPENED, reminded(Step.SELF_CHECK, 3, march(10), march(7)))
                .when(check())
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
        on(march(9), OPENED, reminded(Step.SELF_CHECK, 3, march(10), march(7)))
                .when(check())
                .expectEvents(reminded(Step.SELF_CHECK, 1, march(10), march(9)));
    }

    @Test
    void a_self_check_that_did_not_come_is_found_missed_on_the_next_day_however_late_the_watch_asks() {
        on(march(14), OPENED).when(check()).expectEvents(SELF_CHECK_MISSED);
        on(march(14), OPENED, SELF_CHECK_MISSED).when(check()).expectNoEvents();
    }

    @Test
    void what_was_done_needs_no_reminder() {
        on(march(9), OPENED, SELF_CHECK).when(check()).expectNoEvents();
    }

    @Test
    void feedback_opinion_and_report_upward_are_found_missed() {
        on(LocalDate.of(2026, 4, 30), OPENED, SELF_CHECK, VISITED)
                .when(check())
                .expectEvents(
                        new StepMissed("ZH-1", SCHOOL, Step.FEEDBACK, march(25), march(26)),
                        new StepMissed(
                                "ZH-1",
                                SCHOOL,
                                Step.REPORT_UPWARD,
                                LocalDate.of(2026, 4, 9),
                                LocalDate.of(2026, 4, 10)));
        on(
                        LocalDate.of(2026, 4, 30),
                        OPENED,
                        SELF_CHECK,
                        VISITED,
                        REPORT,
                        FEEDBACK,
                        new ReportedUpward("ZH-1", SCHOOL, CITY_OFFICE, march(20)))
                .when(check())
                .expectEvents(new StepMissed(
                        "ZH-1", SCHOOL, Step.OPINION, LocalDate.of(2026, 4, 19), LocalDate.of(2026, 4, 20)));
    }

    @Test
    void an_inspection_that_was_withdrawn_misses_nothing() {
        on(march(20), OPENED, WITHDRAWN).when(check()).expectNoEvents();
    }

    // Publication

    @Test
    void the_report_is_published() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, OPINION).when(publish()).expectEvents(PUBLISHED);
    }

    @Test
    void the_same_publication_again_changes_nothing() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, OPINION, PUBLISHED)
                .when(publish())
                .expectNoEvents();
    }

    @Test
    void nothing_is_published_before_the_opinion() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK)
                .when(publish())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void a_publication_says_where() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, OPINION)
                .when(new PublishReport("ZH-1", List.of(), "综合督导报告", "", APRIL_1))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void a_publication_from_before_the_opinion_is_refused_and_so_is_one_of_an_unknown_report() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, OPINION)
                .when(new PublishReport("ZH-1", List.of(Channel.PORTAL), "综合督导报告", "", march(31)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(APRIL_1).when(publish()).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void after_twenty_working_days_without_publication_it_is_overdue_once() {
        LocalDate last = OPINION.publishBy();
        var overdue = new ReportPublicationOverdue("ZH-1", SCHOOL, last, last.plusDays(1));
        on(last, OPENED, VISITED, REPORT, FEEDBACK, OPINION)
                .when(new DeclareReportUnpublished("ZH-1"))
                .expectNoEvents();
        on(last.plusDays(9), OPENED, VISITED, REPORT, FEEDBACK, OPINION)
                .when(new DeclareReportUnpublished("ZH-1"))
                .expectEvents(overdue);
        on(last.plusDays(9), OPENED, VISITED, REPORT, FEEDBACK, OPINION, overdue)
                .when(new DeclareReportUnpublished("ZH-1"))
                .expectNoEvents();
        on(last.plusDays(9), OPENED, VISITED, REPORT, FEEDBACK, OPINION, PUBLISHED)
                .when(new DeclareReportUnpublished("ZH-1"))
                .expectNoEvents();
    }

    private static final DocumentCorrected RIGHT_DAY = new DocumentCorrected(
            "ZH-1", SCHOOL, Document.FEEDBACK, null, march(22), APRIL_1, LocalDate.of(2026, 4, 21), "日期有误", march(26));

    private static final StepMissed SELF_CHECK_MISSED =
            new StepMissed("ZH-1", SCHOOL, Step.SELF_CHECK, march(10), march(11));

    private static final ReportPublished PUBLISHED = new ReportPublished(
            "ZH-1", SCHOOL, List.of(Channel.PORTAL, Channel.WECHAT), "综合督导报告", "https://portal.example/1", APRIL_1);

    private static CorrectDocument rightDay() {
        return new CorrectDocument("ZH-1", Document.FEEDBACK, "", march(22), "日期有误", march(26));
    }

    private static ExtendStep extendDefence(LocalDate until, LocalDate decidedOn) {
        return new ExtendStep("ZH-1", Step.DEFENCE, until, "校长住院", decidedOn);
    }

    private static CheckInspectionDeadlines check() {
        return new CheckInspectionDeadlines("ZH-1");
    }

    private static StepReminded reminded(Step step, int daysBefore, LocalDate deadline, LocalDate today) {
        return new StepReminded("ZH-1", SCHOOL, step, daysBefore, deadline, today);
    }

    private static PublishReport publish() {
        return new PublishReport(
                "ZH-1", List.of(Channel.PORTAL, Channel.WECHAT), "综合督导报告", "https://portal.example/1", APRIL_1);
    }
}
