package org.dudaohub.domain.inspection;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CLOSED_ON;
import static org.dudaohub.domain.SampleCounty.CLOSED_SCHOOL;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspection.InspectionWorld.OPENED;
import static org.dudaohub.domain.inspection.InspectionWorld.TEAM;
import static org.dudaohub.domain.inspection.InspectionWorld.march;
import static org.dudaohub.domain.inspection.InspectionWorld.on;
import static org.dudaohub.domain.inspection.InspectionWorld.openedWith;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.SINCE;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.inspection.InspectionEvent.ComprehensiveInspectionOpened;
import org.dudaohub.domain.inspection.InspectionEvent.InspectorRecused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningAComprehensiveInspectionTest {

    @Test
    void a_school_gets_notice_and_checks_itself_until_the_team_comes() {
        on(march(2)).when(open()).expectEvents(OPENED).expectResultMessagePayload(Outcome.accepted("ZH-1"));
    }

    @Test
    void the_same_notice_again_changes_nothing_even_under_later_rules() {
        on(LocalDate.of(2026, 4, 9), OPENED)
                .when(open())
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
    }

    @Test
    void the_same_number_with_another_content_is_refused() {
        on(march(3), OPENED)
                .when(open(Occasion.YEARLY, List.of("甲", "乙", "丁"), march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_number_that_a_special_inspection_uses_is_refused() {
        on(march(3), InspectionWorld.NOTIFIED)
                .when(new OpenComprehensiveInspection(
                        "ZX-1-" + SCHOOL, OFFICE, SCHOOL, Occasion.YEARLY, null, TEAM, march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_team_of_two_is_too_small() {
        on(march(2))
                .when(open(Occasion.YEARLY, List.of("甲", "乙", "乙"), march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_FEW));
    }

    @Test
    void the_county_rule_in_force_on_the_day_of_the_notice_asks_for_four() {
        LocalDate april = LocalDate.of(2026, 4, 1);
        on(april)
                .when(open(Occasion.YEARLY, TEAM, april, april.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_FEW));
    }

    @Test
    void notice_must_not_come_earlier_than_the_rules_allow() {
        LocalDate april = LocalDate.of(2026, 4, 1);
        on(april)
                .when(open(Occasion.YEARLY, List.of("甲", "乙", "丙", "丁"), april, april.plusDays(8)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_visit_before_its_notice_is_refused() {
        on(march(2))
                .when(open(Occasion.YEARLY, TEAM, march(2), march(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_notice_from_tomorrow_is_refused() {
        on(march(1)).when(open()).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_end_of_a_term_names_the_principal() {
        on(march(2))
                .when(open(Occasion.TERM_END, TEAM, march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void an_inspection_at_the_end_of_a_term_says_whose() {
        on(march(2))
                .when(new OpenComprehensiveInspection(
                        "ZH-1", OFFICE, SCHOOL, Occasion.TERM_END, "P-1", TEAM, march(2), march(10)))
                .expectEvents(new ComprehensiveInspectionOpened(
                        "ZH-1",
                        OFFICE,
                        SCHOOL,
                        Occasion.TERM_END,
                        "P-1",
                        TEAM,
                        march(10),
                        march(10),
                        SampleRules.NATIONAL,
                        march(2)));
    }

    @Test
    void an_office_is_not_inspected_as_a_school() {
        on(march(2))
                .when(new OpenComprehensiveInspection(
                        "ZH-1", OFFICE, OFFICE, Occasion.YEARLY, null, TEAM, march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_school_that_is_closed_by_the_day_of_the_visit_is_not_inspected() {
        on(march(6)).when(openAtClosedSchool(CLOSED_ON)).expectResultMessagePayload(Outcome.accepted("ZH-1"));
        on(march(6))
                .when(openAtClosedSchool(CLOSED_ON.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    private static OpenComprehensiveInspection openAtClosedSchool(LocalDate visitOn) {
        return new OpenComprehensiveInspection(
                "ZH-1", OFFICE, CLOSED_SCHOOL, Occasion.YEARLY, null, TEAM, march(2), visitOn);
    }

    @Test
    void an_unknown_office_inspects_nobody() {
        on(march(2))
                .when(new OpenComprehensiveInspection(
                        "ZH-1", "nobody", SCHOOL, Occasion.YEARLY, null, TEAM, march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_notice_without_a_team_is_refused() {
        on(march(2))
                .when(open(Occasion.YEARLY, List.of(), march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {RECUSED, "督学甲02"})
    void who_has_to_keep_away_from_the_school_is_not_in_its_team(String member) {
        on(march(2))
                .when(open(Occasion.YEARLY, List.of("甲", "乙", member), march(2), march(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void an_inspector_of_the_team_serves_on_the_day_of_the_visit() {
        LocalDate early = SINCE.minusDays(30);
        on(early)
                .when(open(Occasion.YEARLY, List.of("甲", "乙", INSPECTOR), early, SINCE))
                .expectResultMessagePayload(Outcome.accepted("ZH-1"));
        on(early)
                .when(open(Occasion.YEARLY, List.of("甲", "乙", INSPECTOR), early, SINCE.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
    }

    @Test
    void the_same_notice_again_changes_nothing_although_somebody_of_the_team_has_to_keep_away_since() {
        List<String> team = List.of("甲", "乙", RECUSED);
        on(march(9), openedWith(team))
                .when(open(Occasion.YEARLY, team, march(2), march(10)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
    }

    @Test
    void who_has_to_keep_away_from_the_school_replaces_nobody() {
        on(march(4), OPENED)
                .when(recuse("丙", RECUSED))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void a_recused_inspector_is_replaced() {
        on(march(4), OPENED).when(recuse("丙", "丁")).expectEvents(recused("丙", "丁"));
    }

    @Test
    void the_same_recusal_again_changes_nothing() {
        on(march(4), OPENED, recused("丙", "丁"))
                .when(recuse("丙", "丁"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
    }

    @Test
    void a_recusal_must_not_leave_the_team_too_small() {
        on(march(4), OPENED)
                .when(recuse("丙", null))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_FEW));
    }

    @Test
    void who_was_recused_never_comes_back() {
        on(march(4), OPENED, recused("丙", "丁"))
                .when(recuse("甲", "丙"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void a_member_of_the_team_replaces_nobody() {
        on(march(4), OPENED)
                .when(recuse("丙", "甲"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void who_is_not_in_the_team_need_not_stand_back() {
        on(march(4), OPENED)
                .when(recuse("戊", "丁"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_recusal_gives_its_grounds() {
        on(march(4), OPENED)
                .when(new RecuseInspector("ZH-1", "丙", "", "丁", march(4)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void after_the_report_it_is_too_late_for_a_recusal() {
        on(march(20), OPENED, InspectionWorld.VISITED, InspectionWorld.REPORT)
                .when(recuse("丙", "丁"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    private static OpenComprehensiveInspection open() {
        return open(Occasion.YEARLY, TEAM, march(2), march(10));
    }

    private static OpenComprehensiveInspection open(
            Occasion occasion, List<String> team, LocalDate noticedOn, LocalDate visitOn) {
        return new OpenComprehensiveInspection("ZH-1", OFFICE, SCHOOL, occasion, null, team, noticedOn, visitOn);
    }

    private static RecuseInspector recuse(String inspector, String replacement) {
        return new RecuseInspector("ZH-1", inspector, "亲属在该校任职", replacement, march(3));
    }

    private static InspectorRecused recused(String inspector, String replacement) {
        return new InspectorRecused("ZH-1", SCHOOL, inspector, replacement, "亲属在该校任职", march(3));
    }
}
