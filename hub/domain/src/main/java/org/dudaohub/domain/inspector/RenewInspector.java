package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Appoints an inspector for another term after the present one; both days are within it. */
@Wording("续聘督学")
@SentBy(Role.OFFICE)
public record RenewInspector(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("聘期开始") LocalDate termBegins,
        @Required @Wording("聘期结束") LocalDate termEnds,
        @Required @Wording("续聘决定日期") LocalDate decidedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
