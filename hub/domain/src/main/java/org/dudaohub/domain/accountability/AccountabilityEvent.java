package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;

/** What happens when a unit is held to account. */
public sealed interface AccountabilityEvent extends Event {

    String interview();

    String school();

    @Override
    default String organization() {
        return school();
    }

    @EventName("accountability.InterviewHeld")
    record InterviewHeld(
            String interview,
            String school,
            String rectification,
            String interviewee,
            String interviewer,
            String matters,
            String commitments,
            LocalDate happenedOn)
            implements AccountabilityEvent {}

    /** @param superior code of the office with which the record is filed 备案 */
    @EventName("accountability.InterviewRecordFiled")
    record InterviewRecordFiled(
            String interview, String school, String rectification, String superior, LocalDate happenedOn)
            implements AccountabilityEvent {}
}
