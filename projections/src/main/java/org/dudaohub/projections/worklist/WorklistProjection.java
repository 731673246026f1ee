package org.dudaohub.projections.worklist;

import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.rectification.RectificationEvent.DeadlineReminded;
import org.dudaohub.domain.rectification.RectificationEvent.EvidenceFiled;
import org.dudaohub.domain.rectification.RectificationEvent.ExtensionDeclined;
import org.dudaohub.domain.rectification.RectificationEvent.ExtensionRequested;
import org.dudaohub.domain.rectification.RectificationEvent.OpinionCited;
import org.dudaohub.domain.rectification.RectificationEvent.OverdueRescinded;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationCorrected;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationExtended;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionCompleted;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("worklist")
class WorklistProjection extends Projection {

    static final String CASES = "worklist.cases";

    private final Documents cases = documents(CASES);

    WorklistProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return RectificationEvent.class.isAssignableFrom(type) || AccountabilityEvent.class.isAssignableFrom(type);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        switch (event) {
            case RectificationEvent e -> {
                String id = recorded.qualified(e.rectification());
                cases.change(id, recorded, theCase -> {
                    identify(theCase, e.rectification(), e.school(), recorded);
                    apply(e, theCase);
                });
            }
            case InterviewHeld e -> {
                String id = recorded.qualified(e.rectification());
                cases.change(id, recorded, theCase -> {
                    identify(theCase, e.rectification(), e.school(), recorded);
                    theCase.append("interviewedOn", e.happenedOn());
                });
            }
            default -> {}
        }
    }

    private static void identify(Document theCase, String rectification, String school, Recorded recorded) {
        theCase.append("rectification", rectification)
                .append("school", school)
                .append("here", recorded.here())
                .append("origin", recorded.originNode().orElse(null));
        theCase.putIfAbsent("everOverdue", false);
    }

    private static void apply(RectificationEvent event, Document theCase) {
        switch (event) {
            case RectificationOrdered e ->
                theCase.append("state", CaseState.ORDERED)
                        .append("visit", e.visit())
                        .append("item", e.item())
                        .append("grade", e.grade())
                        .append("problem", e.problem())
                        .append("requirement", e.requirement())
                        .append("deadline", e.deadline())
                        .append("orderedOn", e.happenedOn());
            case RectificationReported e ->
                theCase.append("state", CaseState.REPORTED)
                        .append("measures", e.measures())
                        .append("reportedOn", e.happenedOn());
            case RevisitFormFiled e -> theCase.append("remaining", e.form().remaining());
            case RectificationAccepted e ->
                theCase.append("state", CaseState.CLOSED).append("closedOn", e.happenedOn());
            case RectificationReturned e ->
                theCase.append("state", CaseState.RETURNED)
                        .append("remaining", e.remaining())
                        .append("deadline", e.deadline());
            case RectificationOverdue e ->
                theCase.append("state", CaseState.OVERDUE)
                        .append("everOverdue", true)
                        .append("deadline", e.deadline());
            case OverdueRescinded e -> {
                theCase.append("everOverdue", false);
                waitAgain(theCase);
            }
            case RectificationExtended e -> theCase.append("deadline", e.deadline());
            case RectificationCorrected e ->
                theCase.append("item", e.item())
                        .append("grade", e.grade())
                        .append("problem", e.problem())
                        .append("requirement", e.requirement())
                        .append("deadline", e.deadline());
            case RectificationWithdrawn e ->
                theCase.append("state", CaseState.WITHDRAWN).append("closedOn", e.happenedOn());
            case ReinspectionCompleted e -> theCase.append("remaining", e.remaining());
            case EvidenceFiled _,
                    OpinionCited _,
                    ExtensionRequested _,
                    ExtensionDeclined _,
                    ReinspectionOverdue _,
                    DeadlineReminded _ -> {}
        }
    }

    /** A case that was reported meanwhile stays reported. */
    private static void waitAgain(Document theCase) {
        if (CaseState.OVERDUE.name().equals(String.valueOf(theCase.get("state")))) {
            theCase.append("state", CaseState.ORDERED);
        }
    }
}
