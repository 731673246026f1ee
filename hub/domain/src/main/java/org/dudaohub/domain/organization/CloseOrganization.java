package org.dudaohub.domain.organization;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Closes an organisation and retires its code for good.
 *
 * @param successor code of the organisation into which it was merged; null where it just ends
 */
@Wording("撤销机构")
@SentBy(Role.OFFICE)
public record CloseOrganization(
        @Required @Wording("机构代码") String code,
        @Wording("并入机构代码") String successor,
        @Required @Wording("撤并原因") String reason,
        @Required @Wording("撤销日期") LocalDate closedOn)
        implements OrganizationCommand {

    @Override
    public String stream() {
        return OrganizationRegister.streamOf(code);
    }
}
