package org.dudaohub.domain.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CLOSED_ON;
import static org.dudaohub.domain.SampleCounty.CLOSED_SCHOOL;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.SINCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.OpenedCases;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.inspection.InspectionEvent.SpecialInspectionNotified;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.publication.Channel;
import org.dudaohub.domain.publication.DeclareSpecialReportUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublished;
import org.dudaohub.domain.publication.PublishSpecialReport;
import org.dudaohub.domain.special.SpecialEvent.SpecialInspectionOpened;
import org.dudaohub.domain.special.SpecialEvent.SpecialReportIssued;
import org.junit.jupiter.api.Test;

class SpecialInspectionTest {

    private static final String OTHER_SCHOOL = "3199000302";
    private static final OrganizationRegister REGISTER = code -> code.equals(OTHER_SCHOOL)
            ? Optional.of(
                    new OrganizationRegister.Entry(OTHER_SCHOOL, "长汀初中", OrganizationKind.JUNIOR_SCHOOL, "990123"))
            : SampleCounty.REGISTER.find(code);

    private static final List<String> TEAM = List.of("甲", "乙", "丙");
    private static final List<String> SCHOOLS = List.of(SCHOOL, OTHER_SCHOOL);
    private static final SpecialInspectionOpened OPENED = new SpecialInspectionOpened(
            "ZX-1", OFFICE, Theme.TERM_START, "春季开学专项督导", SCHOOLS, TEAM, march(8), SampleRules.NATIONAL, march(2));
    private static final SpecialReportIssued REPORT =
            new SpecialReportIssued("ZX-1", OFFICE, "开学平稳", "两校食堂台账不全", LocalDate.of(2026, 4, 28), march(30));
    private static final ReportPublished PUBLISHED =
            new ReportPublished("ZX-1", OFFICE, List.of(Channel.PRESS), "春季开学专项督导报告", "", march(31));

    private final OpenedCases cases = new OpenedCases();

    @Test
    void every_school_gets_notice_and_an_inspection_of_its_own() {
        on(march(2)).when(open(SCHOOLS, TEAM)).expectEvents(OPENED);
        assertThat(cases.eventsOf("inspection:ZX-1-" + SCHOOL)).containsExactly(notified(SCHOOL));
        assertThat(cases.eventsOf("inspection:ZX-1-" + OTHER_SCHOOL)).containsExactly(notified(OTHER_SCHOOL));
    }

    @Test
    void the_same_again_changes_nothing_and_opens_nothing() {
        on(march(3), OPENED)
                .when(open(SCHOOLS, TEAM))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZX-1"));
        assertThat(cases.eventsOf("inspection:ZX-1-" + SCHOOL)).isEmpty();
    }

    @Test
    void the_same_number_with_other_schools_is_refused() {
        on(march(3), OPENED)
                .when(open(List.of(SCHOOL), TEAM))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_school_is_named_once() {
        on(march(2))
                .when(open(List.of(SCHOOL, SCHOOL), TEAM))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void one_unknown_school_and_nobody_is_notified() {
        on(march(2))
                .when(open(List.of(SCHOOL, "2199999999"), TEAM))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
        assertThat(cases.eventsOf("inspection:ZX-1-" + SCHOOL)).isEmpty();
    }

    @Test
    void a_school_that_was_closed_before_the_notice_gets_none() {
        on(march(6))
                .when(open(List.of(CLOSED_SCHOOL), TEAM, CLOSED_ON.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
        on(march(6)).when(open(List.of(CLOSED_SCHOOL), TEAM, CLOSED_ON)).expectSuccessfulHandlerExecution();
        assertThat(cases.eventsOf("inspection:ZX-1-" + CLOSED_SCHOOL)).hasSize(1);
    }

    @Test
    void an_unknown_office_inspects_nobody() {
        on(march(2))
                .when(new OpenSpecialInspection(
                        "ZX-1", "nobody", Theme.TERM_START, "春季开学专项督导", SCHOOLS, TEAM, march(8), march(2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_team_of_two_is_too_small() {
        on(march(2))
                .when(open(SCHOOLS, List.of("甲", "乙")))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_FEW));
    }

    @Test
    void who_has_to_keep_away_from_one_of_the_schools_is_not_in_the_team() {
        on(march(2))
                .when(open(SCHOOLS, List.of("甲", "乙", RECUSED)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
        assertThat(cases.eventsOf("inspection:ZX-1-" + SCHOOL)).isEmpty();
        on(march(2))
                .when(open(List.of(OTHER_SCHOOL), List.of("甲", "乙", RECUSED)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_inspector_of_the_team_serves_on_the_day_of_the_notice() {
        LocalDate early = SINCE.minusDays(1);
        on(early)
                .when(new OpenSpecialInspection(
                        "ZX-1",
                        OFFICE,
                        Theme.TERM_START,
                        "春季开学专项督导",
                        SCHOOLS,
                        List.of("甲", "乙", INSPECTOR),
                        early,
                        early))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
    }

    @Test
    void a_theme_is_needed_and_schools() {
        on(march(2))
                .when(new OpenSpecialInspection("ZX-1", OFFICE, null, "专项", SCHOOLS, TEAM, march(8), march(2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(march(2))
                .when(open(List.of(), TEAM))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void schools_have_time_to_check_themselves() {
        on(march(2))
                .when(new OpenSpecialInspection(
                        "ZX-1", OFFICE, Theme.TERM_START, "春季开学专项督导", SCHOOLS, TEAM, march(1), march(2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_office_reports_on_the_theme() {
        on(march(30), OPENED).when(report("开学平稳")).expectEvents(REPORT);
    }

    @Test
    void the_same_report_again_changes_nothing_and_another_is_refused() {
        on(march(30), OPENED, REPORT).when(report("开学平稳")).expectNoEvents();
        on(march(30), OPENED, REPORT)
                .when(report("开学不稳"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void there_is_no_report_on_a_theme_that_was_not_opened_nor_an_empty_one_nor_one_from_before() {
        on(march(30)).when(report("开学平稳")).expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        on(march(30), OPENED).when(report("")).expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(march(30), OPENED)
                .when(new IssueSpecialReport("ZX-1", "开学平稳", "", march(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_report_is_published() {
        on(march(31), OPENED, REPORT).when(publish()).expectEvents(PUBLISHED);
        on(march(31), OPENED, REPORT, PUBLISHED).when(publish()).expectNoEvents();
    }

    @Test
    void what_is_not_reported_is_not_published() {
        on(march(31), OPENED)
                .when(publish())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(march(31)).when(publish()).expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void a_publication_names_its_channels_and_comes_after_the_report() {
        on(march(31), OPENED, REPORT)
                .when(new PublishSpecialReport("ZX-1", List.of(), "报告", "", march(31)))
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(march(31), OPENED, REPORT)
                .when(new PublishSpecialReport("ZX-1", List.of(Channel.PRESS), "报告", "", march(29)))
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void after_twenty_working_days_without_publication_it_is_overdue_once() {
        LocalDate last = REPORT.publishBy();
        var overdue = new ReportPublicationOverdue("ZX-1", OFFICE, last, last.plusDays(1));
        on(last, OPENED, REPORT)
                .when(new DeclareSpecialReportUnpublished("ZX-1"))
                .expectNoEvents();
        on(last.plusDays(3), OPENED, REPORT)
                .when(new DeclareSpecialReportUnpublished("ZX-1"))
                .expectEvents(overdue);
        on(last.plusDays(3), OPENED, REPORT, overdue)
                .when(new DeclareSpecialReportUnpublished("ZX-1"))
                .expectNoEvents();
        on(last.plusDays(3), OPENED, REPORT, PUBLISHED)
                .when(new DeclareSpecialReportUnpublished("ZX-1"))
                .expectNoEvents();
    }

    private static SpecialInspectionNotified notified(String school) {
        return new SpecialInspectionNotified(
                "ZX-1-" + school, "ZX-1", OFFICE, school, "春季开学专项督导", TEAM, march(8), SampleRules.NATIONAL, march(2));
    }

    private static OpenSpecialInspection open(List<String> schools, List<String> team) {
        return open(schools, team, march(2));
    }

    private static OpenSpecialInspection open(List<String> schools, List<String> team, LocalDate noticedOn) {
        return new OpenSpecialInspection(
                "ZX-1", OFFICE, Theme.TERM_START, "春季开学专项督导", schools, team, march(8), noticedOn);
    }

    private static IssueSpecialReport report(String summary) {
        return new IssueSpecialReport("ZX-1", summary, "两校食堂台账不全", march(30));
    }

    private static PublishSpecialReport publish() {
        return new PublishSpecialReport("ZX-1", List.of(Channel.PRESS), "春季开学专项督导报告", "", march(31));
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private TestExecutor<SpecialInspection> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(SpecialInspection.class);
        fixture.registerInjectableResources(SampleCounty.on(today), SampleRules.rules(), REGISTER, INSPECTORS);
        fixture.registerRepositoryProvider(cases);
        return fixture.given(history);
    }
}
