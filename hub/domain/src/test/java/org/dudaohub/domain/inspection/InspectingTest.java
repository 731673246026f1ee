package org.dudaohub.domain.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.CLOSED_ON;
import static org.dudaohub.domain.SampleCounty.CLOSED_SCHOOL;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspection.InspectionWorld.ALL_AREAS;
import static org.dudaohub.domain.inspection.InspectionWorld.DEFENCE;
import static org.dudaohub.domain.inspection.InspectionWorld.FEEDBACK;
import static org.dudaohub.domain.inspection.InspectionWorld.NOTIFIED;
import static org.dudaohub.domain.inspection.InspectionWorld.OPENED;
import static org.dudaohub.domain.inspection.InspectionWorld.OPINION;
import static org.dudaohub.domain.inspection.InspectionWorld.REPORT;
import static org.dudaohub.domain.inspection.InspectionWorld.SELF_CHECK;
import static org.dudaohub.domain.inspection.InspectionWorld.TEAM;
import static org.dudaohub.domain.inspection.InspectionWorld.VISITED;
import static org.dudaohub.domain.inspection.InspectionWorld.WITHDRAWN;
import static org.dudaohub.domain.inspection.InspectionWorld.march;
import static org.dudaohub.domain.inspection.InspectionWorld.on;
import static org.dudaohub.domain.inspection.InspectionWorld.openedWith;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.sentBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.OpenedCases;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.inspection.InspectionEvent.DefenceSubmitted;
import org.dudaohub.domain.inspection.InspectionEvent.FeedbackDelivered;
import org.dudaohub.domain.inspection.InspectionEvent.OpinionIssued;
import org.dudaohub.domain.inspection.InspectionEvent.ReportIssued;
import org.dudaohub.domain.inspection.InspectionEvent.ReportedUpward;
import org.dudaohub.domain.inspection.InspectionEvent.SelfCheckSubmitted;
import org.dudaohub.domain.inspection.InspectionEvent.SiteVisitRecorded;
import org.dudaohub.domain.inspection.InspectionEvent.StepMissed;
import org.dudaohub.domain.rectification.RectificationEvent.OpinionCited;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rules.PeriodRule;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectingTest {

    private static final LocalDate APRIL_1 = LocalDate.of(2026, 4, 1);
    private static final Demand DEMAND = new Demand(SupervisionItem.CANTEEN, Grade.ORDINARY, "食堂台账不全", "补齐台账", null);

    static Stream<InspectionCommand> commands() {
        return Stream.of(
                new RecuseInspector("ZH-1", "丙", "亲属", "丁", march(3)),
                selfCheck(),
                visit(TEAM, ALL_AREAS, march(10)),
                report(),
                feedback(),
                defence(march(24)),
                opinion("部分采纳", List.of(DEMAND)),
                new ReportUpward("ZH-1", CITY_OFFICE, march(20)),
                new ExtendStep("ZH-1", Step.SELF_CHECK, march(12), "疫情", march(3)),
                new WithdrawInspection("ZH-1", "计划调整", march(3)),
                new CorrectDocument("ZH-1", Document.REPORT, "更正", null, "笔误", march(3)),
                new CheckInspectionDeadlines("ZH-1"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothing_can_be_done_in_an_inspection_that_was_never_opened(InspectionCommand command) {
        on(APRIL_1).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    static Stream<InspectionCommand> commandsOfPeople() {
        return commands()
                .filter(command ->
                        !(command instanceof CheckInspectionDeadlines) && !(command instanceof WithdrawInspection));
    }

    @ParameterizedTest
    @MethodSource("commandsOfPeople")
    void nothing_can_be_done_in_an_inspection_that_was_withdrawn(InspectionCommand command) {
        on(APRIL_1, OPENED, WITHDRAWN)
                .when(command)
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    static Stream<InspectionCommand> commandsThatSayNothing() {
        return Stream.of(
                new RecuseInspector("ZH-1", "丙", "亲属", "丁", null),
                new SubmitSelfCheck("ZH-1", SCHOOL, " ", "", march(6)),
                new RecordSiteVisit("ZH-1", TEAM, ALL_AREAS, "", "查阅资料", march(10)),
                new RecordSiteVisit("ZH-1", TEAM, List.of(), "家长意见", "查阅资料", march(10)),
                new IssueReport("ZH-1", "", "", march(16)),
                new DeliverFeedback("ZH-1", "", "柳校长", march(20)),
                new SubmitDefence("ZH-1", SCHOOL, "", march(24)),
                new IssueOpinion("ZH-1", "", "", null, List.of(), APRIL_1),
                new IssueOpinion(
                        "ZH-1",
                        "良好",
                        "",
                        null,
                        List.of(new Demand(SupervisionItem.CANTEEN, Grade.ORDINARY, "不全", "", null)),
                        APRIL_1),
                new ReportUpward("ZH-1", "", march(20)),
                new ExtendStep("ZH-1", Step.SELF_CHECK, march(12), "", march(3)),
                new WithdrawInspection("ZH-1", "", march(3)),
                new CorrectDocument("ZH-1", Document.REPORT, "", null, "笔误", march(3)));
    }

    @ParameterizedTest
    @MethodSource("commandsThatSayNothing")
    void what_must_be_said_is_asked_for(InspectionCommand command) {
        on(APRIL_1, OPENED).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    // Self-check

    @Test
    void the_school_checks_itself() {
        on(march(6), OPENED).when(selfCheck()).expectEvents(SELF_CHECK);
    }

    @Test
    void the_same_self_check_again_changes_nothing_and_another_is_refused() {
        on(march(7), OPENED, SELF_CHECK)
                .when(selfCheck())
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
        on(march(7), OPENED, SELF_CHECK)
                .when(new SubmitSelfCheck("ZH-1", SCHOOL, "另一份", "", march(7)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_school_checks_nobody_but_itself() {
        on(march(6), OPENED)
                .when(new SubmitSelfCheck("ZH-1", "2199000302", "总体良好", "", march(6)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void a_late_self_check_is_still_taken_until_the_report() {
        on(march(12), OPENED)
                .when(new SubmitSelfCheck("ZH-1", SCHOOL, "总体良好", null, march(12)))
                .expectEvents(
                        new StepMissed("ZH-1", SCHOOL, Step.SELF_CHECK, march(10), march(11)),
                        new SelfCheckSubmitted("ZH-1", SCHOOL, "总体良好", "", march(12)));
        on(march(18), OPENED, VISITED, REPORT)
                .when(new SubmitSelfCheck("ZH-1", SCHOOL, "总体良好", null, march(18)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
    }

    @Test
    void a_self_check_from_before_the_notice_is_refused() {
        on(march(6), OPENED)
                .when(new SubmitSelfCheck("ZH-1", SCHOOL, "总体良好", "", march(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_step_that_is_late_by_its_own_day_is_found_late_though_nobody_has_asked_and_once() {
        var missed = new StepMissed("ZH-1", SCHOOL, Step.FEEDBACK, march(25), march(26));
        var delivered = new FeedbackDelivered(
                "ZH-1", SCHOOL, "食堂管理有待加强", "柳校长", LocalDate.of(2026, 4, 7), LocalDate.of(2026, 4, 27), march(28));
        var late = new DeliverFeedback("ZH-1", "食堂管理有待加强", "柳校长", march(28));
        on(march(30), OPENED, SELF_CHECK, VISITED, REPORT).when(late).expectEvents(missed, delivered);
        on(march(30), OPENED, SELF_CHECK, VISITED, REPORT, missed).when(late).expectEvents(delivered);

        LocalDate upwardBy = VISITED.reportUpwardBy();
        on(upwardBy.plusDays(3), OPENED, SELF_CHECK, VISITED, REPORT)
                .when(new ReportUpward("ZH-1", CITY_OFFICE, upwardBy.plusDays(2)))
                .expectEvents(
                        new StepMissed("ZH-1", SCHOOL, Step.REPORT_UPWARD, upwardBy, upwardBy.plusDays(1)),
                        new ReportedUpward("ZH-1", SCHOOL, CITY_OFFICE, upwardBy.plusDays(2)));

        LocalDate opinionBy = FEEDBACK.opinionBy();
        on(opinionBy.plusDays(1), OPENED, SELF_CHECK, VISITED, REPORT, FEEDBACK)
                .when(new IssueOpinion("ZH-1", "良好", "", null, List.of(), opinionBy.plusDays(1)))
                .expectEvents(
                        new StepMissed("ZH-1", SCHOOL, Step.OPINION, opinionBy, opinionBy.plusDays(1)),
                        new OpinionIssued(
                                "ZH-1",
                                SCHOOL,
                                "良好",
                                "",
                                null,
                                List.of(),
                                List.of(),
                                SampleRules.rules()
                                        .deadline(
                                                SampleRules.rules().profile(SampleRules.NATIONAL),
                                                PeriodRule.PUBLICATION,
                                                opinionBy.plusDays(1)),
                                opinionBy.plusDays(1)));
    }

    // Site visit

    @Test
    void the_team_visits_and_the_period_for_feedback_begins() {
        on(march(10), OPENED, SELF_CHECK)
                .when(visit(TEAM, ALL_AREAS, march(10)))
                .expectEvents(VISITED);
    }

    @Test
    void a_special_inspection_has_its_own_shorter_period_for_feedback() {
        on(march(10), NOTIFIED)
                .when(new RecordSiteVisit(NOTIFIED.inspection(), TEAM, List.of(Area.SAFETY), "家长意见", "查看校门", march(10)))
                .expectEvents(new SiteVisitRecorded(
                        NOTIFIED.inspection(),
                        SCHOOL,
                        TEAM,
                        List.of(Area.SAFETY),
                        "家长意见",
                        "查看校门",
                        march(20),
                        LocalDate.of(2026, 4, 9),
                        march(10)));
    }

    @Test
    void the_same_visit_again_changes_nothing() {
        on(march(10), OPENED, SELF_CHECK, VISITED)
                .when(visit(TEAM, ALL_AREAS, march(10)))
                .expectNoEvents();
    }

    @Test
    void before_its_period_is_over_the_self_check_comes_first() {
        on(march(9), OPENED)
                .when(visit(TEAM, ALL_AREAS, march(9)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void a_school_cannot_keep_the_team_out_by_not_checking_itself() {
        on(march(10), OPENED).when(visit(TEAM, ALL_AREAS, march(10))).expectEvents(VISITED);
    }

    @Test
    void a_recused_inspector_does_not_visit() {
        on(march(10), OPENED, new InspectionEvent.InspectorRecused("ZH-1", SCHOOL, "丙", "丁", "亲属", march(3)))
                .when(visit(TEAM, ALL_AREAS, march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void who_is_not_in_the_team_does_not_visit() {
        on(march(10), OPENED)
                .when(visit(List.of("甲", "戊"), ALL_AREAS, march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void a_visit_by_fewer_inspectors_than_the_cases_own_rules_ask_for_is_refused() {
        var underCountyRules = new InspectionEvent.SpecialInspectionNotified(
                "ZX-1-" + SCHOOL, "ZX-1", OFFICE, SCHOOL, "开学", TEAM, march(8), SampleRules.COUNTY, march(2));
        on(march(10), underCountyRules)
                .when(new RecordSiteVisit("ZX-1-" + SCHOOL, List.of("甲"), List.of(Area.SAFETY), "意见", "情况", march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_FEW));
    }

    @Test
    void who_has_to_keep_away_from_the_school_since_the_team_was_named_does_not_visit() {
        on(march(10), openedWith(List.of("甲", "乙", "丙", RECUSED)), SELF_CHECK)
                .when(visit(List.of("甲", RECUSED), ALL_AREAS, march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void a_school_that_was_closed_since_is_not_visited() {
        var notified = new InspectionEvent.SpecialInspectionNotified(
                "ZX-1-" + CLOSED_SCHOOL,
                "ZX-1",
                OFFICE,
                CLOSED_SCHOOL,
                "春季开学专项督导",
                TEAM,
                march(3),
                SampleRules.NATIONAL,
                march(2));
        var visit = new RecordSiteVisit(
                notified.inspection(), TEAM, List.of(Area.SAFETY), "家长意见", "查看校门", CLOSED_ON.plusDays(1));
        on(march(6), notified)
                .when(visit)
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void after_the_report_nobody_visits_any_more() {
        on(march(18), OPENED, VISITED, REPORT)
                .when(visit(TEAM, ALL_AREAS, march(17)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    // Report

    @Test
    void the_team_reports() {
        on(march(16), OPENED, VISITED).when(report()).expectEvents(REPORT);
    }

    @Test
    void of_inspectors_only_the_team_reports() {
        on(march(16), OPENED, VISITED).when(report(), sentBy("甲")).expectEvents(REPORT);
        on(march(16), OPENED, VISITED)
                .when(report(), sentBy("戊"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.refused(Reason.NOT_PERMITTED, "该事项由督学丙、乙、甲承办，您的督学编号是戊，不能代为办理"));
    }

    @Test
    void a_team_may_be_named_by_the_register() {
        var named = new InspectionEvent.SpecialInspectionNotified(
                "ZH-1", "ZX-1", OFFICE, SCHOOL, "开学", List.of("督学甲01", "乙"), march(8), SampleRules.NATIONAL, march(2));
        on(march(16), named, VISITED).when(report(), sentBy(INSPECTOR)).expectEvents(REPORT);
    }

    @Test
    void whoever_stood_back_reports_no_more_and_the_replacement_does() {
        var recused = new InspectionEvent.InspectorRecused("ZH-1", SCHOOL, "丙", "丁", "亲属", march(3));
        on(march(16), OPENED, recused, VISITED)
                .when(report(), sentBy("丙"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        on(march(16), OPENED, recused, VISITED).when(report(), sentBy("丁")).expectEvents(REPORT);
    }

    @Test
    void the_same_report_again_changes_nothing_and_another_needs_a_correction() {
        on(march(17), OPENED, VISITED, REPORT).when(report()).expectNoEvents();
        on(march(17), OPENED, VISITED, REPORT)
                .when(new IssueReport("ZH-1", "办学不规范", "", march(16)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void nothing_is_reported_that_nobody_saw() {
        on(march(16), OPENED)
                .when(report())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void a_comprehensive_inspection_looks_at_every_area() {
        on(march(16), OPENED, visited(List.of(Area.TEACHING, Area.SAFETY)))
                .when(report())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_FEW));
    }

    @Test
    void the_areas_of_several_days_add_up() {
        List<Area> rest = ALL_AREAS.stream().filter(area -> area != Area.FEES).toList();
        on(march(16), OPENED, visited(List.of(Area.FEES)), visited(rest))
                .when(report())
                .expectEvents(REPORT);
    }

    @Test
    void a_special_inspection_need_not_look_at_all() {
        on(
                        march(16),
                        NOTIFIED,
                        new SiteVisitRecorded(
                                NOTIFIED.inspection(),
                                SCHOOL,
                                TEAM,
                                List.of(Area.SAFETY),
                                "意见",
                                "情况",
                                march(20),
                                march(31),
                                march(10)))
                .when(new IssueReport(NOTIFIED.inspection(), "良好", null, march(16)))
                .expectEvents(new ReportIssued(NOTIFIED.inspection(), SCHOOL, "良好", "", march(16)));
    }

    @Test
    void a_report_from_before_the_visit_is_refused() {
        on(march(16), OPENED, VISITED)
                .when(new IssueReport("ZH-1", "办学规范", "", march(9)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    // Feedback and defence

    @Test
    void feedback_begins_the_periods_of_defence_and_opinion() {
        on(march(20), OPENED, VISITED, REPORT).when(feedback()).expectEvents(FEEDBACK);
    }

    @Test
    void of_inspectors_only_the_team_gives_feedback() {
        on(march(20), OPENED, VISITED, REPORT).when(feedback(), sentBy("乙")).expectEvents(FEEDBACK);
        on(march(20), OPENED, VISITED, REPORT)
                .when(feedback(), sentBy("戊"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void a_case_keeps_the_rules_under_which_it_was_opened() {
        on(APRIL_1, OPENED, VISITED, REPORT)
                .when(new DeliverFeedback("ZH-1", "食堂管理有待加强", "柳校长", APRIL_1))
                .expectEvents(
                        new StepMissed("ZH-1", SCHOOL, Step.FEEDBACK, march(25), march(26)),
                        new FeedbackDelivered(
                                "ZH-1",
                                SCHOOL,
                                "食堂管理有待加强",
                                "柳校长",
                                LocalDate.of(
                                        2026, 4,
                                        13), // 10 days nationally, to a Saturday; the county's rule of 1 April says 2
                                LocalDate.of(2026, 5, 1), // 30 days nationally; the county says 4
                                APRIL_1));
    }

    @Test
    void the_same_feedback_again_changes_nothing_and_another_needs_a_correction() {
        on(march(21), OPENED, VISITED, REPORT, FEEDBACK).when(feedback()).expectNoEvents();
        on(march(21), OPENED, VISITED, REPORT, FEEDBACK)
                .when(new DeliverFeedback("ZH-1", "另一意见", "柳校长", march(20)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void there_is_no_feedback_without_a_report() {
        on(march(20), OPENED, VISITED)
                .when(feedback())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void feedback_from_before_the_report_is_refused() {
        on(march(20), OPENED, VISITED, REPORT)
                .when(new DeliverFeedback("ZH-1", "食堂管理有待加强", "柳校长", march(15)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_school_defends_itself() {
        on(march(24), OPENED, VISITED, REPORT, FEEDBACK)
                .when(defence(march(24)))
                .expectEvents(DEFENCE);
    }

    @Test
    void the_same_defence_again_changes_nothing_and_a_further_one_adds_to_it() {
        on(march(25), OPENED, VISITED, REPORT, FEEDBACK, DEFENCE)
                .when(defence(march(24)))
                .expectNoEvents();
        on(march(25), OPENED, VISITED, REPORT, FEEDBACK, DEFENCE)
                .when(new SubmitDefence("ZH-1", SCHOOL, "补充材料", march(25)))
                .expectEvents(new DefenceSubmitted("ZH-1", SCHOOL, "补充材料", march(25)));
    }

    @Test
    void on_the_last_day_a_defence_is_in_time_and_on_the_next_it_is_not() {
        on(march(31), OPENED, VISITED, REPORT, FEEDBACK)
                .when(defence(march(30)))
                .expectEvents(new DefenceSubmitted("ZH-1", SCHOOL, "台账已补齐", march(30)));
        on(march(31), OPENED, VISITED, REPORT, FEEDBACK)
                .when(defence(march(31)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
    }

    @Test
    void there_is_nothing_to_defend_before_the_feedback_or_after_the_opinion() {
        on(march(24), OPENED, VISITED, REPORT)
                .when(defence(march(24)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, OPINION)
                .when(defence(march(29)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void another_school_defends_nobody() {
        on(march(24), OPENED, VISITED, REPORT, FEEDBACK)
                .when(new SubmitDefence("ZH-1", "2199000302", "台账已补齐", march(24)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    // Opinion

    @Test
    void each_demand_of_the_opinion_opens_a_case_in_the_same_commit_under_the_inspections_rules() {
        OpenedCases cases = new OpenedCases();
        Demand urgent = new Demand(SupervisionItem.SAFETY, Grade.SERIOUS, "隔离桩松动", "加固", LocalDate.of(2026, 4, 6));
        on(cases, APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE)
                .when(new IssueOpinion("ZH-1", "良好", "部分采纳", OFFICE, List.of(DEMAND, urgent), APRIL_1))
                .expectEvents(new OpinionIssued(
                        "ZH-1",
                        SCHOOL,
                        "良好",
                        "部分采纳",
                        OFFICE,
                        List.of(DEMAND, urgent),
                        List.of("ZH-1-1", "ZH-1-2"),
                        OPINION.publishBy(),
                        APRIL_1));
        assertThat(cases.eventsOf("rectification:ZH-1-1"))
                .containsExactly(
                        new RectificationOrdered(
                                "ZH-1-1",
                                SCHOOL,
                                "ZH-1",
                                SupervisionItem.CANTEEN,
                                Grade.ORDINARY,
                                "食堂台账不全",
                                "补齐台账",
                                LocalDate.of(2026, 5, 11), // to rectify in 30 days, to report on it in 10 more
                                SampleRules.NATIONAL,
                                APRIL_1),
                        new OpinionCited("ZH-1-1", SCHOOL, "ZH-1", LocalDate.of(2026, 5, 1), APRIL_1));
        assertThat(cases.eventsOf("rectification:ZH-1-2"))
                .containsExactly(
                        new RectificationOrdered(
                                "ZH-1-2",
                                SCHOOL,
                                "ZH-1",
                                SupervisionItem.SAFETY,
                                Grade.SERIOUS,
                                "隔离桩松动",
                                "加固",
                                LocalDate.of(2026, 4, 16),
                                SampleRules.NATIONAL,
                                APRIL_1),
                        new OpinionCited("ZH-1-2", SCHOOL, "ZH-1", LocalDate.of(2026, 4, 6), APRIL_1));
    }

    @Test
    void the_same_opinion_again_changes_nothing_and_another_needs_a_correction() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE, OPINION)
                .when(opinion("部分采纳", List.of()))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE, OPINION)
                .when(opinion("部分采纳", List.of(DEMAND)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void an_opinion_waits_for_the_defence_or_the_end_of_its_period() {
        on(march(30), OPENED, VISITED, REPORT, FEEDBACK)
                .when(new IssueOpinion("ZH-1", "良好", "", null, List.of(), march(30)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(march(31), OPENED, VISITED, REPORT, FEEDBACK)
                .when(new IssueOpinion("ZH-1", "良好", null, "", null, march(31)))
                .expectResultMessagePayload(Outcome.accepted("ZH-1"));
    }

    @Test
    void an_opinion_answers_the_defence() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE)
                .when(opinion("", List.of()))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void an_opinion_comes_after_the_defence_that_it_answers() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE)
                .when(new IssueOpinion("ZH-1", "良好", "采纳", null, List.of(), march(23)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void an_opinion_comes_after_the_feedback() {
        on(APRIL_1, OPENED, VISITED, REPORT)
                .when(opinion("", List.of()))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void nothing_is_to_be_rectified_before_the_opinion() {
        Demand late = new Demand(SupervisionItem.CANTEEN, Grade.ORDINARY, "不全", "补齐", march(31));
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE)
                .when(opinion("采纳", List.of(late)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_department_in_charge_is_in_the_register() {
        on(APRIL_1, OPENED, VISITED, REPORT, FEEDBACK, DEFENCE)
                .when(new IssueOpinion("ZH-1", "良好", "采纳", "nobody", List.of(), APRIL_1))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    // Report upward

    @Test
    void the_report_goes_upward() {
        on(march(20), OPENED, VISITED, REPORT)
                .when(new ReportUpward("ZH-1", CITY_OFFICE, march(20)))
                .expectEvents(new ReportedUpward("ZH-1", SCHOOL, CITY_OFFICE, march(20)));
    }

    @Test
    void the_same_report_upward_again_changes_nothing() {
        on(march(20), OPENED, VISITED, REPORT, new ReportedUpward("ZH-1", SCHOOL, CITY_OFFICE, march(20)))
                .when(new ReportUpward("ZH-1", CITY_OFFICE, march(20)))
                .expectNoEvents();
    }

    @Test
    void nothing_goes_upward_before_there_is_a_report_nor_to_nobody() {
        on(march(20), OPENED, VISITED)
                .when(new ReportUpward("ZH-1", CITY_OFFICE, march(20)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(march(20), OPENED, VISITED, REPORT)
                .when(new ReportUpward("ZH-1", "nobody", march(20)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    private static SubmitSelfCheck selfCheck() {
        return new SubmitSelfCheck("ZH-1", SCHOOL, "总体良好", "食堂台账不全", march(6));
    }

    private static RecordSiteVisit visit(List<String> inspectors, List<Area> areas, LocalDate visitedOn) {
        return new RecordSiteVisit("ZH-1", inspectors, areas, "家长反映课后服务时间偏短", "查阅资料、随机听课", visitedOn);
    }

    private static SiteVisitRecorded visited(List<Area> areas) {
        return new SiteVisitRecorded(
                "ZH-1", SCHOOL, TEAM, areas, "意见", "情况", march(25), LocalDate.of(2026, 4, 9), march(10));
    }

    private static IssueReport report() {
        return new IssueReport("ZH-1", "办学规范", "食堂台账不全", march(16));
    }

    private static DeliverFeedback feedback() {
        return new DeliverFeedback("ZH-1", "食堂管理有待加强", "柳校长", march(20));
    }

    private static SubmitDefence defence(LocalDate submittedOn) {
        return new SubmitDefence("ZH-1", SCHOOL, "台账已补齐", submittedOn);
    }

    private static IssueOpinion opinion(String answer, List<Demand> demands) {
        return new IssueOpinion("ZH-1", "良好", answer, null, demands, APRIL_1);
    }
}
