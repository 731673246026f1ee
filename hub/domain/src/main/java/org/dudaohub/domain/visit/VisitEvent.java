package org.dudaohub.domain.visit;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;

/** What happens on a visit. */
public sealed interface VisitEvent extends Event {

    String visit();

    String school();

    @Override
    default String organization() {
        return school();
    }

    @EventName("visit.VisitRecorded")
    record VisitRecorded(String visit, String school, List<String> inspectors, LocalDate happenedOn)
            implements VisitEvent {}

    @EventName("visit.InspectionFormFiled")
    record InspectionFormFiled(String visit, String school, InspectionForm form, LocalDate happenedOn)
            implements VisitEvent {}

    /** @param finding the finding's id, which is also that of the rectification case it opens */
    @EventName("visit.FindingRaised")
    record FindingRaised(
            String visit,
            String school,
            String finding,
            SupervisionItem item,
            Grade grade,
            String description,
            String recommendation,
            LocalDate happenedOn)
            implements VisitEvent {}
}
