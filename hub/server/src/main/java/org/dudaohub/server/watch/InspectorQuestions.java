package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.inspector.DeclareTermEnded;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorTermEnded;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.inspector.RemindOfTermEnd;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.rules.Deadline;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;
import org.dudaohub.domain.training.DeclareTrainingOverdue;
import org.dudaohub.domain.training.TrainingEvent;
import org.dudaohub.domain.workreport.DeclareWorkReportOverdue;
import org.dudaohub.domain.workreport.RemindOfWorkReport;
import org.dudaohub.domain.workreport.WorkReport;
import org.dudaohub.domain.workreport.WorkReportEvent.AnnualReportSubmitted;
import org.dudaohub.domain.workreport.WorkReportEvent.MonthlyReportSubmitted;
import org.dudaohub.domain.workreport.WorkReportEvent.WorkReportOverdue;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.stereotype.Component;

/**
 * What to ask about an inspector on a day: only of this node's own office, which is who may declare anything about them, and
 * only where there may be something to say. A city's register holds its counties' inspectors too; these are the counties'.
 */
@Component
class InspectorQuestions {

    private static final Set<String> REPORT_AT_REST =
            DailyQuestions.titles(MonthlyReportSubmitted.class, AnnualReportSubmitted.class, WorkReportOverdue.class);
    private static final Set<String> TERM_AT_REST = DailyQuestions.titles(InspectorTermEnded.class);

    private final InspectorRegister inspectors;
    private final OrganizationRegister register;
    private final RuleBook rules;
    private final DossierQuery dossiers;
    private final NodeProperties node;

    InspectorQuestions(
            InspectorRegister inspectors,
            OrganizationRegister register,
            RuleBook rules,
            DossierQuery dossiers,
            NodeProperties node) {
        this.inspectors = inspectors;
        this.register = register;
        this.rules = rules;
        this.dossiers = dossiers;
        this.node = node;
    }

    Stream<Command> about(Dossier dossier, LocalDate today) {
        return inspectors
                .find(dossier.caseId())
                .filter(inspector -> inspector.office().equals(node.office()))
                .map(inspector -> Stream.of(
                                aboutTerm(inspector, dossier, today),
                                aboutReports(inspector, dossier, today),
                                aboutTraining(inspector, dossier, today))
                        .flatMap(questions -> questions))
                .orElse(Stream.empty());
    }

    private static Stream<Command> aboutTerm(InspectorRegister.Entry inspector, Dossier dossier, LocalDate today) {
        boolean waits = inspector.removedOn() == null && !TERM_AT_REST.contains(dossier.status());
        return waits && Deadline.on(inspector.termEnds()).isDueForWord(today)
                ? Stream.of(new RemindOfTermEnd(inspector.inspector()), new DeclareTermEnded(inspector.inspector()))
                : Stream.empty();
    }

    /** The month and the year that run, whose reports may be due soon, and those that ended last. */
    private Stream<Command> aboutReports(InspectorRegister.Entry inspector, Dossier dossier, LocalDate today) {
        YearMonth month = YearMonth.from(today);
        return Stream.of(
                        month.minusMonths(1).toString(),
                        month.toString(),
                        Integer.toString(today.getYear() - 1),
                        Integer.toString(today.getYear()))
                .flatMap(period -> aboutReport(inspector, dossier, period, today).stream());
    }

    private Optional<Command> aboutReport(
            InspectorRegister.Entry inspector, Dossier dossier, String period, LocalDate today) {
        CalendarSpan span = CalendarSpan.of(period).orElseThrow();
        boolean owes = DailyQuestions.knownBefore(dossier, span.first()) && inspector.servesOn(span.last());
        Deadline due = Deadline.on(WorkReport.dueBy(span, profile(inspector, span), rules));
        if (!owes || !due.isDueForWord(today)) {
            return Optional.empty();
        }
        Command question = due.isMissedSince(today)
                ? new DeclareWorkReportOverdue(inspector.inspector(), period, inspector.office())
                : new RemindOfWorkReport(inspector.inspector(), period, inspector.office());
        boolean atRest = dossiers.byId(question.stream())
                .filter(report -> REPORT_AT_REST.contains(report.status()))
                .isPresent();
        return atRest ? Optional.empty() : Optional.of(question);
    }

    private RuleProfile profile(InspectorRegister.Entry inspector, CalendarSpan span) {
        return rules.profileFor(register.find(inspector.office()).orElseThrow().division(), span.last());
    }

    /** Until the year that ended last was judged. */
    private Stream<Command> aboutTraining(InspectorRegister.Entry inspector, Dossier dossier, LocalDate today) {
        int year = today.getYear() - 1;
        var question = new DeclareTrainingOverdue(inspector.inspector(), year);
        LocalDate begins = LocalDate.of(year, 1, 1);
        boolean measured = DailyQuestions.knownBefore(dossier, begins)
                && inspector.servesOn(begins)
                && inspector.servesOn(begins.plusYears(1).minusDays(1));
        return !measured || dossiers.anyOf(judgements(question, year)) ? Stream.empty() : Stream.of(question);
    }

    private static List<String> judgements(DeclareTrainingOverdue question, int year) {
        return TrainingEvent.judgements(year).stream()
                .map(subcase -> question.stream() + "/" + subcase)
                .toList();
    }
}
