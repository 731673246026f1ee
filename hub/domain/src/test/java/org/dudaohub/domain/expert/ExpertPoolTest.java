package org.dudaohub.domain.expert;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.expert.ExpertEvent.ExpertRegistered;
import org.dudaohub.domain.expert.ExpertEvent.ExpertRetired;
import org.junit.jupiter.api.Test;

class ExpertPoolTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ExpertRegistered REGISTERED =
            new ExpertRegistered("ZJ01", "专家甲", "师范学院", "教授", List.of("学前教育"), OFFICE, DAY);
    private static final ExpertRetired RETIRED = new ExpertRetired("ZJ01", OFFICE, "换届", DAY);

    @Test
    void an_expert_enters_the_pool_with_fields() {
        given().when(register(List.of("学前教育"), DAY)).expectEvents(REGISTERED);
        unchanged("ZJ01", register(List.of("学前教育"), DAY), REGISTERED);
    }

    @Test
    void other_fields_are_entered_on_a_later_day_only() {
        refused(Reason.CONFLICTING_RECORD, register(List.of("体育"), DAY), REGISTERED);
        givenOn(DAY.plusDays(1), REGISTERED)
                .when(register(List.of("体育"), DAY.plusDays(1)))
                .expectEvents(
                        new ExpertRegistered("ZJ01", "专家甲", "师范学院", "教授", List.of("体育"), OFFICE, DAY.plusDays(1)));
    }

    @Test
    void an_entry_needs_fields_and_a_registered_office() {
        refused(Reason.MISSING, register(List.of(), DAY));
        refused(Reason.DATE_OUT_OF_ORDER, register(List.of("体育"), DAY.plusDays(1)));
        refused(
                Reason.UNKNOWN_ORGANIZATION,
                new RegisterExpert("ZJ01", "专家甲", "师范学院", "教授", List.of("体育"), "nobody", DAY));
    }

    @Test
    void an_expert_retires_once_and_for_a_reason() {
        given(REGISTERED).when(new RetireExpert("ZJ01", "换届", DAY)).expectEvents(RETIRED);
        unchanged("ZJ01", new RetireExpert("ZJ01", "换届", DAY), REGISTERED, RETIRED);
        refused(Reason.CONFLICTING_RECORD, new RetireExpert("ZJ01", "辞任", DAY), REGISTERED, RETIRED);
        refused(Reason.MISSING, new RetireExpert("ZJ01", "", DAY), REGISTERED);
        refused(Reason.UNKNOWN_CASE, new RetireExpert("ZJ01", "换届", DAY));
    }

    private static RegisterExpert register(List<String> fields, LocalDate day) {
        return new RegisterExpert("ZJ01", "专家甲", "师范学院", "教授", fields, OFFICE, day);
    }

    private static void refused(Reason reason, ExpertCommand command, ExpertEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, ExpertCommand command, ExpertEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<Expert> given(ExpertEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<Expert> givenOn(LocalDate today, ExpertEvent... history) {
        var fixture = new AggregateTestFixture<>(Expert.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
