package org.dudaohub.domain.bulletin;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinQuotaMissed;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinSubmitted;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.Test;

class BulletinsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 20);
    private static final BulletinSubmitted FIRST = bulletin(1, OFFICE, MARCH);
    private static final BulletinSubmitted SECOND = bulletin(2, OFFICE, MARCH);

    @Test
    void an_office_sends_news_to_the_portal() {
        given().when(submit(OFFICE, "开学督导")).expectEvents(FIRST);
        unchanged("XX-1", submit(OFFICE, "开学督导"), FIRST);
    }

    @Test
    void a_bulletin_is_refused_under_a_used_number_without_a_title_from_nobody_or_to_come() {
        refused(Reason.CONFLICTING_RECORD, submit(OFFICE, "别的"), FIRST);
        refused(Reason.MISSING, submit(OFFICE, ""));
        refused(Reason.UNKNOWN_ORGANIZATION, submit("nobody", "开学督导"));
        refused(Reason.DATE_OUT_OF_ORDER, new SubmitBulletin("XX-1", OFFICE, "开学督导", "内容", "省门户网", DAY.plusDays(1)));
        refused(Reason.MISSING, new SubmitBulletin("XX-1", OFFICE, "开学督导", "内容", "省门户网", null));
    }

    @Test
    void a_county_that_sent_fewer_than_two_in_a_month_missed_the_quota_once() {
        var missed = new BulletinQuotaMissed(OFFICE, "2026-03", 2, 1, "national-2021", DAY);
        given(FIRST).when(review(OFFICE, "2026-03", 0)).expectEvents(missed);
        unchanged(OFFICE, review(OFFICE, "2026-03", 0), FIRST, missed);
        unchanged(OFFICE, review(OFFICE, "2026-03", 0), FIRST, SECOND);
    }

    @Test
    void bulletins_of_another_month_do_not_count() {
        given(FIRST, bulletin(2, OFFICE, LocalDate.of(2026, 2, 28)))
                .when(review(OFFICE, "2026-03", 0))
                .expectEvents(new BulletinQuotaMissed(OFFICE, "2026-03", 2, 1, "national-2021", DAY));
    }

    @Test
    void a_month_is_judged_when_it_is_over() {
        givenOn(LocalDate.of(2026, 3, 31), FIRST)
                .when(review(OFFICE, "2026-03", 0))
                .expectNoEvents();
    }

    @Test
    void a_named_district_needs_one_where_its_own_rules_say_so() {
        givenUnder(withDistrictRule(), FIRST).when(review(OFFICE, "2026-03", 0)).expectNoEvents();
        givenUnder(withDistrictRule())
                .when(review(OFFICE, "2026-03", 0))
                .expectEvents(new BulletinQuotaMissed(OFFICE, "2026-03", 1, 0, "district", DAY));
    }

    @Test
    void a_city_is_measured_by_the_year_and_with_what_its_counties_sent() {
        LocalDate newYear = LocalDate.of(2027, 1, 1);
        var own = bulletin(1, CITY_OFFICE, MARCH);
        givenOn(newYear, own).when(review(CITY_OFFICE, "2026", 199)).expectNoEvents();
        givenOn(newYear, own)
                .when(review(CITY_OFFICE, "2026", 198))
                .expectEvents(new BulletinQuotaMissed(CITY_OFFICE, "2026", 200, 199, "national-2021", newYear));
        givenOn(newYear, own).when(review(CITY_OFFICE, "2026-03", 0)).expectNoEvents();
        givenOn(newYear).when(review(OFFICE, "2026", 0)).expectNoEvents();
    }

    @Test
    void a_period_that_is_none_a_negative_count_and_an_unknown_office_are_refused() {
        refused(Reason.INVALID, review(OFFICE, "2026-13", 0));
        refused(Reason.INVALID, review(OFFICE, null, 0));
        refused(Reason.INVALID, review(OFFICE, "2026", -1));
        refused(Reason.UNKNOWN_ORGANIZATION, review("nobody", "2026-03", 0));
    }

    private static SubmitBulletin submit(String office, String title) {
        return new SubmitBulletin("XX-1", office, title, "内容", "省门户网", MARCH);
    }

    private static ReviewBulletinQuota review(String office, String period, int fromBelow) {
        return new ReviewBulletinQuota(office, period, fromBelow);
    }

    private static BulletinSubmitted bulletin(int number, String office, LocalDate day) {
        return new BulletinSubmitted("XX-" + number, office, "开学督导", "内容", "省门户网", day);
    }

    private static RuleBook withDistrictRule() {
        String district = """
                {"profiles": [{"id": "district", "jurisdiction": "990123", "effectiveFrom": "2026-01-01", "source": "test",
                  "numbers": {"BULLETINS_PER_MONTH": 1}}]}
                """;
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json")) {
            return RuleBook.read(
                    List.of(national, new ByteArrayInputStream(district.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static TestExecutor<BulletinYear> givenUnder(RuleBook rules, BulletinEvent... history) {
        var fixture = new AggregateTestFixture<>(BulletinYear.class);
        fixture.registerInjectableResources(REGISTER, rules, SampleCounty.on(DAY));
        return fixture.given(Stream.of(history).toArray());
    }

    private static void refused(Reason reason, BulletinCommand command, BulletinEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, BulletinCommand command, BulletinEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<BulletinYear> given(BulletinEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<BulletinYear> givenOn(LocalDate today, BulletinEvent... history) {
        var fixture = new AggregateTestFixture<>(BulletinYear.class);
        fixture.registerInjectableResources(REGISTER, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
