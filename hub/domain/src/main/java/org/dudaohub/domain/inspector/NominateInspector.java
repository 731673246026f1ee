package org.dudaohub.domain.inspector;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Puts somebody forward as an inspector.
 *
 * @param recommendedBy the unit that recommends
 * @param workYears years of work, of which a rule asks for at least some
 */
@Wording("推荐督学人选")
@SentBy(Role.OFFICE)
public record NominateInspector(
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("姓名") String name,
        @Required @Wording("类别") InspectorKind kind,
        @Required @Wording("所属机构代码") String office,
        @Required @Wording("推荐单位") String recommendedBy,
        @Wording("工作年限") int workYears,
        @Required @Wording("推荐日期") LocalDate nominatedOn)
        implements InspectorCommand {

    @Override
    public String stream() {
        return InspectorRegister.streamOf(inspector);
    }
}
