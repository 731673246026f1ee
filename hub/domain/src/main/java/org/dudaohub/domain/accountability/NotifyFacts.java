package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Tells the unit or person in writing which facts were found and which measures are meant, and so opens the defence. */
@Wording("告知事实与问责意见")
@SentBy(Role.OFFICE)
public record NotifyFacts(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("认定事实") String facts,
        @Required @Wording("问责方式") List<Measure> measures,
        @Required @Wording("告知日期") LocalDate notifiedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
