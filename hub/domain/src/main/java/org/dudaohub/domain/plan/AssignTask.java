package org.dudaohub.domain.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Assigns a task at a school, as one line of 任务配档. Tasks above the month's cap are refused unless an exception is stated.
 *
 * @param plan number of the plan that it comes from, or null
 * @param inspectors numbers of the inspectors; none for a section check
 * @param section the section that checks; null unless it is a section check
 * @param plannedOn the day of the visit, which decides the month
 * @param exception why it has to be although the cap is reached; null as a rule
 */
@Wording("分配督导任务")
@SentBy(Role.OFFICE)
public record AssignTask(
        @Required @Wording("任务编号") String task,
        @Wording("计划编号") String plan,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("任务类别") TaskKind kind,
        @Required @Wording("督导事项") String matter,
        @Wording("督学编号") List<String> inspectors,
        @Wording("检查科室") String section,
        @Required @Wording("计划日期") LocalDate plannedOn,
        @Wording("超频事由") String exception,
        @Required @Wording("分配日期") LocalDate assignedOn)
        implements PlanCommand {

    @Override
    public String stream() {
        return SchoolMonth.streamOf(
                school, plannedOn == null ? null : YearMonth.from(plannedOn).toString());
    }
}
