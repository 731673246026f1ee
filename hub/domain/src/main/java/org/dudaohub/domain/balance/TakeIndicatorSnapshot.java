package org.dudaohub.domain.balance;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes a county's values of a year for one stage, and works out who falls short. */
@Wording("填报优质均衡监测指标")
@SentBy(Role.OFFICE)
public record TakeIndicatorSnapshot(
        @Wording("监测编号") String snapshot,
        @Wording("机构代码") String office,
        @Wording("年度") int year,
        @Wording("学段") Stage stage,
        @Wording("学校指标") List<SchoolIndicators> schools,
        @Wording("监测日期") LocalDate takenOn)
        implements BalanceCommand {

    public TakeIndicatorSnapshot {
        schools = schools == null ? List.of() : List.copyOf(schools);
    }

    @Override
    public String stream() {
        return "balance:" + snapshot;
    }
}
