package org.dudaohub.domain.partner;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** What happened since that day is delivered to the partner once more, and what it offers is asked for again. */
@Wording("对接平台重放")
@SentBy(Role.OFFICE)
public record RequestReplay(
        @Required @Wording("平台编号") String partner,
        @Required @Wording("起始日期") LocalDate since) implements PartnerCommand {

    @Override
    public String stream() {
        return DeclarePartner.streamOf(partner);
    }
}
