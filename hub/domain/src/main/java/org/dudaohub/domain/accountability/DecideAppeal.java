package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Answers an appeal, for good.
 *
 * @param measures what should hold instead, where the verdict is a change
 */
@Wording("作出申诉处理决定")
@SentBy(Role.OFFICE)
public record DecideAppeal(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("处理结论") Verdict verdict,
        @Wording("问责方式") List<Measure> measures,
        @Required @Wording("理由") String reasons,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
