package org.dudaohub.domain.plan;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to an office's plans and to the tasks allocated from them. */
public sealed interface PlanEvent extends Event {

    @EventName("plan.AnnualPlanPublished")
    @Wording(value = "工作要点发布", sentence = "发布《{title}》")
    record AnnualPlanPublished(
            String plan, String office, int year, String title, List<PlannedTask> tasks, LocalDate happenedOn)
            implements PlanEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("plan.MonthPlanPublished")
    @Wording(value = "月度计划发布", sentence = "发布{month}月度计划《{title}》")
    record MonthPlanPublished(
            String plan,
            String annualPlan,
            String office,
            String month,
            String title,
            List<PlannedTask> tasks,
            LocalDate happenedOn)
            implements PlanEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    /** An event of one task in a school's month. */
    sealed interface TaskEvent extends PlanEvent {

        String task();

        String school();

        @Override
        default String organization() {
            return school();
        }

        @Override
        default String subcase() {
            return task();
        }
    }

    /** @param month the month of {@code plannedOn}, in which the task counts */
    @EventName("plan.TaskAssigned")
    @Wording(value = "任务分配", sentence = "{plannedOn}{kind}：{matter}，督学{inspectors}")
    record TaskAssigned(
            String task,
            String plan,
            String school,
            String month,
            TaskKind kind,
            String matter,
            List<String> inspectors,
            String section,
            LocalDate plannedOn,
            String exception,
            LocalDate happenedOn)
            implements TaskEvent {}

    /**
     * A school gets more inspections and checks in a month than the rules allow, for a stated reason.
     *
     * @param task the task that exceeds the cap
     * @param count how many there are with it
     */
    @EventName("plan.FrequencyCapExceeded")
    @Wording(value = "督导频次超限", sentence = "{month}入校{count}次，超过每月{cap}次：{exception}")
    record FrequencyCapExceeded(
            String school,
            String month,
            String task,
            @Wording("次数") int count,
            @Wording("频次上限") int cap,
            String exception,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements TaskEvent {}

    @EventName("plan.TaskMerged")
    @Wording(value = "任务合并", sentence = "任务{task}与{into}合并进行")
    record TaskMerged(String task, String school, String month, String into, LocalDate happenedOn)
            implements TaskEvent {}

    @EventName("plan.TaskCancelled")
    @Wording(value = "任务取消", sentence = "任务{task}取消：{reason}")
    record TaskCancelled(String task, String school, String month, String reason, LocalDate happenedOn)
            implements TaskEvent {}

    @EventName("plan.TaskCompleted")
    @Wording(value = "任务完成", sentence = "任务{task}完成，记录{visit}")
    record TaskCompleted(String task, String school, String month, String visit, LocalDate happenedOn)
            implements TaskEvent {}
}
