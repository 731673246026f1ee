package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Puts a wrong decision right: of the office's own accord, or because an appeal says so. The decision itself stays as it
 * was recorded.
 *
 * @param measures what holds instead; empty means that the decision is revoked
 */
@Wording("纠正问责决定")
@SentBy(Role.OFFICE)
public record CorrectAccountability(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Wording("问责方式") List<Measure> measures,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
