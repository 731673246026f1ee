package org.dudaohub.domain.linkage;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes back a referral that has no answer yet. */
@Wording("撤回移送")
@SentBy(Role.OFFICE)
public record WithdrawReferral(
        @Required @Wording("移送编号") String referral,
        @Required @Wording("事由") String grounds,
        @Required @Wording("撤回日期") LocalDate withdrawnOn)
        implements LinkageCommand {

    @Override
    public String stream() {
        return "referral:" + referral;
    }
}
