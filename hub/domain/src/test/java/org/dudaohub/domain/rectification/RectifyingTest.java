package org.dudaohub.domain.rectification;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewRecordFiled;
import org.dudaohub.domain.accountability.HoldInterview;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RectifyingTest {

    private static final LocalDate DEADLINE = day(15);
    private static final RectificationOrdered ORDERED = new RectificationOrdered(
            "QD-1-1",
            SCHOOL,
            "QD-1",
            SupervisionItem.CANTEEN,
            Grade.ORDINARY,
            "食品留样标签不全",
            "补全",
            DEADLINE,
            "county-2026",
            day(5));
    private static final RectificationReported REPORTED = new RectificationReported("QD-1-1", SCHOOL, "已补全", day(9));
    private static final RectificationOverdue OVERDUE = new RectificationOverdue("QD-1-1", SCHOOL, DEADLINE, day(16));

    @Test
    void the_school_reports_what_it_did() {
        on(day(9), ORDERED)
                .when(new ReportRectification("QD-1-1", SCHOOL, "已补全", day(9)))
                .expectEvents(REPORTED)
                .expectResultMessagePayload(Outcome.accepted("QD-1-1"));
    }

    @Test
    void the_same_report_again_changes_nothing() {
        on(day(9), ORDERED, REPORTED)
                .when(new ReportRectification("QD-1-1", SCHOOL, "已补全", day(9)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1-1"));
    }

    @Test
    void another_report_waits_for_the_revisit() {
        on(day(10), ORDERED, REPORTED)
                .when(new ReportRectification("QD-1-1", SCHOOL, "又补了", day(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void another_school_may_not_report_on_the_case() {
        on(day(9), ORDERED)
                .when(new ReportRectification("QD-1-1", "2199000302", "已补全", day(9)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void a_report_says_something() {
        on(day(9), ORDERED)
                .when(new ReportRectification("QD-1-1", SCHOOL, " ", day(9)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void a_report_from_before_the_visit_is_refused() {
        on(day(9), ORDERED)
                .when(new ReportRectification("QD-1-1", SCHOOL, "已补全", day(4)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_case_that_was_never_opened_is_refused() {
        on(day(9))
                .when(new ReportRectification("QD-9-1", SCHOOL, "已补全", day(9)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void a_revisit_that_finds_all_rectified_closes_the_case() {
        RevisitForm form = revisit("");
        on(day(12), ORDERED, REPORTED)
                .when(new FileRevisitForm("QD-1-1", form))
                .expectEvents(
                        new RevisitFormFiled("QD-1-1", SCHOOL, form, day(12)),
                        new RectificationAccepted("QD-1-1", SCHOOL, day(12)));
    }

    @Test
    void a_revisit_that_finds_something_left_returns_the_case_with_the_days_of_its_own_profile() {
        RevisitForm form = revisit("责任人未写");
        on(day(12), ORDERED, REPORTED)
                .when(new FileRevisitForm("QD-1-1", form))
                .expectEvents(
                        new RevisitFormFiled("QD-1-1", SCHOOL, form, day(12)),
                        new RectificationReturned("QD-1-1", SCHOOL, "责任人未写", day(19), day(12)));
    }

    @Test
    void the_same_form_again_changes_nothing() {
        RevisitForm form = revisit("");
        on(
                        day(13),
                        ORDERED,
                        REPORTED,
                        new RevisitFormFiled("QD-1-1", SCHOOL, form, day(12)),
                        new RectificationAccepted("QD-1-1", SCHOOL, day(12)))
                .when(new FileRevisitForm("QD-1-1", form))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {RECUSED, "督学甲02"})
    void who_has_to_keep_away_from_the_school_does_not_revisit_it(String inspector) {
        on(day(12), ORDERED, REPORTED)
                .when(new FileRevisitForm("QD-1-1", revisit("", "督学甲01", inspector)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void a_revisit_comes_after_the_schools_report() {
        on(day(12), ORDERED)
                .when(new FileRevisitForm("QD-1-1", revisit("")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void a_closed_case_takes_no_more_reports() {
        on(
                        day(20),
                        ORDERED,
                        REPORTED,
                        new RevisitFormFiled("QD-1-1", SCHOOL, revisit(""), day(12)),
                        new RectificationAccepted("QD-1-1", SCHOOL, day(12)))
                .when(new ReportRectification("QD-1-1", SCHOOL, "再报", day(20)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void on_its_last_day_a_case_is_not_overdue() {
        on(DEADLINE, ORDERED)
                .when(new DeclareOverdue("QD-1-1"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1-1"));
    }

    @Test
    void on_the_day_after_it_is_overdue_and_stays_so_from_that_day_however_late_the_watch_asks() {
        on(day(25), ORDERED).when(new DeclareOverdue("QD-1-1")).expectEvents(OVERDUE);
    }

    @Test
    void it_is_declared_overdue_once() {
        on(day(25), ORDERED, OVERDUE).when(new DeclareOverdue("QD-1-1")).expectNoEvents();
    }

    @Test
    void a_reported_case_is_not_overdue() {
        on(day(25), ORDERED, REPORTED).when(new DeclareOverdue("QD-1-1")).expectNoEvents();
    }

    @Test
    void a_returned_case_can_be_overdue_again_by_its_new_deadline() {
        on(day(25), ORDERED, REPORTED, new RectificationReturned("QD-1-1", SCHOOL, "余", day(19), day(12)))
                .when(new DeclareOverdue("QD-1-1"))
                .expectEvents(new RectificationOverdue("QD-1-1", SCHOOL, day(19), day(20)));
    }

    @Test
    void an_overdue_case_can_still_be_reported() {
        on(day(18), ORDERED, OVERDUE)
                .when(new ReportRectification("QD-1-1", SCHOOL, "已补全", day(18)))
                .expectEvents(new RectificationReported("QD-1-1", SCHOOL, "已补全", day(18)));
    }

    @Test
    void a_report_that_is_late_by_its_own_day_makes_the_case_overdue_though_nobody_has_asked() {
        on(day(18), ORDERED)
                .when(new ReportRectification("QD-1-1", SCHOOL, "已补全", day(18)))
                .expectEvents(OVERDUE, new RectificationReported("QD-1-1", SCHOOL, "已补全", day(18)));
        on(day(18), ORDERED)
                .when(new ReportRectification("QD-1-1", SCHOOL, "已补全", DEADLINE))
                .expectEvents(new RectificationReported("QD-1-1", SCHOOL, "已补全", DEADLINE));
    }

    @Test
    void an_interview_about_an_overdue_case_is_filed_with_the_superior() {
        on(day(18), ORDERED, OVERDUE)
                .when(interview(day(18)))
                .expectEvents(HELD, new InterviewRecordFiled("YT-1", SCHOOL, "QD-1-1", CITY_OFFICE, day(18)))
                .expectResultMessagePayload(Outcome.accepted("YT-1"));
    }

    @Test
    void the_same_interview_again_changes_nothing() {
        on(day(18), ORDERED, OVERDUE, HELD)
                .when(interview(day(18)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("YT-1"));
    }

    @Test
    void nobody_is_interviewed_about_a_case_in_time() {
        on(day(10), ORDERED)
                .when(interview(day(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void an_interview_record_is_filed_with_an_office_that_exists() {
        on(day(18), ORDERED, OVERDUE)
                .when(new HoldInterview("QD-1-1", "YT-1", "柳校长", "督导室", "逾期", "承诺", "nobody", day(18)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    private static final InterviewHeld HELD =
            new InterviewHeld("YT-1", SCHOOL, "QD-1-1", "柳校长", "督导室", "逾期", "承诺", day(18));

    private static HoldInterview interview(LocalDate heldOn) {
        return new HoldInterview("QD-1-1", "YT-1", "柳校长", "督导室", "逾期", "承诺", CITY_OFFICE, heldOn);
    }

    private static RevisitForm revisit(String remaining) {
        return revisit(remaining, "督学甲01");
    }

    private static RevisitForm revisit(String remaining, String... inspectors) {
        return new RevisitForm("柳渡小学", day(12), List.of(inspectors), "食品留样标签", "已补全餐次与时间", "", remaining, "", "");
    }

    private static LocalDate day(int dayOfMarch) {
        return LocalDate.of(2026, 3, dayOfMarch);
    }

    private static TestExecutor<Rectification> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(Rectification.class);
        fixture.registerInjectableResources(SampleCounty.on(today), SampleCounty.rules(), REGISTER, INSPECTORS);
        return fixture.given(history);
    }
}
