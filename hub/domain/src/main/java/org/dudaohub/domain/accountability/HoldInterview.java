package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Records the interview of a unit's head about a case that was overdue or failed its re-inspection, and files the
 * record with the superior.
 *
 * @param rectification the case
 * @param interview id of the interview, unique in the node
 * @param superior code of the office with which the record is filed
 */
@Wording("记录约谈")
@SentBy(Role.OFFICE)
public record HoldInterview(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("约谈编号") String interview,
        @Required @Wording("被约谈人") String interviewee,
        @Required @Wording("约谈人") String interviewer,
        @Required @Wording("约谈事项") String matters,
        @Wording("表态承诺") String commitments,
        @Required @Wording("备案机构代码") String superior,
        @Required @Wording("约谈日期") LocalDate heldOn)
        implements AccountabilityCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
