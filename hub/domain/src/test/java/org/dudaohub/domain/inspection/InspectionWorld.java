package org.dudaohub.domain.inspection;

import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.OpenedCases;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.inspection.InspectionEvent.ComprehensiveInspectionOpened;
import org.dudaohub.domain.inspection.InspectionEvent.DefenceSubmitted;
import org.dudaohub.domain.inspection.InspectionEvent.FeedbackDelivered;
import org.dudaohub.domain.inspection.InspectionEvent.InspectionWithdrawn;
import org.dudaohub.domain.inspection.InspectionEvent.OpinionIssued;
import org.dudaohub.domain.inspection.InspectionEvent.ReportIssued;
import org.dudaohub.domain.inspection.InspectionEvent.SelfCheckSubmitted;
import org.dudaohub.domain.inspection.InspectionEvent.SiteVisitRecorded;
import org.dudaohub.domain.inspection.InspectionEvent.SpecialInspectionNotified;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.ShippedRules;

/** One inspection from notice to opinion, under the national rules of March although the county's change in April. */
final class InspectionWorld {

    static final List<String> TEAM = List.of("甲", "乙", "丙");
    static final List<Area> ALL_AREAS = List.of(Area.values());

    static final ComprehensiveInspectionOpened OPENED = openedWith(TEAM);
    static final SpecialInspectionNotified NOTIFIED = new SpecialInspectionNotified(
            "ZX-1-" + SCHOOL, "ZX-1", OFFICE, SCHOOL, "春季开学专项督导", TEAM, march(8), SampleRules.NATIONAL, march(2));
    static final SelfCheckSubmitted SELF_CHECK = new SelfCheckSubmitted("ZH-1", SCHOOL, "总体良好", "食堂台账不全", march(6));
    static final SiteVisitRecorded VISITED = new SiteVisitRecorded(
            "ZH-1",
            SCHOOL,
            TEAM,
            ALL_AREAS,
            "家长反映课后服务时间偏短",
            "查阅资料、随机听课",
            march(25),
            LocalDate.of(2026, 4, 9),
            march(10));
    static final ReportIssued REPORT = new ReportIssued("ZH-1", SCHOOL, "办学规范", "食堂台账不全", march(16));
    static final FeedbackDelivered FEEDBACK =
            new FeedbackDelivered("ZH-1", SCHOOL, "食堂管理有待加强", "柳校长", march(30), LocalDate.of(2026, 4, 19), march(20));
    static final DefenceSubmitted DEFENCE = new DefenceSubmitted("ZH-1", SCHOOL, "台账已补齐", march(24));
    static final OpinionIssued OPINION = new OpinionIssued(
            "ZH-1",
            SCHOOL,
            "良好",
            "部分采纳",
            null,
            List.of(),
            List.of(),
            // 20 working days from Wednesday 1 April; Monday the 6th is off (清明)
            LocalDate.of(2026, 4, 30),
            LocalDate.of(2026, 4, 1));
    static final InspectionWithdrawn WITHDRAWN = new InspectionWithdrawn("ZH-1", SCHOOL, "计划调整", march(5));

    private InspectionWorld() {}

    static ComprehensiveInspectionOpened openedWith(List<String> team) {
        return openedUnder(SampleRules.NATIONAL, team);
    }

    private static ComprehensiveInspectionOpened openedUnder(String profile, List<String> team) {
        return new ComprehensiveInspectionOpened(
                "ZH-1", OFFICE, SCHOOL, Occasion.YEARLY, null, team, march(10), march(10), profile, march(2));
    }

    static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    static TestExecutor<Inspection> on(LocalDate today, Object... history) {
        return on(new OpenedCases(), today, history);
    }

    static TestExecutor<Inspection> on(OpenedCases cases, LocalDate today, Object... history) {
        return fixture(SampleRules.rules(), cases, today).given(history);
    }

    /** Under a province's rules as they are shipped. */
    static TestExecutor<Inspection> under(String profile, LocalDate today, Object... history) {
        return fixture(ShippedRules.rules(), new OpenedCases(), today)
                .given(openedUnder(profile, TEAM))
                .andGiven(history);
    }

    private static FixtureConfiguration<Inspection> fixture(RuleBook rules, OpenedCases cases, LocalDate today) {
        var fixture = new AggregateTestFixture<>(Inspection.class);
        fixture.registerInjectableResources(SampleCounty.on(today), rules, REGISTER, INSPECTORS);
        fixture.registerRepositoryProvider(cases);
        return fixture;
    }
}
