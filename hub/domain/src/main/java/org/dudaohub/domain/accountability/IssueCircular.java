package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Tells the unit's local party committee and government about the inspection, the unit's conduct and its rectification,
 * after an interview did not help (seed 000 §8).
 *
 * @param circular the circular's number
 * @param recipient code of the office to which it is sent
 */
@Wording("印发督导通报")
@SentBy(Role.OFFICE)
public record IssueCircular(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("通报编号") String circular,
        @Required @Wording("通报接收机构代码") String recipient,
        @Required @Wording("通报内容") String content,
        @Required @Wording("通报日期") LocalDate issuedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
