package org.dudaohub.domain.zone;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Ends an inspector's answering for a zone. */
@Wording("督学摘牌")
@SentBy(Role.OFFICE)
public record RelieveInspector(
        @Required @Wording("责任区编号") String zone,
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("摘牌原因") String reason,
        @Required @Wording("摘牌日期") LocalDate relievedOn)
        implements ZoneCommand {

    @Override
    public String stream() {
        return "zone:" + zone;
    }
}
