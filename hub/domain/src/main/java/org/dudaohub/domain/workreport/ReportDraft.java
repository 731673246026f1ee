package org.dudaohub.domain.workreport;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
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
     * @param events what concerns the author; those outside the period are left out
     * @throws IllegalArgumentException if the period is none
     */
    public static ReportDraft of(String period, Stream<? extends Event> events) {
        CalendarSpan span = CalendarSpan.of(period)
                .orElseThrow(() -> new IllegalArgumentException("neither a month nor a year: " + period));
        var tally = new Tally();
        events.filter(event -> span.contains(event.happenedOn())).forEachOrdered(tally::add);
        return new ReportDraft(tally.figures(), tally.text(span));
    }

    private static final class Tally {

        private final Set<String> schools = new HashSet<>();
        private final Map<SupervisionItem, Integer> findings = new EnumMap<>(SupervisionItem.class);
        private int visits;
        private int ordered;
        private int accepted;
        private int returned;
        private int overdue;
        private int interviews;

        void add(Event event) {
            switch (event) {
                case VisitRecorded e -> {
                    visits++;
                    schools.add(e.school());
                }
                case FindingRaised e -> findings.merge(e.item(), 1, Integer::sum);
                case RectificationOrdered e -> ordered++;
                case RectificationAccepted e -> accepted++;
                case RectificationReturned e -> returned++;
                case RectificationOverdue e -> overdue++;
                case InterviewHeld e -> interviews++;
                default -> {
                    // A report tells of supervision at schools, not of everything that the ledger keeps.
                }
            }
        }

        ReportFigures figures() {
            int found = findings.values().stream().mapToInt(Integer::intValue).sum();
            return new ReportFigures(visits, schools.size(), found, ordered, accepted, returned, overdue, interviews);
        }

        String text(CalendarSpan span) {
            ReportFigures figures = figures();
            String when = span.isYear()
                    ? "%d年".formatted(span.first().getYear())
                    : "%d年%d月".formatted(span.first().getYear(), span.first().getMonthValue());
            String items = findings.entrySet().stream()
                    .map(entry ->
                            "%s%d个".formatted(entry.getKey().label(OrganizationKind.PRIMARY_SCHOOL), entry.getValue()))
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
