package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Asks whether a principal's term has ended, so that a comprehensive inspection is due; sent by the node from the register,
 * as often as it likes.
 *
 * @param appointedOn the day of the appointment, from which the terms count
 */
@Wording("认定任期届满应督导")
public record DeclareTermEndInspectionDue(
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("负责人编号") String principal,
        @Required @Wording("负责人姓名") String name,
        @Required @Wording("任职日期") LocalDate appointedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "principal-term:" + school;
    }
}
