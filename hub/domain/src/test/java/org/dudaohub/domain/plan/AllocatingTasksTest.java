package org.dudaohub.domain.plan;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.sentBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.plan.PlanEvent.FrequencyCapExceeded;
import org.dudaohub.domain.plan.PlanEvent.TaskAssigned;
import org.dudaohub.domain.plan.PlanEvent.TaskCancelled;
import org.dudaohub.domain.plan.PlanEvent.TaskCompleted;
import org.dudaohub.domain.plan.PlanEvent.TaskMerged;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** 任务配档 at one school in March 2026; the national default allows four visits a month. */
class AllocatingTasksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate PLANNED = LocalDate.of(2026, 3, 10);
    private static final String MARCH = "2026-03";
    private static final TaskMerged MERGED = new TaskMerged("T1", SCHOOL, MARCH, "T2", DAY);
    private static final TaskCancelled CANCELLED = new TaskCancelled("T1", SCHOOL, MARCH, "学校停课", DAY);
    private static final TaskCompleted COMPLETED = new TaskCompleted("T1", SCHOOL, MARCH, "QD-1", DAY);

    @Nested
    @DisplayName("A task")
    class Assigning {

        @Test
        void is_assigned_to_an_inspector_for_a_day() {
            given().when(visit("T1"))
                    .expectEvents(assigned("T1", null))
                    .expectResultMessagePayload(Outcome.accepted("T1"));
        }

        @Test
        void assigned_again_changes_nothing_and_otherwise_is_refused() {
            given(assigned("T1", null))
                    .when(visit("T1"))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged("T1"));
            refused(
                    Reason.CONFLICTING_RECORD,
                    task("T1", TaskKind.SPECIAL, List.of(INSPECTOR), null, PLANNED, null),
                    assigned("T1", null));
        }

        @Test
        void goes_to_nobody_who_has_to_keep_away_or_does_not_serve() {
            refused(Reason.RECUSED, task("T1", TaskKind.REGULAR, List.of(RECUSED), null, PLANNED, null));
            refused(Reason.UNKNOWN_INSPECTOR, task("T1", TaskKind.REGULAR, List.of("DX99"), null, PLANNED, null));
        }

        @Test
        void has_inspectors_unless_a_section_checks() {
            refused(Reason.MISSING, task("T1", TaskKind.REGULAR, List.of(), null, PLANNED, null));
            refused(Reason.MISSING, task("T1", TaskKind.SECTION_CHECK, null, null, PLANNED, null));
            given().when(task("T1", TaskKind.SECTION_CHECK, null, "安全科", PLANNED, null))
                    .expectEvents(new TaskAssigned(
                            "T1",
                            "JH-3",
                            SCHOOL,
                            MARCH,
                            TaskKind.SECTION_CHECK,
                            "食堂",
                            List.of(),
                            "安全科",
                            PLANNED,
                            null,
                            DAY));
        }

        @Test
        void is_planned_for_a_school_and_not_before_it_is_assigned() {
            refused(
                    Reason.UNKNOWN_ORGANIZATION,
                    new AssignTask(
                            "T1", null, OFFICE, TaskKind.REGULAR, "食堂", List.of(INSPECTOR), null, PLANNED, null, DAY));
            refused(
                    Reason.DATE_OUT_OF_ORDER,
                    task("T1", TaskKind.REGULAR, List.of(INSPECTOR), null, DAY.minusDays(1), null));
            refused(Reason.MISSING, task("T1", TaskKind.REGULAR, List.of(INSPECTOR), null, null, null));
        }
    }

    @Nested
    @DisplayName("The cap on visits")
    class Cap {

        @Test
        void refuses_the_fifth_in_a_month() {
            refused(Reason.LIMIT_REACHED, visit("T5"), fourTasks());
        }

        @Test
        void is_exceeded_for_a_stated_reason_only_and_that_is_on_record() {
            given(fourTasks())
                    .when(task("T5", TaskKind.REGULAR, List.of(INSPECTOR), null, PLANNED, "上级交办"))
                    .expectEvents(
                            assigned("T5", "上级交办"),
                            new FrequencyCapExceeded(SCHOOL, MARCH, "T5", 5, 4, "上级交办", "national-2021", DAY));
        }

        @Test
        void counts_merged_tasks_as_one_visit_and_cancelled_ones_not() {
            given(with(fourTasks(), MERGED)).when(visit("T5")).expectEvents(assigned("T5", null));
            given(with(fourTasks(), CANCELLED)).when(visit("T5")).expectEvents(assigned("T5", null));
            refused(Reason.LIMIT_REACHED, visit("T5"), with(fourTasks(), COMPLETED));
        }
    }

    @Nested
    @DisplayName("A merger of tasks")
    class Merging {

        @Test
        void lets_one_visit_serve_two() {
            given(fourTasks()).when(merge("T1", "T2")).expectEvents(MERGED);
            given(with(fourTasks(), MERGED))
                    .when(merge("T1", "T2"))
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged("T1"));
        }

        @Test
        void needs_two_tasks_of_the_month_that_are_still_open() {
            refused(Reason.UNKNOWN_CASE, merge("T9", "T2"), fourTasks());
            refused(Reason.UNKNOWN_CASE, merge("T1", "T9"), fourTasks());
            refused(Reason.INVALID, merge("T1", "T1"), fourTasks());
            refused(Reason.WRONG_STATE, merge("T2", "T1"), with(fourTasks(), COMPLETED));
            refused(Reason.WRONG_STATE, merge("T1", "T2"), with(fourTasks(), CANCELLED));
        }

        @Test
        void is_not_undone_by_merging_or_cancelling_the_task_that_carries_another() {
            refused(Reason.WRONG_STATE, merge("T2", "T3"), with(fourTasks(), MERGED));
            refused(Reason.WRONG_STATE, new CancelTask(SCHOOL, MARCH, "T2", "学校停课", DAY), with(fourTasks(), MERGED));
        }

        private static MergeTask merge(String task, String into) {
            return new MergeTask(SCHOOL, MARCH, task, into, DAY);
        }
    }

    @Nested
    @DisplayName("A task's end")
    class Ending {

        @Test
        void is_its_completion_or_its_cancellation() {
            given(fourTasks()).when(complete()).expectEvents(COMPLETED);
            given(fourTasks()).when(cancel("学校停课")).expectEvents(CANCELLED);
            given(with(fourTasks(), COMPLETED))
                    .when(complete())
                    .expectNoEvents()
                    .expectResultMessagePayload(Outcome.unchanged("T1"));
        }

        @Test
        void comes_once() {
            refused(Reason.WRONG_STATE, cancel("学校停课"), with(fourTasks(), COMPLETED));
            refused(Reason.WRONG_STATE, complete(), with(fourTasks(), CANCELLED));
        }

        @Test
        void has_a_reason_and_a_day() {
            refused(Reason.MISSING, cancel(""), fourTasks());
            refused(Reason.MISSING, new CompleteTask(SCHOOL, MARCH, "T1", "QD-1", null), fourTasks());
            refused(
                    Reason.DATE_OUT_OF_ORDER,
                    new CompleteTask(SCHOOL, MARCH, "T1", "QD-1", DAY.plusDays(1)),
                    fourTasks());
            refused(
                    Reason.DATE_OUT_OF_ORDER,
                    new CompleteTask(SCHOOL, MARCH, "T1", "QD-1", DAY.minusDays(1)),
                    fourTasks());
        }

        @Test
        void is_not_said_by_an_inspector_to_whom_it_was_not_assigned() {
            given(fourTasks()).when(complete(), sentBy(INSPECTOR)).expectEvents(COMPLETED);
            given(fourTasks())
                    .when(complete(), sentBy(RECUSED))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
            given(with(fourTasks(), COMPLETED))
                    .when(complete(), sentBy(RECUSED))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        }

        @Test
        void is_said_also_by_the_inspector_of_a_task_that_was_merged_into_it() {
            PlanEvent merged = new TaskMerged("T5", SCHOOL, MARCH, "T1", DAY);
            given(with(with(fourTasks(), assignedTo("T5", List.of("DX03"))), merged))
                    .when(complete(), sentBy("DX03"))
                    .expectEvents(COMPLETED);
            given(with(fourTasks(), assignedTo("T5", List.of("DX03"))))
                    .when(complete(), sentBy("DX03"))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        }

        @Test
        void is_said_by_any_inspector_where_a_section_checks() {
            given(assignedTo("T1", List.of())).when(complete(), sentBy(RECUSED)).expectEvents(COMPLETED);
        }

        @Test
        void of_an_unknown_task_is_refused() {
            refused(Reason.UNKNOWN_CASE, complete());
            refused(Reason.UNKNOWN_CASE, cancel("学校停课"));
        }

        private static CompleteTask complete() {
            return new CompleteTask(SCHOOL, MARCH, "T1", "QD-1", DAY);
        }

        private static CancelTask cancel(String reason) {
            return new CancelTask(SCHOOL, MARCH, "T1", reason, DAY);
        }
    }

    private static AssignTask visit(String task) {
        return task(task, TaskKind.REGULAR, List.of(INSPECTOR), null, PLANNED, null);
    }

    private static AssignTask task(
            String task, TaskKind kind, List<String> inspectors, String section, LocalDate planned, String exception) {
        return new AssignTask(task, "JH-3", SCHOOL, kind, "食堂", inspectors, section, planned, exception, DAY);
    }

    private static TaskAssigned assigned(String task, String exception) {
        return new TaskAssigned(
                task, "JH-3", SCHOOL, MARCH, TaskKind.REGULAR, "食堂", List.of(INSPECTOR), null, PLANNED, exception, DAY);
    }

    private static TaskAssigned assignedTo(String task, List<String> inspectors) {
        return new TaskAssigned(
                task, "JH-3", SCHOOL, MARCH, TaskKind.REGULAR, "食堂", inspectors, null, PLANNED, null, DAY);
    }

    private static PlanEvent[] fourTasks() {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(number -> assigned("T" + number, null))
                .toArray(PlanEvent[]::new);
    }

    private static PlanEvent[] with(PlanEvent[] history, PlanEvent event) {
        return Stream.concat(Stream.of(history), Stream.of(event)).toArray(PlanEvent[]::new);
    }

    private static void refused(Reason reason, PlanCommand command, PlanEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static TestExecutor<SchoolMonth> given(PlanEvent... history) {
        var fixture = new AggregateTestFixture<>(SchoolMonth.class);
        fixture.registerInjectableResources(REGISTER, INSPECTORS, ShippedRules.rules(), SampleCounty.on(DAY));
        return fixture.given(Stream.of(history).toArray());
    }
}
