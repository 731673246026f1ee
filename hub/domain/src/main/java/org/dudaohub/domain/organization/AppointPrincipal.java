package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Names the person who leads a school. {@code person} is the id under which the person's key is kept. */
@Wording("任命负责人")
@SentBy(Role.OFFICE)
public record AppointPrincipal(
        @Required @Wording("机构代码") String code,
        @Required @Wording("负责人编号") String person,
        @Required @Wording("负责人姓名") String principalName,
        @Wording("负责人电话") SealedText phone,
        @Required @Wording("任职日期") LocalDate appointedOn)
        implements OrganizationCommand {

    @Override
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
