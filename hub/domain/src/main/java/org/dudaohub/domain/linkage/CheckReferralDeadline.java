package org.dudaohub.domain.linkage;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks a referral whether its answer is due soon or overdue; may be sent as often as one likes. */
@Wording("检查答复期限")
public record CheckReferralDeadline(
        @Required @Wording("移送编号") String referral) implements LinkageCommand {

    @Override
    public String stream() {
        return "referral:" + referral;
    }
}
