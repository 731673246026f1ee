package org.dudaohub.domain.workreport;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.rules.ShippedRules;
import org.dudaohub.domain.workreport.WorkReportEvent.AnnualReportSubmitted;
import org.dudaohub.domain.workreport.WorkReportEvent.MonthlyReportSubmitted;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportDrafted;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportEdited;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportOverdue;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportRecounted;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportReminded;
import org.junit.jupiter.api.Test;

class FilingAReportTest {

    private static final LocalDate MONTH_END = LocalDate.of(2026, 3, 31);
    private static final String ID = INSPECTOR + ":2026-03";
    private static final ReportFigures FIGURES = new ReportFigures(3, 2, 3, 3, 1, 1, 1, 1);
    private static final ReportFigures NEW_FIGURES = new ReportFigures(4, 2, 3, 3, 1, 1, 1, 1);
    private static final WorkReportDrafted DRAFTED =
            new WorkReportDrafted(INSPECTOR, "2026-03", OFFICE, FIGURES, "草稿", MONTH_END);
    private static final WorkReportEdited EDITED = new WorkReportEdited(INSPECTOR, "2026-03", OFFICE, "定稿", MONTH_END);
    private static final WorkReportRecounted RECOUNTED =
            new WorkReportRecounted(INSPECTOR, "2026-03", OFFICE, NEW_FIGURES, MONTH_END);
    private static final MonthlyReportSubmitted SUBMITTED =
            new MonthlyReportSubmitted(INSPECTOR, "2026-03", OFFICE, FIGURES, "定稿", MONTH_END, false, MONTH_END);

    @Test
    void a_report_is_drafted_edited_and_filed() {
        given().when(draft(INSPECTOR, "2026-03", "草稿")).expectEvents(DRAFTED);
        given(DRAFTED).when(edit("定稿")).expectEvents(EDITED);
        given(DRAFTED, EDITED).when(submit(MONTH_END)).expectEvents(SUBMITTED);
    }

    @Test
    void the_same_step_again_changes_nothing() {
        unchanged(ID, draft(INSPECTOR, "2026-03", "草稿"), DRAFTED);
        unchanged(ID, edit("定稿"), DRAFTED, EDITED);
        unchanged(ID, submit(MONTH_END), DRAFTED, EDITED, SUBMITTED);
    }

    @Test
    void a_report_that_comes_late_says_so() {
        LocalDate late = MONTH_END.plusDays(1);
        givenOn(late, DRAFTED, new WorkReportRecounted(INSPECTOR, "2026-03", OFFICE, FIGURES, late))
                .when(submit(late))
                .expectEvents(
                        new MonthlyReportSubmitted(INSPECTOR, "2026-03", OFFICE, FIGURES, "草稿", MONTH_END, true, late));
    }

    @Test
    void a_years_report_is_an_annual_one() {
        LocalDate yearEnd = LocalDate.of(2025, 12, 31);
        given(new WorkReportDrafted(OFFICE, "2025", OFFICE, FIGURES, "年度", yearEnd))
                .when(new SubmitWorkReport(OFFICE, "2025", yearEnd))
                .expectEvents(
                        new AnnualReportSubmitted(OFFICE, "2025", OFFICE, FIGURES, "年度", yearEnd, false, yearEnd));
    }

    @Test
    void a_draft_may_be_drafted_again_until_somebody_edits_it() {
        given(DRAFTED)
                .when(draft(INSPECTOR, "2026-03", "新草稿"))
                .expectEvents(new WorkReportDrafted(INSPECTOR, "2026-03", OFFICE, FIGURES, "新草稿", MONTH_END));
        refused(Reason.WRONG_STATE, draft(INSPECTOR, "2026-03", "新草稿"), DRAFTED, EDITED);
    }

    @Test
    void a_draft_is_not_dated_before_the_one_that_it_replaces() {
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new DraftWorkReport(INSPECTOR, "2026-03", OFFICE, FIGURES, "新草稿", MONTH_END.minusDays(1)),
                DRAFTED);
    }

    @Test
    void figures_are_brought_up_to_date_while_the_authors_text_stays() {
        given(DRAFTED, EDITED).when(recount(MONTH_END)).expectEvents(RECOUNTED);
        given(DRAFTED, EDITED, RECOUNTED)
                .when(submit(MONTH_END))
                .expectEvents(new MonthlyReportSubmitted(
                        INSPECTOR, "2026-03", OFFICE, NEW_FIGURES, "定稿", MONTH_END, false, MONTH_END));
        unchanged(ID, recount(MONTH_END), DRAFTED, EDITED, RECOUNTED);
        refused(Reason.DATE_OUT_OF_ORDER, recount(MONTH_END.minusDays(1)), DRAFTED, EDITED);
        refused(Reason.DATE_OUT_OF_ORDER, recount(MONTH_END.plusDays(1)), DRAFTED, EDITED);
        refused(Reason.UNKNOWN_CASE, recount(MONTH_END));
        refused(Reason.WRONG_STATE, recount(MONTH_END), DRAFTED, EDITED, SUBMITTED);
    }

    @Test
    void a_report_is_filed_with_figures_of_the_same_day_only() {
        LocalDate day = MONTH_END.minusDays(1);
        var drafted = new WorkReportDrafted(INSPECTOR, "2026-03", OFFICE, FIGURES, "草稿", day);
        refused(Reason.WRONG_STATE, submit(MONTH_END), drafted, EDITED);
        given(drafted, EDITED, RECOUNTED)
                .when(submit(MONTH_END))
                .expectEvents(new MonthlyReportSubmitted(
                        INSPECTOR, "2026-03", OFFICE, NEW_FIGURES, "定稿", MONTH_END, false, MONTH_END));
    }

    @Test
    void a_months_report_is_filed_in_its_last_week_or_later_and_a_years_in_its_last_month_or_later() {
        LocalDate early = MONTH_END.minusDays(8);
        refused(
                Reason.DATE_OUT_OF_ORDER,
                submit(early),
                new WorkReportDrafted(INSPECTOR, "2026-03", OFFICE, FIGURES, "草稿", early));
        LocalDate open = MONTH_END.minusDays(7);
        given(new WorkReportDrafted(INSPECTOR, "2026-03", OFFICE, FIGURES, "草稿", open))
                .when(submit(open))
                .expectEvents(new MonthlyReportSubmitted(
                        INSPECTOR, "2026-03", OFFICE, FIGURES, "草稿", MONTH_END, false, open));
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new SubmitWorkReport(OFFICE, "2026", MONTH_END),
                new WorkReportDrafted(OFFICE, "2026", OFFICE, FIGURES, "年度", MONTH_END));
    }

    @Test
    void a_filed_report_stays_as_it_is() {
        refused(Reason.WRONG_STATE, draft(INSPECTOR, "2026-03", "新草稿"), DRAFTED, SUBMITTED);
        refused(Reason.WRONG_STATE, edit("再改"), DRAFTED, EDITED, SUBMITTED);
        refused(Reason.WRONG_STATE, submit(MONTH_END.minusDays(1)), DRAFTED, SUBMITTED);
    }

    @Test
    void a_draft_is_refused_for_no_period_nobody_an_unknown_office_or_before_its_period() {
        refused(Reason.INVALID, draft(INSPECTOR, "2026-3", "草稿"));
        refused(Reason.UNKNOWN_INSPECTOR, draft("DX99", "2026-03", "草稿"));
        refused(Reason.MISSING, draft(INSPECTOR, "2026-03", " "));
        refused(Reason.DATE_OUT_OF_ORDER, draft(INSPECTOR, "2026-04", "草稿"));
        refused(
                Reason.UNKNOWN_ORGANIZATION,
                new DraftWorkReport(INSPECTOR, "2026-03", "nobody", FIGURES, "草稿", MONTH_END));
    }

    @Test
    void what_was_not_drafted_is_neither_edited_nor_filed_and_nothing_happens_before_the_draft() {
        refused(Reason.UNKNOWN_CASE, edit("定稿"));
        refused(Reason.UNKNOWN_CASE, submit(MONTH_END));
        refused(Reason.MISSING, edit(""), DRAFTED);
        refused(Reason.DATE_OUT_OF_ORDER, submit(MONTH_END.minusDays(1)), DRAFTED);
        refused(Reason.MISSING, submit(null), DRAFTED);
    }

    @Test
    void the_author_is_reminded_before_the_month_ends_and_once_each_time() {
        LocalDate day = MONTH_END.minusDays(3);
        var reminded = new WorkReportReminded(INSPECTOR, "2026-03", OFFICE, MONTH_END, 3, day);
        givenOn(day).when(remind()).expectEvents(reminded);
        givenOn(day, reminded).when(remind()).expectNoEvents();
        givenOn(day, DRAFTED, SUBMITTED).when(remind()).expectNoEvents();
        refused(Reason.UNKNOWN_INSPECTOR, new RemindOfWorkReport("DX99", "2026-03", OFFICE));
    }

    @Test
    void a_missing_report_is_declared_overdue_once() {
        LocalDate day = MONTH_END.plusDays(1);
        var overdue = new WorkReportOverdue(INSPECTOR, "2026-03", OFFICE, MONTH_END, "national-2021", day);
        givenOn(MONTH_END).when(declare()).expectNoEvents();
        givenOn(day).when(declare()).expectEvents(overdue);
        givenOn(day, overdue).when(declare()).expectNoEvents();
        givenOn(day, DRAFTED, SUBMITTED).when(declare()).expectNoEvents();
        refused(Reason.UNKNOWN_INSPECTOR, new DeclareWorkReportOverdue("DX99", "2026-03", OFFICE));
    }

    @Test
    void an_inspector_whose_term_ended_before_the_period_owes_no_report_on_it() {
        LocalDate end = LocalDate.of(2028, 1, 31);
        givenOn(end).when(new RemindOfWorkReport(INSPECTOR, "2028-01", OFFICE)).expectNoEvents();
        givenOn(end.plusDays(1))
                .when(new DeclareWorkReportOverdue(INSPECTOR, "2028-01", OFFICE))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(INSPECTOR + ":2028-01"));
    }

    private static DraftWorkReport draft(String author, String period, String text) {
        return new DraftWorkReport(author, period, OFFICE, FIGURES, text, MONTH_END);
    }

    private static EditWorkReport edit(String text) {
        return new EditWorkReport(INSPECTOR, "2026-03", text, MONTH_END);
    }

    private static RecountWorkReport recount(LocalDate day) {
        return new RecountWorkReport(INSPECTOR, "2026-03", NEW_FIGURES, day);
    }

    private static SubmitWorkReport submit(LocalDate day) {
        return new SubmitWorkReport(INSPECTOR, "2026-03", day);
    }

    private static RemindOfWorkReport remind() {
        return new RemindOfWorkReport(INSPECTOR, "2026-03", OFFICE);
    }

    private static DeclareWorkReportOverdue declare() {
        return new DeclareWorkReportOverdue(INSPECTOR, "2026-03", OFFICE);
    }

    private static void refused(Reason reason, WorkReportCommand command, WorkReportEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, WorkReportCommand command, WorkReportEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<WorkReport> given(WorkReportEvent... history) {
        return givenOn(MONTH_END, history);
    }

    private static TestExecutor<WorkReport> givenOn(LocalDate today, WorkReportEvent... history) {
        var fixture = new AggregateTestFixture<>(WorkReport.class);
        fixture.registerInjectableResources(REGISTER, INSPECTORS, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
