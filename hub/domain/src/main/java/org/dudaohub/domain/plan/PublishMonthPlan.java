package org.dudaohub.domain.plan;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Publishes what an office does in a month.
 *
 * @param annualPlan number of the annual plan that it carries out, or null
 * @param month such as {@code 2026-03}
 */
@Wording("发布月度工作计划")
@SentBy(Role.OFFICE)
public record PublishMonthPlan(
        @Required @Wording("计划编号") String plan,
        @Wording("年度计划编号") String annualPlan,
        @Required @Wording("机构代码") String office,
        @Required @Wording("月份") String month,
        @Required @Wording("标题") String title,
        @Required @Wording("任务") List<PlannedTask> tasks,
        @Required @Wording("发布日期") LocalDate publishedOn)
        implements PlanCommand {

    @Override
    public String stream() {
        return "month-plan:" + plan;
    }
}
