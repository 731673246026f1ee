package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Objects to a decision before the office that made it. */
@Wording("申请复核")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record ApplyForReview(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("事由") String grounds,
        @Required @Wording("申请日期") LocalDate appliedOn)
        implements AccountabilityCommand, SchoolCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
