package org.dudaohub.domain.partner;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Nothing more is fetched from the partner or delivered to it until it is resumed. */
@Wording("暂停对接平台")
@SentBy(Role.OFFICE)
public record PausePartner(
        @Required @Wording("平台编号") String partner,
        @Required @Wording("理由") String grounds) implements PartnerCommand {

    @Override
    public String stream() {
        return DeclarePartner.streamOf(partner);
    }
}
