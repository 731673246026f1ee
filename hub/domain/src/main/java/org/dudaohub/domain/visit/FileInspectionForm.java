package org.dudaohub.domain.visit;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.dudaohub.domain.supervision.Grade;

/**
 * Files Form 1 for a visit.
 *
 * @param visit the record's number, unique in the node: the same number with the same content again changes nothing
 * @param school 学校标识码
 * @param grade how a finding is to be followed up; ignored where the form raises none
 */
public record FileInspectionForm(String visit, String school, Grade grade, InspectionForm form) {

    @TargetAggregateIdentifier
    public String stream() {
        return "visit:" + visit;
    }
}
