package org.dudaohub.projections.statistics;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.accountability.AccountabilityEvent;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
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
import org.dudaohub.domain.visit.VisitEvent;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** Counts for each school, in total and by month. */
@Component
@ProcessingGroup("statistics")
class StatisticsProjection extends Projection {

    static final String SCHOOLS = "statistics.schools";
    static final String CASES = "statistics.cases";

    private static final List<String> OF_A_CASE = List.of("ordered", "closed", "overdue", "overdueEver");

    /** Declared first: what a school's counts gain is the difference that an event makes to a case. */
    private final Documents schools = documents(SCHOOLS);

    private final Documents cases = documents(CASES);

    StatisticsProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return RectificationEvent.class.isAssignableFrom(type)
                || VisitEvent.class.isAssignableFrom(type)
                || AccountabilityEvent.class.isAssignableFrom(type)
                || OrganizationEvent.class.isAssignableFrom(type);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        switch (event) {
            case OrganizationRegistered e -> register(e, recorded);
            case VisitRecorded e -> count("visits", e.school(), e.happenedOn(), recorded);
            case FindingRaised e -> count("findings", e.school(), e.happenedOn(), recorded);
            case InterviewHeld e -> count("interviews", e.school(), e.happenedOn(), recorded);
            case RectificationEvent e -> follow(e, recorded);
            default -> {}
        }
    }

    private void register(OrganizationRegistered event, Recorded recorded) {
        if (recorded.here()) {
            schools.change(
                    event.code(),
                    recorded,
                    school -> school.append("name", event.name())
                            .append("kind", event.kind())
                            .append("division", event.division())
                            .append("parent", event.parent()));
        }
    }

    private void count(String counter, String school, LocalDate day, Recorded recorded) {
        String month = YearMonth.from(day).toString();
        schools.change(school, recorded, tally -> add(tally, month, new Document(counter, 1L)));
    }

    /** A case is counted as what it is now: what it was before is taken back. */
    private void follow(RectificationEvent event, Recorded recorded) {
        cases.change(recorded.qualified(event.rectification()), recorded, theCase -> {
            Document before = new Document(theCase);
            apply(event, theCase);
            Document after = new Document(theCase);
            schools.change(event.school(), recorded, tally -> {
                add(tally, before.getString("month"), counted(before, -1));
                add(tally, after.getString("month"), counted(after, 1));
            });
        });
    }

    private static void apply(RectificationEvent event, Document theCase) {
        theCase.putIfAbsent("month", YearMonth.from(event.happenedOn()).toString());
        switch (event) {
            case RectificationOrdered e ->
                theCase.append("ordered", true)
                        .append("month", YearMonth.from(e.happenedOn()).toString());
            case RectificationReported e -> theCase.append("overdue", false);
            case RectificationWithdrawn e -> theCase.append("ordered", false).append("overdue", false);
            case OverdueRescinded e -> theCase.append("overdue", false).append("overdueEver", false);
            case RectificationAccepted e -> theCase.append("closed", true).append("overdue", false);
            case RectificationReturned e -> theCase.append("closed", false).append("overdue", false);
            case RectificationOverdue e -> theCase.append("overdue", true).append("overdueEver", true);
            case RevisitFormFiled _,
                    EvidenceFiled _,
                    OpinionCited _,
                    ExtensionRequested _,
                    RectificationExtended _,
                    ExtensionDeclined _,
                    RectificationCorrected _,
                    ReinspectionCompleted _,
                    ReinspectionOverdue _,
                    DeadlineReminded _ -> {}
        }
    }

    private static Document counted(Document theCase, long weight) {
        Document counts = new Document();
        for (String counter : OF_A_CASE) {
            if (theCase.getBoolean(counter, false)) {
                counts.append(counter, weight);
            }
        }
        return counts;
    }

    private static void add(Document tally, String month, Document counts) {
        if (counts.isEmpty()) {
            return;
        }
        Document months = (Document) tally.computeIfAbsent("months", absent -> new Document());
        addTo((Document) tally.computeIfAbsent("total", absent -> zeros()), counts);
        addTo((Document) months.computeIfAbsent(month, absent -> zeros()), counts);
    }

    private static void addTo(Document sums, Document counts) {
        counts.forEach((counter, added) -> sums.merge(counter, added, (a, b) -> (Long) a + (Long) b));
    }

    private static Document zeros() {
        Document zeros = new Document();
        for (RecordComponent counter : Counts.class.getRecordComponents()) {
            zeros.append(counter.getName(), 0L);
        }
        return zeros;
    }
}
