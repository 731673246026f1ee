package org.dudaohub.domain.plan;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.plan.PlanEvent.AnnualPlanPublished;
import org.junit.jupiter.api.Test;

class PublishingAPlanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);
    private static final List<PlannedTask> TASKS = List.of(new PlannedTask(1, "开学工作", "春季开学专项督导", "3", "市督导办"));
    private static final AnnualPlanPublished PUBLISHED =
            new AnnualPlanPublished("LJ-2026", CITY_OFFICE, 2026, "2026年教育督导工作要点", TASKS, DAY);

    @Test
    void an_office_publishes_its_plan() {
        given().when(publish(2026, CITY_OFFICE, TASKS)).expectEvents(PUBLISHED);
    }

    @Test
    void the_same_plan_again_changes_nothing() {
        given(PUBLISHED)
                .when(publish(2026, CITY_OFFICE, TASKS))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("LJ-2026"));
    }

    @Test
    void a_published_plan_is_not_replaced_under_its_number() {
        given(PUBLISHED)
                .when(publish(2027, CITY_OFFICE, TASKS))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_plan_has_tasks() {
        given().when(publish(2026, CITY_OFFICE, List.of()))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void a_task_says_what_when_and_who() {
        var nobody = new PlannedTask(2, "开学工作", "春季开学专项督导", "3", " ");
        given().when(publish(2026, CITY_OFFICE, List.of(TASKS.getFirst(), nobody)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void no_two_tasks_have_the_same_number() {
        given().when(publish(2026, CITY_OFFICE, List.of(TASKS.getFirst(), TASKS.getFirst())))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_year_that_cannot_be_is_refused() {
        given().when(publish(26, CITY_OFFICE, TASKS))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void the_office_is_registered() {
        given().when(publish(2026, "nobody", TASKS))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    private static PublishAnnualPlan publish(int year, String office, List<PlannedTask> tasks) {
        return new PublishAnnualPlan("LJ-2026", office, year, "2026年教育督导工作要点", tasks, DAY);
    }

    private static TestExecutor<AnnualPlan> given(Object... history) {
        var fixture = new AggregateTestFixture<>(AnnualPlan.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
