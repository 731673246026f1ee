package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityDropped;
import org.dudaohub.domain.accountability.CheckAccountabilityDeadlines;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintClosed;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintOverdue;
import org.dudaohub.domain.complaint.DeclareComplaintOverdue;
import org.dudaohub.domain.inspection.CheckInspectionDeadlines;
import org.dudaohub.domain.inspection.InspectionEvent.InspectionWithdrawn;
import org.dudaohub.domain.institution.DeclareMemberReportsOverdue;
import org.dudaohub.domain.institution.RemindOfMemberReports;
import org.dudaohub.domain.linkage.CheckReferralDeadline;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralAnswered;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralOverdue;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralWithdrawn;
import org.dudaohub.domain.publication.DeclareRatingUnpublished;
import org.dudaohub.domain.publication.DeclareRectificationUnpublished;
import org.dudaohub.domain.publication.DeclareReportUnpublished;
import org.dudaohub.domain.publication.DeclareSpecialReportUnpublished;
import org.dudaohub.domain.publication.PublicationEvent.RatingPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.RatingPublished;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublicationOverdue;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublished;
import org.dudaohub.domain.quality.CheckMonitoringDeadline;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultOverdue;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultRectified;
import org.dudaohub.domain.rating.RatingEvent.AnnualAssessmentScored;
import org.dudaohub.domain.rectification.DeclareOverdue;
import org.dudaohub.domain.rectification.DeclareReinspectionOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.domain.rectification.RemindOfDeadline;
import org.dudaohub.domain.visit.DeclareFormOverdue;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.FormScanFiled;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormOverdue;
import org.dudaohub.domain.visit.VisitEvent.VisitCalledOff;
import org.dudaohub.projections.When;
import org.dudaohub.projections.dossier.Dossier;

/** What to ask whom on a day. Asking too often is harmless: a case answers each question once. */
final class DailyQuestions {

    private static final String ACCEPTED =
            RectificationAccepted.class.getAnnotation(Wording.class).value();

    /** By the kind of stream: a dossier's questions on a day. */
    private static final Map<String, BiFunction<Dossier, LocalDate, List<Command>>> BY_STREAM = Map.ofEntries(
            Map.entry("visit", (it, _) -> List.of(new DeclareFormOverdue(it.caseId()))),
            Map.entry("rectification", (it, _) -> aboutRectification(it)),
            Map.entry(
                    "inspection",
                    (it, _) -> List.of(
                            new CheckInspectionDeadlines(it.caseId()), new DeclareReportUnpublished(it.caseId()))),
            Map.entry("demonstration", (it, _) -> List.of(new DeclareRatingUnpublished(it.streamId()))),
            Map.entry("special", (it, _) -> List.of(new DeclareSpecialReportUnpublished(it.caseId()))),
            Map.entry("accountability", (it, _) -> List.of(new CheckAccountabilityDeadlines(it.streamId()))),
            Map.entry("referral", (it, _) -> List.of(new CheckReferralDeadline(it.caseId()))),
            Map.entry("quality", (it, _) -> List.of(new CheckMonitoringDeadline(it.caseId()))),
            Map.entry("complaint", (it, _) -> List.of(new DeclareComplaintOverdue(it.caseId()))),
            Map.entry(
                    "committee",
                    (it, today) -> List.of(
                            new RemindOfMemberReports(it.streamId(), today.getYear()),
                            new DeclareMemberReportsOverdue(it.streamId(), today.getYear()),
                            new DeclareMemberReportsOverdue(it.streamId(), today.getYear() - 1))));

    /**
     * The titles of the events after which a case waits for nothing more, whatever day it is. A case that was accepted
     * still waits for its publication where an opinion asked for it, which {@link #about} sees.
     */
    private static final Set<String> AT_REST = titles(
            InspectionFormFiled.class,
            FormScanFiled.class,
            FindingRaised.class,
            InspectionFormOverdue.class,
            VisitCalledOff.class,
            RectificationWithdrawn.class,
            RectificationPublished.class,
            RectificationPublicationOverdue.class,
            RatingPublished.class,
            RatingPublicationOverdue.class,
            AnnualAssessmentScored.class,
            InspectionWithdrawn.class,
            AccountabilityDropped.class,
            ReferralAnswered.class,
            ReferralWithdrawn.class,
            ReferralOverdue.class,
            MonitoringResultRectified.class,
            MonitoringResultOverdue.class,
            ComplaintClosed.class,
            ComplaintOverdue.class);

    private DailyQuestions() {}

    /** What a dossier is called whose last event is one of these. */
    @SafeVarargs
    static Set<String> titles(Class<? extends Event>... events) {
        return Stream.of(events)
                .map(type -> type.getAnnotation(Wording.class).value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the last event of a dossier is called if nothing can become due after it. */
    static Set<String> titlesAtRest() {
        return AT_REST;
    }

    static List<Command> about(Dossier dossier, LocalDate today) {
        String kind = dossier.stream().substring(0, dossier.stream().indexOf(':'));
        return BY_STREAM.getOrDefault(kind, (_, _) -> List.of()).apply(dossier, today);
    }

    /** The capabilities whose dossiers are to be asked. */
    static List<String> capabilities() {
        return List.of(
                "visit",
                "rectification",
                "inspection",
                "special",
                "rating",
                "accountability",
                "linkage",
                "quality",
                "complaint",
                "institution");
    }

    private static List<Command> aboutRectification(Dossier it) {
        if (it.status().equals(ACCEPTED)) {
            return it.fields().containsKey("rectifyBy")
                    ? List.of(new DeclareRectificationUnpublished(it.caseId()))
                    : List.of();
        }
        return List.of(
                new RemindOfDeadline(it.caseId()),
                new DeclareOverdue(it.caseId()),
                new DeclareReinspectionOverdue(it.caseId()),
                new DeclareRectificationUnpublished(it.caseId()));
    }

    /** What somebody owes for a period is asked only if the hub knew of them when the period began. */
    static boolean knownBefore(Dossier dossier, LocalDate day) {
        return dossier.firstRecordedAt().isBefore(day.atStartOfDay(When.ZONE).toInstant());
    }
}
