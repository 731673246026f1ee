package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Enters an organisation into the register. See {@link OrganizationEvent.OrganizationRegistered} for the fields. */
@Wording("登记机构")
@SentBy(Role.OFFICE)
public record RegisterOrganization(
        @Required @Wording("机构代码") String code,
        @Required @Wording("名称") String name,
        @Required @Wording("类别") OrganizationKind kind,
        @Required @Wording("行政区划代码") String division,
        @Wording("上级机构代码") String parent,
        @Wording("学生数") int pupils,
        @Required @Wording("登记日期") LocalDate registeredOn)
        implements OrganizationCommand {

    @Override
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
