package org.dudaohub.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.projections.statistics.Counts;
import org.dudaohub.projections.statistics.DivisionStatistics;
import org.dudaohub.projections.statistics.MonthStatistics;
import org.dudaohub.projections.statistics.StatisticsQuery;
import org.junit.jupiter.api.RepeatedTest;

class RandomStatisticsTest {

    @RepeatedTest(3)
    void a_random_history_counts_as_a_naive_count_over_the_whole_of_it() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        List<History.Step> history = History.of(seed, 150);
        try (Node node = Node.start()) {
            history.forEach(step -> node.happened(step.event(), step.metadata()));

            StatisticsQuery statistics = node.settled(StatisticsQuery.class);
            Map<String, Counts> byDivision = new TreeMap<>();
            for (DivisionStatistics row : statistics.byDivision()) {
                byDivision.put(row.division(), row.counts());
            }
            assertThat(byDivision).isEqualTo(naively(history));
            assertThat(statistics.byMonth().stream()
                            .map(MonthStatistics::counts)
                            .reduce(new Counts(0, 0, 0, 0, 0, 0, 0), RandomStatisticsTest::plus))
                    .isEqualTo(statistics.total());
        }
    }

    /** Looks at each case by itself, when everything has happened. */
    private static Map<String, Counts> naively(List<History.Step> history) {
        Map<String, String> divisions = new HashMap<>();
        Map<String, List<RectificationEvent>> cases = new HashMap<>();
        Set<String> mentioned = new HashSet<>();
        for (History.Step step : history) {
            if (step.event() instanceof OrganizationRegistered e) {
                divisions.put(e.code(), e.division());
                mentioned.add(e.code());
            }
            if (step.event() instanceof RectificationEvent e) {
                cases.computeIfAbsent(step.origin() + "/" + e.rectification(), absent -> new java.util.ArrayList<>())
                        .add(e);
            }
        }
        Map<String, Counts> counts = new TreeMap<>();
        mentioned.forEach(school -> counts.putIfAbsent(divisions.get(school), new Counts(0, 0, 0, 0, 0, 0, 0)));
        for (History.Step step : history) {
            Counts one = switch (step.event()) {
                case VisitRecorded e -> new Counts(1, 0, 0, 0, 0, 0, 0);
                case FindingRaised e -> new Counts(0, 1, 0, 0, 0, 0, 0);
                case InterviewHeld e -> new Counts(0, 0, 0, 0, 0, 0, 1);
                default -> null;
            };
            if (one != null) {
                counts.merge(divisions.getOrDefault(step.event().organization(), ""), one, RandomStatisticsTest::plus);
            }
        }
        cases.values().forEach(events -> {
            RectificationEvent last = events.getLast();
            boolean ordered = events.stream().anyMatch(RectificationOrdered.class::isInstance);
            boolean ever = events.stream().anyMatch(RectificationOverdue.class::isInstance);
            boolean closed = last instanceof RectificationAccepted;
            Counts one = new Counts(
                    0,
                    0,
                    ordered ? 1 : 0,
                    closed ? 1 : 0,
                    last instanceof RectificationOverdue ? 1 : 0,
                    ever ? 1 : 0,
                    0);
            counts.merge(divisions.getOrDefault(last.school(), ""), one, RandomStatisticsTest::plus);
        });
        return counts;
    }

    private static Counts plus(Counts a, Counts b) {
        return new Counts(
                a.visits() + b.visits(),
                a.findings() + b.findings(),
                a.ordered() + b.ordered(),
                a.closed() + b.closed(),
                a.overdue() + b.overdue(),
                a.overdueEver() + b.overdueEver(),
                a.interviews() + b.interviews());
    }
}
