package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Sets up the fact finding that comes before any accountability.
 *
 * @param person the person to be held to account; empty where it is the unit
 * @param basis what it is about: the case, report or recommendation that gave rise to it
 */
@Wording("启动问责调查认定")
@SentBy(Role.OFFICE)
public record OpenFactFinding(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("问责编号") String accountability,
        @Required @Wording("问责对象类别") Target target,
        @Wording("责任人") String person,
        @Required @Wording("问责情形") Ground ground,
        @Required @Wording("问责线索") String basis,
        @Required @Wording("启动日期") LocalDate openedOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "accountability:" + school;
    }
}
