package org.dudaohub.domain.rating;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.rating.RatingEvent.AnnualAssessmentScored;
import org.dudaohub.domain.rating.RatingEvent.DemonstrationRated;
import org.junit.jupiter.api.Test;

class RatingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final List<RubricScore> SCORES =
            List.of(new RubricScore("办园条件", new BigDecimal("50"), new BigDecimal("46.5")));
    private static final DemonstrationRated RATED = new DemonstrationRated(
            SCHOOL, DemonstrationKind.KINDERGARTEN, 2026, 2, SCORES, new BigDecimal("46.5"), Rating.EXCELLENT, DAY);

    @Test
    void a_demonstration_school_is_rated_in_a_round() {
        given().when(rate(SCHOOL, 2, Rating.EXCELLENT)).expectEvents(RATED);
    }

    @Test
    void kindergartens_have_two_rounds_a_year() {
        given().when(rate(SCHOOL, 3, Rating.EXCELLENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_rating_is_given_once() {
        given(RATED)
                .when(rate(SCHOOL, 2, Rating.EXCELLENT))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(SCHOOL));
        given(RATED)
                .when(rate(SCHOOL, 2, Rating.GOOD))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void an_unknown_unit_is_not_rated() {
        given().when(rate("2199999999", 1, Rating.GOOD))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_rating_needs_scores_that_can_be() {
        given().when(new ScoreAnnualAssessment(OFFICE, 2026, List.of(), Rating.GOOD, DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        given().when(new ScoreAnnualAssessment(
                        OFFICE,
                        2026,
                        List.of(new RubricScore("规范办学", new BigDecimal("10"), new BigDecimal("11"))),
                        Rating.GOOD,
                        DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_county_is_assessed_for_a_year() {
        given().when(new ScoreAnnualAssessment(OFFICE, 2026, SCORES, Rating.GOOD, DAY))
                .expectEvents(
                        new AnnualAssessmentScored(OFFICE, 2026, SCORES, new BigDecimal("46.5"), Rating.GOOD, DAY));
    }

    @Test
    void a_rating_to_come_is_refused() {
        given().when(new RateDemonstration(
                        SCHOOL, DemonstrationKind.KINDERGARTEN, 2026, 1, SCORES, Rating.GOOD, DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private static RateDemonstration rate(String school, int round, Rating rating) {
        return new RateDemonstration(school, DemonstrationKind.KINDERGARTEN, 2026, round, SCORES, rating, DAY);
    }

    private static TestExecutor<Rated> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Rated.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
