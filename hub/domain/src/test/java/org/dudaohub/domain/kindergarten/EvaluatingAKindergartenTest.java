package org.dudaohub.domain.kindergarten;

import static org.dudaohub.domain.Refusals.refusedAs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
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

    private static TestExecutor<KindergartenEvaluation> given(Object... history) {
        var fixture = new AggregateTestFixture<>(KindergartenEvaluation.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
