package org.dudaohub.domain.resource;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Collects a typical case 典型案例 from a school.
 *
 * @param source number of the visit or other record that it comes from, or null
 */
@Wording("收集典型案例")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record CollectCase(
        @Required @Wording("案例编号") String typicalCase,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("标题") String title,
        @Required @Wording("经验做法") String practice,
        @Wording("来源记录") String source,
        @Required @Wording("收集日期") LocalDate collectedOn)
        implements ResourceCommand {

    @Override
    public String stream() {
        return "case:" + typicalCase;
    }
}
