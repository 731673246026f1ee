package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes an inspector off the list. */
@Wording("解聘督学")
@SentBy(Role.OFFICE)
public record RemoveInspector(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("解聘原因") RemovalReason reason,
        @Wording("情况说明") String explanation,
        @Required @Wording("解聘日期") LocalDate removedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
