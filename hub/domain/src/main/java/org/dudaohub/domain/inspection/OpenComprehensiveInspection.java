package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Gives a school notice of a comprehensive inspection, which looks at all areas.
 *
 * @param office code of the office that inspects
 * @param principal id of the principal whose term ends, where that is the occasion
 * @param team the inspectors, at least as many as the rules ask for
 * @param visitOn the first day on site as it is planned
 */
@Wording("通知综合督导")
@SentBy(Role.OFFICE)
public record OpenComprehensiveInspection(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("督导机构代码") String office,
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("督导缘由") Occasion occasion,
        @Wording("负责人编号") String principal,
        @Required @Wording("督导组成员") List<String> team,
        @Required @Wording("通知日期") LocalDate noticedOn,
        @Required @Wording("计划进校日期") LocalDate visitOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
