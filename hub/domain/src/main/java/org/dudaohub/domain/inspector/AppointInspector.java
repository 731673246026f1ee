package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Appoints an inspector for a term; both days are within it. */
@Wording("聘任督学")
@SentBy(Role.OFFICE)
public record AppointInspector(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("姓名") String name,
        @Required @Wording("类别") InspectorKind kind,
        @Required @Wording("所属机构代码") String office,
        @Required @Wording("聘期开始") LocalDate termBegins,
        @Required @Wording("聘期结束") LocalDate termEnds)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
