package org.dudaohub.domain.resource;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.resource.ResourceEvent.CaseCollected;
import org.dudaohub.domain.resource.ResourceEvent.CasePromoted;
import org.junit.jupiter.api.Test;

class TypicalCasesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final CaseCollected COLLECTED = new CaseCollected("AL-1", SCHOOL, "食堂公开日", "家长轮流陪餐", "QD-1", DAY);
    private static final CasePromoted PROMOTED = new CasePromoted("AL-1", SCHOOL, "官方网站", DAY);

    @Test
    void a_case_is_collected_from_a_school_and_made_known() {
        given().when(collect(SCHOOL, "家长轮流陪餐")).expectEvents(COLLECTED);
        given(COLLECTED).when(new PromoteCase("AL-1", "官方网站", DAY)).expectEvents(PROMOTED);
        given(COLLECTED, PROMOTED)
                .when(new PromoteCase("AL-1", "微信公众号", DAY))
                .expectEvents(new CasePromoted("AL-1", SCHOOL, "微信公众号", DAY));
    }

    @Test
    void the_same_again_changes_nothing() {
        unchanged("AL-1", collect(SCHOOL, "家长轮流陪餐"), COLLECTED);
        unchanged("AL-1", new PromoteCase("AL-1", "官方网站", DAY), COLLECTED, PROMOTED);
    }

    @Test
    void a_case_is_refused_under_a_used_number_without_practice_or_from_no_school() {
        refused(Reason.CONFLICTING_RECORD, collect(SCHOOL, "别的做法"), COLLECTED);
        refused(Reason.MISSING, collect(SCHOOL, ""));
        refused(Reason.UNKNOWN_ORGANIZATION, collect(OFFICE, "家长轮流陪餐"));
    }

    @Test
    void an_unknown_case_no_medium_and_a_day_before_its_collection_are_refused() {
        refused(Reason.UNKNOWN_CASE, new PromoteCase("AL-1", "官方网站", DAY));
        refused(Reason.MISSING, new PromoteCase("AL-1", " ", DAY), COLLECTED);
        refused(Reason.DATE_OUT_OF_ORDER, new PromoteCase("AL-1", "官方网站", DAY.minusDays(1)), COLLECTED);
    }

    private static CollectCase collect(String school, String practice) {
        return new CollectCase("AL-1", school, "食堂公开日", practice, "QD-1", DAY);
    }

    private static void refused(Reason reason, ResourceCommand command, ResourceEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, ResourceCommand command, ResourceEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<TypicalCase> given(ResourceEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<TypicalCase> givenOn(LocalDate today, ResourceEvent... history) {
        var fixture = new AggregateTestFixture<>(TypicalCase.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
