package org.dudaohub.projections.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.QINGDI;
import static org.dudaohub.projections.Events.accepted;
import static org.dudaohub.projections.Events.interview;
import static org.dudaohub.projections.Events.ordered;
import static org.dudaohub.projections.Events.overdue;
import static org.dudaohub.projections.Events.reported;
import static org.dudaohub.projections.Events.returned;
import static org.dudaohub.projections.Events.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorklistTest {

    private static final String LIUDU = "2199000001";
    private static final String CHANGTING = "3199000002";
    private static final Paging FIRST = Paging.first(50);

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
    void an_ordered_case_shows_what_is_to_be_done_and_until_when() {
        node.happened(school(LIUDU, "柳渡小学", QINGDI), ordered("v1", LIUDU, MARCH, MARCH.plusDays(10)));

        assertThat(find("v1-1"))
                .isEqualTo(new WorklistRow(
                        "v1-1",
                        null,
                        LIUDU,
                        "柳渡小学",
                        "v1",
                        SupervisionItem.CANTEEN,
                        Grade.ORDINARY,
                        "食品留样标签不全",
                        "补全餐次、时间、责任人",
                        CaseState.ORDERED,
                        MARCH.plusDays(10),
                        false,
                        MARCH,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void a_case_goes_through_its_states() {
        node.happened(ordered("v1", LIUDU, MARCH, MARCH.plusDays(3)), overdue("v1-1", LIUDU, MARCH.plusDays(3)));
        assertThat(find("v1-1").state()).isEqualTo(CaseState.OVERDUE);

        node.happened(interview("v1-1", LIUDU, MARCH.plusDays(5)), reported("v1-1", LIUDU, MARCH.plusDays(6)));
        assertThat(find("v1-1").state()).isEqualTo(CaseState.REPORTED);

        node.happened(returned("v1-1", LIUDU, MARCH.plusDays(7), MARCH.plusDays(12)));
        assertThat(find("v1-1").state()).isEqualTo(CaseState.RETURNED);
        assertThat(find("v1-1").deadline()).isEqualTo(MARCH.plusDays(12));
        assertThat(find("v1-1").remaining()).isEqualTo("两个餐次仍缺责任人");

        node.happened(reported("v1-1", LIUDU, MARCH.plusDays(9)), accepted("v1-1", LIUDU, MARCH.plusDays(10)));
        WorklistRow closed = find("v1-1");
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(closed.everOverdue()).isTrue();
        assertThat(closed.reportedOn()).isEqualTo(MARCH.plusDays(9));
        assertThat(closed.interviewedOn()).isEqualTo(MARCH.plusDays(5));
        assertThat(closed.closedOn()).isEqualTo(MARCH.plusDays(10));
    }

    @Test
    void is_found_by_school_and_by_state_the_earliest_deadline_first() {
        node.happened(
                ordered("v1", LIUDU, MARCH, MARCH.plusDays(20)),
                ordered("v2", LIUDU, MARCH, MARCH.plusDays(10)),
                ordered("v3", CHANGTING, MARCH, MARCH.plusDays(5)),
                reported("v3-1", CHANGTING, MARCH.plusDays(1)));

        assertThat(found(Optional.empty(), Optional.empty())).containsExactly("v3-1", "v2-1", "v1-1");
        assertThat(found(Optional.of(LIUDU), Optional.empty())).containsExactly("v2-1", "v1-1");
        assertThat(found(Optional.empty(), Optional.of(CaseState.REPORTED))).containsExactly("v3-1");
        assertThat(found(Optional.of(LIUDU), Optional.of(CaseState.REPORTED))).isEmpty();
    }

    @Test
    void only_cases_that_wait_for_the_school_and_whose_deadline_is_past_are_due() {
        LocalDate deadline = MARCH.plusDays(10);
        node.happened(
                ordered("past", LIUDU, MARCH, deadline),
                ordered("today", LIUDU, MARCH, deadline.plusDays(1)),
                ordered("reported", LIUDU, MARCH, deadline),
                reported("reported-1", LIUDU, MARCH),
                ordered("declared", LIUDU, MARCH, deadline),
                overdue("declared-1", LIUDU, deadline),
                ordered("returned", LIUDU, MARCH, MARCH.plusDays(1)),
                returned("returned-1", LIUDU, MARCH.plusDays(1), deadline.minusDays(1)),
                ordered("closed", LIUDU, MARCH, deadline),
                accepted("closed-1", LIUDU, MARCH));

        assertThat(dueBefore(deadline.plusDays(1), 100)).containsExactly("returned-1", "past-1");
    }

    @Test
    void a_peers_case_is_shown_but_watched_by_the_peer() {
        node.received("qingdi", ordered("v1", LIUDU, MARCH, MARCH.plusDays(10)));

        assertThat(dueBefore(MARCH.plusYears(1), 100)).isEmpty();
        assertThat(node.get(WorklistQuery.class)
                        .find(Optional.of(LIUDU), Optional.empty(), FIRST)
                        .items())
                .extracting(WorklistRow::rectification, WorklistRow::origin)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("v1-1", "qingdi"));
    }

    @Test
    void due_cases_come_bounded_and_the_rest_when_these_are_dealt_with() {
        node.happened(IntStream.range(0, 250)
                .mapToObj(n -> ordered("v" + n, LIUDU, MARCH, MARCH.plusDays(n % 7)))
                .toList());

        List<String> first = dueBefore(MARCH.plusDays(30), 120);
        assertThat(first).hasSize(120).doesNotHaveDuplicates();
        first.forEach(id -> node.happened(overdue(id, LIUDU, MARCH)));
        assertThat(dueBefore(MARCH.plusDays(30), 1000)).hasSize(130).doesNotContainAnyElementsOf(first);
    }

    private WorklistRow find(String rectification) {
        return node.settled(WorklistQuery.class).find(rectification).orElseThrow();
    }

    private List<String> found(Optional<String> school, Optional<CaseState> state) {
        return node.settled(WorklistQuery.class).find(school, state, FIRST).items().stream()
                .map(WorklistRow::rectification)
                .toList();
    }

    private List<String> dueBefore(LocalDate day, int limit) {
        List<String> due = new ArrayList<>();
        node.settled(WorklistQuery.class).forEachDueBefore(day, limit, row -> due.add(row.rectification()));
        return due;
    }
}
