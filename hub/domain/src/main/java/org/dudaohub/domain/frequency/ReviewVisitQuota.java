package org.dudaohub.domain.frequency;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Asks whether a school was visited often enough in a term that is over; sent by the node's watch as often as it likes.
 *
 * @param termEnds the term's last day
 * @param visits regular visits in the term of which a form was filed
 */
@Wording("核查学期督导次数")
public record ReviewVisitQuota(
        @Required @Wording("学校标识码") String school,
        @Required @Wording("学期结束日期") LocalDate termEnds,
        @Wording("实际督导次数") int visits)
        implements FrequencyCommand {

    @Override
    public String stream() {
        return VisitFrequency.streamOf(school);
    }
}
