package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Appeals to the next higher office, against a review or, without one, against the decision itself.
 *
 * @param appealBody code of the office that decides the appeal
 */
@Wording("提出申诉")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record LodgeAppeal(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("申诉受理机构代码") String appealBody,
        @Required @Wording("事由") String grounds,
        @Required @Wording("申请日期") LocalDate appliedOn)
        implements AccountabilityCommand, SchoolCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
