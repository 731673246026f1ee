package org.dudaohub.domain.workreport;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rectification.RectificationEvent.OverdueRescinded;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;

/**
 * A report as the events of its period suggest it, for the author to edit.
 *
 * @param text the report's first wording
 */
public record ReportDraft(ReportFigures figures, String text) {

    /**
     * @param period {@code 2026-03} or {@code 2026}
     * @param events what concerns the author, in the order in which it was recorded; what happened outside the period is
     *     left out, but what takes back something of the period counts whenever it was decided
     * @throws IllegalArgumentException if the period is none
     */
    public static ReportDraft of(String period, Stream<? extends Event> events, OrganizationRegister register) {
        CalendarSpan span = CalendarSpan.of(period)
                .orElseThrow(() -> new IllegalArgumentException("neither a month nor a year: " + period));
        var tally = new Tally(register);
        events.forEachOrdered(event -> {
            if (span.contains(event.happenedOn())) {
                tally.add(event);
            }
            tally.takeBack(event);
        });
        return new ReportDraft(tally.figures(), tally.text(span));
    }

    private static final class Tally {

        private final OrganizationRegister register;
        private final Set<String> schools = new HashSet<>();
        /** By item, and for each by its name, which differs between schools and kindergartens. */
        private final Map<SupervisionItem, Map<String, Integer>> findings = new EnumMap<>(SupervisionItem.class);

        private final Set<String> ordered = new HashSet<>();
        /** By case, the deadlines that it let pass. */
        private final Map<String, Set<LocalDate>> overdue = new HashMap<>();

        private int visits;
        private int accepted;
        private int returned;
        private int interviews;

        Tally(OrganizationRegister register) {
            this.register = register;
        }

        void add(Event event) {
            switch (event) {
                case VisitRecorded e -> {
                    visits++;
                    schools.add(e.school());
                }
                case FindingRaised e ->
                    findings.computeIfAbsent(e.item(), _ -> new TreeMap<>()).merge(label(e), 1, Integer::sum);
                case RectificationOrdered e -> ordered.add(e.rectification());
                case RectificationAccepted e -> accepted++;
                case RectificationReturned e -> returned++;
                case RectificationOverdue e ->
                    overdue.computeIfAbsent(e.rectification(), _ -> new HashSet<>())
                            .add(e.deadline());
                case InterviewHeld e -> interviews++;
                default -> {
                    // A report tells of supervision at schools, not of everything that the ledger keeps.
                }
            }
        }

        void takeBack(Event event) {
            switch (event) {
                case OverdueRescinded e ->
                    overdue.computeIfPresent(e.rectification(), (_, deadlines) -> {
                        deadlines.remove(e.rescindedDeadline());
                        return deadlines.isEmpty() ? null : deadlines;
                    });
                case RectificationWithdrawn e -> {
                    ordered.remove(e.rectification());
                    overdue.remove(e.rectification());
                }
                default -> {
                    // Nothing else takes anything back.
                }
            }
        }

        private String label(FindingRaised finding) {
            return register.find(finding.school())
                    .map(school -> finding.item().label(school.kind()))
                    .orElse(finding.item().label());
        }

        ReportFigures figures() {
            int found = findings.values().stream()
                    .flatMap(byName -> byName.values().stream())
                    .mapToInt(Integer::intValue)
                    .sum();
            return new ReportFigures(
                    visits, schools.size(), found, ordered.size(), accepted, returned, overdue.size(), interviews);
        }

        String text(CalendarSpan span) {
            ReportFigures figures = figures();
            String when = span.isYear()
                    ? "%d年".formatted(span.first().getYear())
                    : "%d年%d月".formatted(span.first().getYear(), span.first().getMonthValue());
            String items = findings.values().stream()
                    .flatMap(byName -> byName.entrySet().stream())
                    .map(entry -> "%s%d个".formatted(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining("；", "，其中：", ""));
            return """
                    一、督导情况
                    %s入校督导%d次，涉及学校（幼儿园）%d所，约谈%d次。
                    二、发现问题
                    发现问题%d个%s。
                    三、整改情况
                    责令整改%d项，办结%d项，退回继续整改%d项，逾期%d项。
                    四、意见建议
                    """.formatted(
                            when,
                            figures.visits(),
                            figures.schools(),
                            figures.interviews(),
                            figures.findings(),
                            findings.isEmpty() ? "" : items,
                            figures.ordered(),
                            figures.accepted(),
                            figures.returned(),
                            figures.overdue());
        }
    }
}
