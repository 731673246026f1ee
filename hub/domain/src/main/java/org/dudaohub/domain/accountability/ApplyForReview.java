package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Objects to a decision before the office that made it. */
@Wording("申请复核")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record ApplyForReview(
        @Wording("被督导单位代码") String school,
        @Wording("问责编号") String accountability,
        @Wording("事由") String grounds,
        @Wording("申请日期") LocalDate appliedOn)
        implements AccountabilityCommand, SchoolCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
