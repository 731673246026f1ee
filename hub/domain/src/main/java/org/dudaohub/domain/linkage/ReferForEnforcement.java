package org.dudaohub.domain.linkage;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Refers what supervision found to the department that grants permits, imposes penalties or enforces.
 *
 * @param department the department, by name: it need not be in the register
 * @param matterId the finding, case or inspection that it is about
 * @param answerBy last day of the answer; empty leaves it to the rule profile
 */
@Wording("移送有关部门")
@SentBy(Role.OFFICE)
public record ReferForEnforcement(
        @Required @Wording("移送编号") String referral,
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("接收部门") String department,
        @Required @Wording("移送类别") Kind kind,
        @Required @Wording("问题编号") String matterId,
        @Required @Wording("移送事实") String facts,
        @Wording("答复期限") LocalDate answerBy,
        @Required @Wording("移送日期") LocalDate referredOn)
        implements LinkageCommand {

    @Override
    public String stream() {
        return "referral:" + referral;
    }
}
