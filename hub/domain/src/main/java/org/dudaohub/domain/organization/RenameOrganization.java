package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Gives an organisation another name. Its code stays, and what was recorded keeps the name of its day. */
@Wording("机构更名")
@SentBy(Role.OFFICE)
public record RenameOrganization(
        @Wording("机构代码") String code,
        @Wording("新名称") String name,
        @Wording("更名日期") LocalDate renamedOn) implements OrganizationCommand {

    @Override
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
