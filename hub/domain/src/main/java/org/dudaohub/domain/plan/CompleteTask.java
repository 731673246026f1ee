package org.dudaohub.domain.plan;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Records that a task was carried out.
 *
 * @param visit number of the visit's record, or null
 */
@Wording("完成督导任务")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record CompleteTask(
        @Required @Wording("学校标识码") String school,
        @Required @Wording("月份") String month,
        @Required @Wording("任务编号") String task,
        @Wording("记录编号") String visit,
        @Required @Wording("完成日期") LocalDate completedOn)
        implements PlanCommand {

    @Override
    public String stream() {
        return SchoolMonth.streamOf(school, month);
    }
}
