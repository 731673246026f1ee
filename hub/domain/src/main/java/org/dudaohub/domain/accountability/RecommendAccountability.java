package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Advises the unit's superior on what should follow for its leaders, after a circular (seed 000 §8).
 *
 * @param addressee code of the office that is advised
 */
@Wording("提出问责建议")
@SentBy(Role.OFFICE)
public record RecommendAccountability(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("建议受理机构代码") String addressee,
        @Required @Wording("工作建议") List<Advice> advice,
        @Required @Wording("建议理由") String reasons,
        @Required @Wording("建议日期") LocalDate recommendedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
