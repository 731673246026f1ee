package org.dudaohub.domain.plan;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Cancels a task that is not carried out. */
@Wording("取消督导任务")
@SentBy(Role.OFFICE)
public record CancelTask(
        @Required @Wording("学校标识码") String school,
        @Required @Wording("月份") String month,
        @Required @Wording("任务编号") String task,
        @Required @Wording("取消原因") String reason,
        @Required @Wording("取消日期") LocalDate cancelledOn)
        implements PlanCommand {

    @Override
    public String stream() {
        return SchoolMonth.streamOf(school, month);
    }
}
