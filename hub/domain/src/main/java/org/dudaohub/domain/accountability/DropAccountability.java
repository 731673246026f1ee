package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Ends a case before its decision, because the facts do not call for one. */
@Wording("终止问责")
@SentBy(Role.OFFICE)
public record DropAccountability(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
