package org.dudaohub.domain.plan;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Publishes an office's plan of a year. */
@Wording("发布年度工作要点")
@SentBy(Role.OFFICE)
public record PublishAnnualPlan(
        @Required @Wording("计划编号") String plan,
        @Required @Wording("机构代码") String office,
        @Wording("年度") int year,
        @Required @Wording("标题") String title,
        @Required @Wording("任务") List<PlannedTask> tasks,
        @Required @Wording("发布日期") LocalDate publishedOn)
        implements PlanCommand {

    @Override
    public String stream() {
        return "plan:" + plan;
    }
}
