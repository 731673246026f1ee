package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Decides. A second decision within the time that the rules set is aggravated: graver than the one before.
 *
 * @param circumstances what else calls for a graver measure, may be empty
 * @param answer what became of the defence; needed where there was one
 */
@Wording("作出问责决定")
@SentBy(Role.OFFICE)
public record DecideAccountability(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("问责方式") List<Measure> measures,
        @Wording("从重情形") List<Circumstance> circumstances,
        @Required @Wording("问责依据") String basis,
        @Wording("申辩采纳情况") String answer,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
