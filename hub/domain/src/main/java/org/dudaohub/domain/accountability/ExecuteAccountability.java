package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Records that a decision was carried out; neither review nor appeal suspends it. */
@Wording("执行问责决定")
@SentBy(Role.OFFICE)
public record ExecuteAccountability(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("执行单位") String executor,
        @Required @Wording("执行情况") String result,
        @Required @Wording("执行日期") LocalDate executedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
