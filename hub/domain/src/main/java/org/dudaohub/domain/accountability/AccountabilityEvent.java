package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens when a unit is held to account. */
public sealed interface AccountabilityEvent extends Event {

    String interview();

    String school();

    @Override
    default String organization() {
        return school();
    }

    @EventName("accountability.InterviewHeld")
    @Wording(value = "约谈", sentence = "{interviewer}约谈{interviewee}：{matters}")
    record InterviewHeld(
            String interview,
            @Wording("学校标识码") String school,
            String rectification,
            String interviewee,
            String interviewer,
            String matters,
            String commitments,
            LocalDate happenedOn)
            implements AccountabilityEvent {}

    /** @param superior code of the office with which the record is filed 备案 */
    @EventName("accountability.InterviewRecordFiled")
    @Wording(value = "约谈记录备案", sentence = "约谈记录报{superior}备案")
    record InterviewRecordFiled(
            String interview,
            @Wording("学校标识码") String school,
            String rectification,
            String superior,
            LocalDate happenedOn)
            implements AccountabilityEvent {}
}
