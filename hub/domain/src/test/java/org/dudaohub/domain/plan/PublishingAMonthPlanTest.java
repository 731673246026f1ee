package org.dudaohub.domain.plan;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.plan.PlanEvent.MonthPlanPublished;
import org.junit.jupiter.api.Test;

class PublishingAMonthPlanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 27);
    private static final List<PlannedTask> TASKS = List.of(new PlannedTask(1, "食堂安全", "入校督导", "3", "各责任督学"));
    private static final MonthPlanPublished PUBLISHED =
            new MonthPlanPublished("JH-3", "LJ-2026", OFFICE, "2026-03", "3月督导计划", TASKS, DAY);

    @Test
    void an_office_publishes_what_it_does_in_a_month() {
        given().when(publish(OFFICE, "2026-03", TASKS)).expectEvents(PUBLISHED);
    }

    @Test
    void the_same_plan_again_changes_nothing_and_another_under_its_number_is_refused() {
        given(PUBLISHED)
                .when(publish(OFFICE, "2026-03", TASKS))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("JH-3"));
        given(PUBLISHED)
                .when(publish(OFFICE, "2026-04", TASKS))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_month_that_is_none_no_tasks_and_an_unknown_office_are_refused() {
        refused(Reason.INVALID, publish(OFFICE, "2026-13", TASKS));
        refused(Reason.INVALID, publish(OFFICE, "2026", TASKS));
        refused(Reason.MISSING, publish(OFFICE, "2026-03", List.of()));
        refused(Reason.UNKNOWN_ORGANIZATION, publish("nobody", "2026-03", TASKS));
    }

    private static void refused(Reason reason, PublishMonthPlan command) {
        given().when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static PublishMonthPlan publish(String office, String month, List<PlannedTask> tasks) {
        return new PublishMonthPlan("JH-3", "LJ-2026", office, month, "3月督导计划", tasks, DAY);
    }

    private static TestExecutor<MonthPlan> given(Object... history) {
        var fixture = new AggregateTestFixture<>(MonthPlan.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
