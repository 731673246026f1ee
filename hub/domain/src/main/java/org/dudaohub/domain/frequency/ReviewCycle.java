package org.dudaohub.domain.frequency;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Asks whether a school is past its cycle; sent by the node's watch as often as it likes.
 *
 * @param countedFrom the day of its last comprehensive inspection, of a kindergarten that of its last evaluation; where the
 *     node knows none, the day since which it knows the school
 */
@Wording("核查督导周期")
public record ReviewCycle(
        @Required @Wording("学校标识码") String school,
        @Required @Wording("周期起算日期") LocalDate countedFrom) implements FrequencyCommand {

    @Override
    public String stream() {
        return SupervisionCycle.streamOf(school);
    }
}
