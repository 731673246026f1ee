package org.dudaohub.domain.zone;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Makes an inspector answer for a zone. */
@Wording("督学挂牌")
@SentBy(Role.OFFICE)
public record PostInspector(
        @Required @Wording("责任区编号") String zone,
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("挂牌日期") LocalDate postedOn)
        implements ZoneCommand {

    @Override
    public String stream() {
        return "zone:" + zone;
    }
}
