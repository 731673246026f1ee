package org.dudaohub.projections.worklist;

import java.time.LocalDate;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;

/**
 * A rectification case. What the node was not told is null: of a peer's case it may not have every event.
 *
 * @param rectification the case's id on the node on which it was opened
 * @param origin the peer's node id; null for this node's own case
 * @param school 学校标识码
 * @param schoolName null while the school is not registered here
 * @param problem what was found
 * @param requirement what the school is to do
 * @param deadline last day on which the school's report is in time
 * @param everOverdue whether it was ever declared overdue, whatever its state is now
 * @param measures what the school last reported to have done
 * @param remaining what the last revisit left open
 * @param interviewedOn when the unit's head was last interviewed about it
 */
public record WorklistRow(
        String rectification,
        String origin,
        String school,
        String schoolName,
        String visit,
        SupervisionItem item,
        Grade grade,
        String problem,
        String requirement,
        CaseState state,
        LocalDate deadline,
        boolean everOverdue,
        LocalDate orderedOn,
        LocalDate reportedOn,
        String measures,
        String remaining,
        LocalDate interviewedOn,
        LocalDate closedOn) {

    WorklistRow named(String name) {
        return new WorklistRow(
                rectification,
                origin,
                school,
                name,
                visit,
                item,
                grade,
                problem,
                requirement,
                state,
                deadline,
                everOverdue,
                orderedOn,
                reportedOn,
                measures,
                remaining,
                interviewedOn,
                closedOn);
    }
}
