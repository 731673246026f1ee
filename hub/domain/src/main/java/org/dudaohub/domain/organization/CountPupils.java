package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Brings the number of pupils up to date, once a school year as a rule. */
@Wording("更新学生数")
@SentBy(Role.OFFICE)
public record CountPupils(
        @Required @Wording("机构代码") String code,
        @Wording("学生数") int pupils,
        @Required @Wording("统计日期") LocalDate countedOn)
        implements OrganizationCommand {

    @Override
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
