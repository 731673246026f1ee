package org.dudaohub.projections.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.APRIL;
import static org.dudaohub.projections.Events.DONGTANG;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.QINGDI;
import static org.dudaohub.projections.Events.accepted;
import static org.dudaohub.projections.Events.finding;
import static org.dudaohub.projections.Events.interview;
import static org.dudaohub.projections.Events.office;
import static org.dudaohub.projections.Events.ordered;
import static org.dudaohub.projections.Events.overdue;
import static org.dudaohub.projections.Events.reported;
import static org.dudaohub.projections.Events.returned;
import static org.dudaohub.projections.Events.school;
import static org.dudaohub.projections.Events.visit;

import java.time.YearMonth;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationWithdrawn;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final String LIUDU = "2199000001";
    private static final String CHANGTING = "3199000002";

    private Node node;

    @BeforeEach
    void start() {
        node = Node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void counts_each_division_by_itself() {
        node.happened(
                office("office-qingdi", "青荻县教育体育局", QINGDI, "office-city"),
                school(LIUDU, "柳渡小学", QINGDI),
                school(CHANGTING, "长汀初中", DONGTANG),
                visit("v1", LIUDU, MARCH),
                finding("v1", LIUDU, MARCH),
                ordered("v1", LIUDU, MARCH, MARCH.plusDays(10)),
                reported("v1-1", LIUDU, MARCH.plusDays(5)),
                accepted("v1-1", LIUDU, MARCH.plusDays(7)),
                visit("v2", LIUDU, MARCH),
                finding("v2", LIUDU, MARCH),
                ordered("v2", LIUDU, MARCH, MARCH.plusDays(10)),
                overdue("v2-1", LIUDU, MARCH.plusDays(10)),
                interview("v2-1", LIUDU, MARCH.plusDays(12)),
                visit("v3", CHANGTING, MARCH));

        assertThat(node.settled(StatisticsQuery.class).byDivision())
                .containsExactly(
                        new DivisionStatistics(DONGTANG, DONGTANG, new Counts(1, 0, 0, 0, 0, 0, 0)),
                        new DivisionStatistics(QINGDI, "青荻县教育体育局", new Counts(2, 2, 2, 1, 1, 1, 1)));
        assertThat(node.get(StatisticsQuery.class).total().rectificationRate()).isEqualTo(0.5);
        assertThat(node.get(StatisticsQuery.class)
                        .school(LIUDU)
                        .orElseThrow()
                        .counts()
                        .visits())
                .isEqualTo(2);
    }

    @Test
    void a_case_stops_being_overdue_when_the_school_reports_or_the_case_moves_on_but_was_overdue_ever() {
        node.happened(school(LIUDU, "柳渡小学", QINGDI));
        for (String visit : new String[] {"v1", "v2", "v3", "v4"}) {
            node.happened(
                    ordered(visit, LIUDU, MARCH, MARCH.plusDays(3)), overdue(visit + "-1", LIUDU, MARCH.plusDays(3)));
        }
        node.happened(
                reported("v1-1", LIUDU, MARCH.plusDays(5)),
                accepted("v2-1", LIUDU, MARCH.plusDays(6)),
                returned("v3-1", LIUDU, MARCH.plusDays(6), MARCH.plusDays(12)));

        assertThat(node.settled(StatisticsQuery.class).total()).isEqualTo(new Counts(0, 0, 4, 1, 1, 4, 0));
    }

    @Test
    void what_a_peer_corrects_or_withdraws_replaces_what_it_said_first() {
        node.happened(school(LIUDU, "柳渡小学", QINGDI))
                .received("qingdi", ordered("v1", LIUDU, MARCH, MARCH.plusDays(3)))
                .received("qingdi", overdue("v1-1", LIUDU, MARCH.plusDays(4)))
                .received("qingdi", ordered("v2", LIUDU, MARCH, MARCH.plusDays(3)));
        assertThat(node.settled(StatisticsQuery.class).total()).isEqualTo(new Counts(0, 0, 2, 0, 1, 1, 0));

        node.received("qingdi", new RectificationWithdrawn("v1-1", LIUDU, "重复登记", MARCH.plusDays(5)));

        assertThat(node.settled(StatisticsQuery.class).total().ordered()).isEqualTo(1);
        assertThat(node.settled(StatisticsQuery.class).total().overdue()).isZero();
    }

    @Test
    void a_case_that_is_overdue_twice_was_overdue_once_as_a_case() {
        node.happened(
                ordered("v1", LIUDU, MARCH, MARCH.plusDays(3)),
                overdue("v1-1", LIUDU, MARCH.plusDays(3)),
                returned("v1-1", LIUDU, MARCH.plusDays(6), MARCH.plusDays(12)),
                overdue("v1-1", LIUDU, MARCH.plusDays(12)));

        assertThat(node.settled(StatisticsQuery.class).total()).isEqualTo(new Counts(0, 0, 1, 0, 1, 1, 0));
    }

    @Test
    void a_school_that_is_registered_after_its_events_brings_them_to_its_division() {
        node.received("qingdi", visit("v1", LIUDU, MARCH))
                .received("qingdi", ordered("v1", LIUDU, MARCH, MARCH.plusDays(10)));

        assertThat(node.settled(StatisticsQuery.class).byDivision())
                .containsExactly(new DivisionStatistics("", "未登记的学校", new Counts(1, 0, 1, 0, 0, 0, 0)));

        node.happened(school(LIUDU, "柳渡小学", QINGDI)).received("qingdi", accepted("v1-1", LIUDU, APRIL));

        assertThat(node.settled(StatisticsQuery.class).byDivision())
                .containsExactly(new DivisionStatistics(QINGDI, QINGDI, new Counts(1, 0, 1, 1, 0, 0, 0)));
    }

    @Test
    void the_division_is_that_of_this_nodes_own_register() {
        node.happened(school(LIUDU, "柳渡小学", QINGDI)).received("qingdi", school(LIUDU, "柳渡小学", DONGTANG));

        assertThat(node.settled(StatisticsQuery.class)
                        .school(LIUDU)
                        .orElseThrow()
                        .division())
                .isEqualTo(QINGDI);
    }

    @Test
    void cases_of_two_nodes_with_the_same_id_are_two_cases() {
        node.happened(ordered("v1", LIUDU, MARCH, MARCH.plusDays(3)))
                .received("qingdi", ordered("v1", CHANGTING, MARCH, MARCH.plusDays(3)))
                .received("qingdi", accepted("v1-1", CHANGTING, MARCH.plusDays(2)));

        StatisticsQuery statistics = node.settled(StatisticsQuery.class);
        assertThat(statistics.school(LIUDU).orElseThrow().counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 0, 0));
        assertThat(statistics.school(CHANGTING).orElseThrow().counts()).isEqualTo(new Counts(0, 0, 1, 1, 0, 0, 0));
    }

    @Test
    void a_month_counts_its_visits_and_what_became_of_the_cases_ordered_in_it() {
        node.happened(
                school(LIUDU, "柳渡小学", QINGDI),
                visit("v1", LIUDU, MARCH),
                ordered("v1", LIUDU, MARCH, MARCH.plusDays(10)),
                accepted("v1-1", LIUDU, APRIL),
                visit("v2", LIUDU, APRIL),
                ordered("v2", LIUDU, APRIL, APRIL.plusDays(10)),
                interview("v1-1", LIUDU, APRIL));

        MonthStatistics march = new MonthStatistics(YearMonth.of(2026, 3), new Counts(1, 0, 1, 1, 0, 0, 0));
        MonthStatistics april = new MonthStatistics(YearMonth.of(2026, 4), new Counts(1, 0, 1, 0, 0, 0, 1));
        StatisticsQuery statistics = node.settled(StatisticsQuery.class);
        assertThat(statistics.byMonth()).containsExactly(march, april);
        assertThat(statistics.byMonth(QINGDI)).containsExactly(march, april);
        assertThat(statistics.byMonth(DONGTANG)).isEmpty();
    }

    @Test
    void a_case_of_which_the_order_comes_late_moves_to_the_month_in_which_it_was_ordered() {
        node.received("qingdi", accepted("v1-1", LIUDU, APRIL))
                .received("qingdi", ordered("v1", LIUDU, MARCH, MARCH.plusDays(10)));

        assertThat(node.settled(StatisticsQuery.class).byMonth().stream()
                        .filter(month -> !month.counts().equals(Counts.NONE)))
                .containsExactly(new MonthStatistics(YearMonth.of(2026, 3), new Counts(0, 0, 1, 1, 0, 0, 0)));
    }

    @Test
    void a_division_is_named_by_its_topmost_office() {
        node.happened(
                office("a-centre", "质量监测中心", "990100", "z-committee"),
                office("z-committee", "市政府教育督导委员会", "990100", null));

        assertThat(node.settled(StatisticsQuery.class).byDivision())
                .extracting(DivisionStatistics::name)
                .containsExactly("市政府教育督导委员会");
    }

    @Test
    void lists_the_schools_of_a_division_page_by_page() {
        node.happened(school(LIUDU, "柳渡小学", QINGDI), school(CHANGTING, "长汀初中", QINGDI), visit("v1", LIUDU, MARCH));

        StatisticsQuery statistics = node.settled(StatisticsQuery.class);
        assertThat(statistics.bySchool(QINGDI, new Paging(0, 1)).items())
                .containsExactly(new SchoolStatistics(LIUDU, "柳渡小学", QINGDI, new Counts(1, 0, 0, 0, 0, 0, 0)));
        assertThat(statistics.bySchool(QINGDI, new Paging(0, 1)).hasNext()).isTrue();
        assertThat(statistics.bySchool(QINGDI, new Paging(1, 1)).items())
                .containsExactly(new SchoolStatistics(CHANGTING, "长汀初中", QINGDI, Counts.NONE));
    }
}
