package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Records that a decision was carried out; neither review nor appeal suspends it. */
@Wording("执行问责决定")
@SentBy(Role.OFFICE)
public record ExecuteAccountability(
        @Wording("被督导单位代码") String school,
        @Wording("问责编号") String accountability,
        @Wording("执行单位") String executor,
        @Wording("执行情况") String result,
        @Wording("执行日期") LocalDate executedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
