package org.dudaohub.domain.appraisal;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.appraisal.AppraisalEvent.GovernmentAppraised;
import org.dudaohub.domain.appraisal.AppraisalEvent.SelfEvaluationSubmitted;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.junit.jupiter.api.Test;

class AppraisingAGovernmentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 28);
    private static final List<IndicatorScore> SCORES = List.of(score("教育投入", "40", "36"), score("教师待遇", "60", "55.5"));
    private static final SelfEvaluationSubmitted SELF =
            new SelfEvaluationSubmitted(OFFICE, 2026, SCORES, new BigDecimal("91.5"), "自评报告", DAY);

    private static final String NEIGHBOUR = "11990102MB99010249";
    private static final String TOWN = "11990123MB99012399";
    private static final OrganizationRegister OFFICES = code -> switch (code) {
        case NEIGHBOUR ->
            Optional.of(new OrganizationRegister.Entry(code, "东塘区教育督导室", OrganizationKind.OFFICE, "990102"));
        case TOWN ->
            Optional.of(new OrganizationRegister.Entry(
                    code, "柳渡镇", OrganizationKind.OFFICE, "990123", 0, null, null, null, List.of(), OFFICE));
        default -> REGISTER.find(code);
    };

    @Test
    void a_government_evaluates_itself() {
        given().when(evaluate(SCORES)).expectEvents(SELF);
    }

    @Test
    void the_same_again_changes_nothing_and_another_one_for_the_year_is_refused() {
        given(SELF).when(evaluate(SCORES)).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(OFFICE));
        given(SELF)
                .when(evaluate(List.of(score("教育投入", "40", "40"))))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void no_indicator_gets_more_than_its_full_score() {
        given().when(evaluate(List.of(score("教育投入", "40", "41"))))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void an_evaluation_without_scores_is_refused() {
        given().when(evaluate(List.of())).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void the_superior_appraises_it() {
        given(SELF)
                .when(appraise(CITY_OFFICE))
                .expectEvents(
                        new GovernmentAppraised(OFFICE, 2026, CITY_OFFICE, SCORES, new BigDecimal("91.5"), "良好", DAY));
    }

    @Test
    void nobody_is_appraised_without_a_self_evaluation() {
        given().when(appraise(CITY_OFFICE)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void nobody_appraises_itself() {
        given(SELF)
                .when(appraise(OFFICE))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void the_appraising_office_is_registered() {
        given(SELF)
                .when(appraise("nobody"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void who_is_not_above_it_does_not_appraise_it() {
        for (String office : List.of(NEIGHBOUR, TOWN)) {
            given(SELF)
                    .when(appraise(office))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        }
        given(SELF).when(appraise(SCHOOL)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_town_is_appraised_by_its_county_and_by_its_city() {
        for (String office : List.of(OFFICE, CITY_OFFICE)) {
            given(new SelfEvaluationSubmitted(TOWN, 2026, SCORES, new BigDecimal("91.5"), "自评报告", DAY))
                    .when(new AppraiseGovernment(TOWN, 2026, office, SCORES, "良好", DAY))
                    .expectEvents(
                            new GovernmentAppraised(TOWN, 2026, office, SCORES, new BigDecimal("91.5"), "良好", DAY));
        }
    }

    @Test
    void a_city_is_not_appraised_by_its_county() {
        given(new SelfEvaluationSubmitted(CITY_OFFICE, 2026, SCORES, new BigDecimal("91.5"), "自评报告", DAY))
                .when(new AppraiseGovernment(CITY_OFFICE, 2026, OFFICE, SCORES, "良好", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void a_school_is_no_government() {
        given().when(new SubmitSelfEvaluation(SCHOOL, 2026, SCORES, "自评报告", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void what_is_dated_after_today_is_refused() {
        given().when(new SubmitSelfEvaluation(OFFICE, 2026, SCORES, "自评报告", DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private static SubmitSelfEvaluation evaluate(List<IndicatorScore> scores) {
        return new SubmitSelfEvaluation(OFFICE, 2026, scores, "自评报告", DAY);
    }

    private static AppraiseGovernment appraise(String office) {
        return new AppraiseGovernment(OFFICE, 2026, office, SCORES, "良好", DAY);
    }

    private static IndicatorScore score(String indicator, String full, String score) {
        return new IndicatorScore(indicator, new BigDecimal(full), new BigDecimal(score), "统计年报");
    }

    private static TestExecutor<Appraisal> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Appraisal.class);
        fixture.registerInjectableResources(OFFICES, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
