package org.dudaohub.domain.kindergarten;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.inspector.SampleInspectors.SINCE;
import static org.dudaohub.domain.inspector.SampleInspectors.UNTIL;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.inspector.InspectorKind;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.kindergarten.KindergartenEvent.KindergartenEvaluated;
import org.dudaohub.domain.kindergarten.KindergartenEvent.KindergartenSelfChecked;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.junit.jupiter.api.Test;

class EvaluatingAKindergartenTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 10);
    private static final String KINDERGARTEN = "1199000313";
    private static final OrganizationRegister REGISTER = code -> code.equals(KINDERGARTEN)
            ? Optional.of(
                    new OrganizationRegister.Entry(KINDERGARTEN, "暖芽幼儿园", OrganizationKind.KINDERGARTEN, "990123"))
            : SampleCounty.REGISTER.find(code);
    private static final String RECUSED = "DX03";
    private static final String RETIRED = "DX04";
    private static final InspectorRegister INSPECTORS = number -> switch (number) {
        case RECUSED -> Optional.of(inspector(number, UNTIL, Set.of(KINDERGARTEN)));
        case RETIRED -> Optional.of(inspector(number, DAY.minusDays(1), Set.of()));
        default -> Optional.empty();
    };
    private static final ConductScores SCORES = new ConductScores(90, 85, 88, 80, 90);
    private static final KindergartenSelfChecked CHECKED =
            new KindergartenSelfChecked(KINDERGARTEN, 2026, SCORES, 87, "自查报告", DAY);
    private static final KindergartenEvaluated EVALUATED =
            new KindergartenEvaluated(KINDERGARTEN, 2026, List.of("督学甲01"), SCORES, 87, "集中教学偏长", DAY);

    @Test
    void a_kindergarten_checks_itself_in_five_areas() {
        given().when(check(KINDERGARTEN, SCORES)).expectEvents(CHECKED);
    }

    @Test
    void the_same_check_again_changes_nothing_and_another_is_refused() {
        given(CHECKED)
                .when(check(KINDERGARTEN, SCORES))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(KINDERGARTEN));
        given(CHECKED)
                .when(check(KINDERGARTEN, new ConductScores(100, 100, 100, 100, 100)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_score_is_between_0_and_100() {
        given().when(check(KINDERGARTEN, new ConductScores(101, 85, 88, 80, 90)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_primary_school_is_no_kindergarten() {
        given().when(check(SampleCounty.SCHOOL, SCORES))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void the_county_evaluates_after_the_self_check() {
        given(CHECKED).when(evaluate("集中教学偏长")).expectEvents(EVALUATED);
        given().when(evaluate("集中教学偏长")).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void it_evaluates_once_a_year() {
        given(CHECKED, EVALUATED)
                .when(evaluate("集中教学偏长"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(KINDERGARTEN));
        given(CHECKED, EVALUATED)
                .when(evaluate("没有不足"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void who_has_to_keep_away_from_the_kindergarten_does_not_score_it() {
        given(CHECKED)
                .when(new EvaluateKindergarten(KINDERGARTEN, 2026, List.of("督学甲01", RECUSED), SCORES, "", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void an_inspector_who_does_not_serve_on_that_day_does_not_score_it() {
        given(CHECKED)
                .when(new EvaluateKindergarten(KINDERGARTEN, 2026, List.of("督学甲01", RETIRED), SCORES, "", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
    }

    @Test
    void a_check_without_scores_or_to_come_is_refused() {
        given().when(check(KINDERGARTEN, null)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
        given().when(new SubmitKindergartenSelfCheck(KINDERGARTEN, 2026, SCORES, "自查报告", DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private static SubmitKindergartenSelfCheck check(String school, ConductScores scores) {
        return new SubmitKindergartenSelfCheck(school, 2026, scores, "自查报告", DAY);
    }

    private static EvaluateKindergarten evaluate(String shortcomings) {
        return new EvaluateKindergarten(KINDERGARTEN, 2026, List.of("督学甲01"), SCORES, shortcomings, DAY);
    }

    private static InspectorRegister.Entry inspector(String number, LocalDate until, Set<String> recusals) {
        return new InspectorRegister.Entry(
                number, number, InspectorKind.RESPONSIBLE, SampleCounty.OFFICE, SINCE, until, null, recusals);
    }

    private static TestExecutor<KindergartenEvaluation> given(Object... history) {
        var fixture = new AggregateTestFixture<>(KindergartenEvaluation.class);
        fixture.registerInjectableResources(REGISTER, INSPECTORS, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
