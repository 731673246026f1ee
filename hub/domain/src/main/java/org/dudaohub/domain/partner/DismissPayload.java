package org.dudaohub.domain.partner;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Nobody has to do anything about the failed payload any more. */
@Wording("平台报文不再处理")
@SentBy(Role.OFFICE)
public record DismissPayload(
        @Required @Wording("报文编号") String payload,
        @Required @Wording("理由") String grounds) implements PartnerCommand {

    @Override
    public String stream() {
        return RecordPayload.streamOf(payload);
    }
}
