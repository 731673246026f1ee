package org.dudaohub.domain.balance;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes a county's values of a year for one stage, and works out who falls short. */
@Wording("填报优质均衡监测指标")
@SentBy(Role.OFFICE)
public record TakeIndicatorSnapshot(
        @Required @Wording("监测编号") String snapshot,
        @Required @Wording("机构代码") String office,
        @Wording("年度") int year,
        @Required @Wording("学段") Stage stage,
        @Required @Wording("学校指标") List<SchoolIndicators> schools,
        @Required @Wording("监测日期") LocalDate takenOn)
        implements BalanceCommand {

    public TakeIndicatorSnapshot {
        schools = schools == null ? List.of() : List.copyOf(schools);
    }

    @Override
    public String stream() {
        return "balance:" + snapshot;
    }
}
