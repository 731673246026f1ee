package org.dudaohub.domain.partner;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * A failed delivery is tried again.
 *
 * @param body what is sent instead; null or empty to send what was to be sent
 */
@Wording("平台推送重发")
@SentBy(Role.OFFICE)
public record RequeueDelivery(
        @Required @Wording("推送编号") String delivery,
        @Wording("推送内容") String body) implements PartnerCommand {

    @Override
    public String stream() {
        return RecordDelivery.streamOf(delivery);
    }
}
