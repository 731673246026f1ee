package org.dudaohub.domain.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.publication.Channel;
import org.dudaohub.domain.publication.DeclareRatingUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.RatingPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.RatingPublished;
import org.dudaohub.domain.publication.PublishRating;
import org.dudaohub.domain.rating.RatingEvent.AnnualAssessmentScored;
import org.dudaohub.domain.rating.RatingEvent.DemonstrationRated;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.Test;

class RatingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final String KINDERGARTEN = "1199000302";
    private static final String COMPLETE_SCHOOL = "3499000303";
    private static final String CITY_SCHOOL = "3499000304";
    private static final OrganizationRegister UNITS = code -> switch (code) {
        case KINDERGARTEN ->
            Optional.of(new OrganizationRegister.Entry(code, "暖芽幼儿园", OrganizationKind.KINDERGARTEN, "990123"));
        case COMPLETE_SCHOOL ->
            Optional.of(new OrganizationRegister.Entry(code, "青荻中学", OrganizationKind.COMPLETE_SCHOOL, "990123"));
        case CITY_SCHOOL ->
            Optional.of(new OrganizationRegister.Entry(code, "第一高级中学", OrganizationKind.SENIOR_SCHOOL, "990100"));
        default -> REGISTER.find(code);
    };
    private static final List<RubricScore> SCORES =
            List.of(new RubricScore("办园条件", new BigDecimal("50"), new BigDecimal("46.5")));
    private static final DemonstrationRated RATED = new DemonstrationRated(
            KINDERGARTEN,
            DemonstrationKind.KINDERGARTEN,
            2026,
            2,
            SCORES,
            new BigDecimal("46.5"),
            Rating.EXCELLENT,
            LocalDate.of(2026, 12, 8),
            "national-2021",
            DAY);

    private static final RatingPublished PUBLISHED =
            new RatingPublished(KINDERGARTEN, 2026, 2, List.of(Channel.PRESS), "示范性幼儿园评估结果", "", DAY);
    private static final DeclareRatingUnpublished UNPUBLISHED = new DeclareRatingUnpublished(KINDERGARTEN + "/2026-2");

    @Test
    void a_demonstration_school_is_rated_in_a_round() {
        given().when(rate(KINDERGARTEN, 2, Rating.EXCELLENT)).expectEvents(RATED);
    }

    @Test
    void a_school_is_rated_as_what_it_is() {
        given().when(rate(SCHOOL, 2, Rating.EXCELLENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        given().when(rate(OFFICE, 2, Rating.EXCELLENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        for (String school : List.of(COMPLETE_SCHOOL, CITY_SCHOOL)) {
            given().when(new RateDemonstration(
                            school, DemonstrationKind.SENIOR_SCHOOL, 2026, 1, SCORES, Rating.GOOD, DAY))
                    .expectResultMessagePayload(Outcome.accepted(school));
        }
    }

    @Test
    void counties_and_the_citys_own_schools_are_assessed_and_a_countys_schools_are_not() {
        given().when(new ScoreAnnualAssessment(CITY_SCHOOL, 2026, SCORES, Rating.GOOD, DAY))
                .expectResultMessagePayload(Outcome.accepted(CITY_SCHOOL));
        given().when(new ScoreAnnualAssessment(SCHOOL, 2026, SCORES, Rating.GOOD, DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void kindergartens_have_two_rounds_a_year() {
        given().when(rate(KINDERGARTEN, 3, Rating.EXCELLENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_rating_is_given_once() {
        given(RATED)
                .when(rate(KINDERGARTEN, 2, Rating.EXCELLENT))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(KINDERGARTEN));
        given(RATED)
                .when(rate(KINDERGARTEN, 2, Rating.GOOD))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_rating_is_published_on_or_after_its_day() {
        given(RATED).when(publish(2, DAY)).expectEvents(PUBLISHED);
        given(RATED, PUBLISHED)
                .when(publish(2, DAY))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(KINDERGARTEN));
        given(RATED)
                .when(publish(2, DAY.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        given(RATED)
                .when(publish(2, DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        given().when(publish(2, DAY)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void a_yearly_assessment_may_be_published_too() {
        var assessed = new AnnualAssessmentScored(OFFICE, 2026, SCORES, new BigDecimal("46.5"), Rating.GOOD, DAY);
        var command = new PublishRating(OFFICE, 2026, null, List.of(Channel.PORTAL), "2026年度考核结果", "", DAY);
        assertThat(command.stream())
                .isEqualTo(new ScoreAnnualAssessment(OFFICE, 2026, SCORES, Rating.GOOD, DAY).stream());
        given(assessed)
                .when(command)
                .expectEvents(new RatingPublished(OFFICE, 2026, null, List.of(Channel.PORTAL), "2026年度考核结果", "", DAY));
    }

    @Test
    void a_demonstration_rating_that_is_not_published_within_20_working_days_is_overdue_once() {
        LocalDate due = LocalDate.of(2026, 12, 8);
        var overdue = new RatingPublicationOverdue(KINDERGARTEN, 2026, 2, due, due.plusDays(1));
        assertThat(UNPUBLISHED.stream()).isEqualTo(publish(2, DAY).stream());
        on(due, RATED).when(UNPUBLISHED).expectNoEvents();
        on(due.plusDays(1), RATED).when(UNPUBLISHED).expectEvents(overdue);
        on(due.plusDays(2), RATED, overdue).when(UNPUBLISHED).expectNoEvents();
        on(due.plusDays(1), RATED, PUBLISHED).when(UNPUBLISHED).expectNoEvents();
    }

    @Test
    void what_was_rated_before_anybody_watched_its_publication_still_reads_and_is_not_overdue() throws Exception {
        DemonstrationRated old =
                JsonMapper.builder().addModule(new JavaTimeModule()).build().readValue("""
                        {"school": "1199000302", "kind": "KINDERGARTEN", "year": 2026, "round": 2, "total": 46.5,
                         "scores": [{"item": "办园条件", "fullScore": 50, "score": 46.5}], "rating": "EXCELLENT",
                         "happenedOn": "2026-11-10"}
                        """, DemonstrationRated.class);
        on(LocalDate.of(2027, 6, 1), old).when(UNPUBLISHED).expectNoEvents();
        given(old)
                .when(rate(KINDERGARTEN, 2, Rating.EXCELLENT))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(KINDERGARTEN));
        given(old).when(publish(2, DAY)).expectEvents(PUBLISHED);
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
                        KINDERGARTEN, DemonstrationKind.KINDERGARTEN, 2026, 1, SCORES, Rating.GOOD, DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private static RateDemonstration rate(String school, int round, Rating rating) {
        return new RateDemonstration(school, DemonstrationKind.KINDERGARTEN, 2026, round, SCORES, rating, DAY);
    }

    private static PublishRating publish(int round, LocalDate day) {
        return new PublishRating(KINDERGARTEN, 2026, round, List.of(Channel.PRESS), "示范性幼儿园评估结果", "", day);
    }

    private static TestExecutor<Rated> given(Object... history) {
        return on(DAY, history);
    }

    private static TestExecutor<Rated> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(Rated.class);
        fixture.registerInjectableResources(UNITS, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(history);
    }
}
