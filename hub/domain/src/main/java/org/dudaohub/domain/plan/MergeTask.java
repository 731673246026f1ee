package org.dudaohub.domain.plan;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Carries out a task together with another one at the same school in the same month, such as a section check with a visit
 * (seed 003 §2 与科室检查相结合): the school is visited once.
 *
 * @param into number of the task with which it is carried out
 */
@Wording("合并督导任务")
@SentBy(Role.OFFICE)
public record MergeTask(
        @Required @Wording("学校标识码") String school,
        @Required @Wording("月份") String month,
        @Required @Wording("任务编号") String task,
        @Required @Wording("并入任务编号") String into,
        @Required @Wording("合并日期") LocalDate mergedOn)
        implements PlanCommand {

    @Override
    public String stream() {
        return SchoolMonth.streamOf(school, month);
    }
}
