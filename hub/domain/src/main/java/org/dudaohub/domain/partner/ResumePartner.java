package org.dudaohub.domain.partner;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

@Wording("恢复对接平台")
@SentBy(Role.OFFICE)
public record ResumePartner(@Required @Wording("平台编号") String partner) implements PartnerCommand {

    @Override
    public String stream() {
        return DeclarePartner.streamOf(partner);
    }
}
