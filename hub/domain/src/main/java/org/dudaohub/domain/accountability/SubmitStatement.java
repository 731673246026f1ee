package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The defence against the facts or the measures. */
@Wording("陈述申辩")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record SubmitStatement(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("陈述申辩意见") String statement,
        @Required @Wording("提交日期") LocalDate submittedOn)
        implements AccountabilityCommand, SchoolCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
