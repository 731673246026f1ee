package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Gives an organisation another name. Its code stays, and what was recorded keeps the name of its day. */
@Wording("机构更名")
@SentBy(Role.OFFICE)
public record RenameOrganization(
        @Required @Wording("机构代码") String code,
        @Required @Wording("新名称") String name,
        @Required @Wording("更名日期") LocalDate renamedOn)
        implements OrganizationCommand {

    @Override
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
