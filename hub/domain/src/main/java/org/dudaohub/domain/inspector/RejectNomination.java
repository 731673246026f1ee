package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Ends a nomination, as when an objection during the public notice holds. */
@Wording("否决督学人选")
@SentBy(Role.OFFICE)
public record RejectNomination(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("否决原因") String reason,
        @Required @Wording("否决日期") LocalDate rejectedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
