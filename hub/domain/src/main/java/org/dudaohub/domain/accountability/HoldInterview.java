package org.dudaohub.domain.accountability;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records the interview of a unit's head about an overdue case and files the record with the superior.
 *
 * @param rectification the overdue case
 * @param interview id of the interview, unique in the node
 * @param superior code of the office with which the record is filed
 */
public record HoldInterview(
        String rectification,
        String interview,
        String interviewee,
        String interviewer,
        String matters,
        String commitments,
        String superior,
        LocalDate heldOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return "rectification:" + rectification;
    }
}
