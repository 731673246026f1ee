package org.dudaohub.projections.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.finding;
import static org.dudaohub.projections.Events.ordered;
import static org.dudaohub.projections.Events.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintClosed;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrailTest {

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
    void tells_in_order_what_happened_to_an_organisation_and_nothing_of_others() {
        node.happened(
                visit("v1", LIUDU, MARCH),
                visit("v2", CHANGTING, MARCH),
                finding("v1", LIUDU, MARCH),
                ordered("v1", LIUDU, MARCH, MARCH.plusDays(10)));

        assertThat(oldestFirst(Paging.first(10)).items())
                .extracting(TrailEntry::text)
                .containsExactly("督学甲01、督学甲02入校督导", "发现一般：食品留样标签不全。", "责令整改“食品留样标签不全”，期限2026-03-15");
    }

    @Test
    void names_who_did_it_through_what_and_when() {
        Instant before = Instant.now().minusSeconds(1);
        node.happened(visit("v1", LIUDU, MARCH));

        TrailEntry entry = oldestFirst(Paging.first(10)).items().getFirst();
        assertThat(entry.actor()).isEqualTo("jia01");
        assertThat(entry.actorName()).isEqualTo("督学甲01");
        assertThat(entry.channel()).isEqualTo("console");
        assertThat(entry.event()).isEqualTo("visit.VisitRecorded");
        assertThat(entry.happenedOn()).isEqualTo(MARCH);
        assertThat(entry.recordedAt()).isAfter(before);
        assertThat(entry.originNode()).isNull();
    }

    @Test
    void names_on_whose_message_a_replicated_event_came_and_who_did_it_there() {
        node.happened(visit("v1", LIUDU, MARCH), Node.from("qingdi", 42));

        TrailEntry entry = oldestFirst(Paging.first(10)).items().getFirst();
        assertThat(entry.actorName()).isEqualTo("督学乙02");
        assertThat(entry.channel()).isEqualTo("peer:qingdi");
        assertThat(entry.originNode()).isEqualTo("qingdi");
        assertThat(entry.originPosition()).isEqualTo(42);
        assertThat(entry.originRecordedAt()).isEqualTo(Instant.parse("2026-03-05T08:00:00Z"));
        assertThat(entry.originChannel()).isEqualTo("api");
        assertThat(entry.originMessage()).isEqualTo("qingdi/42");
    }

    @Test
    void a_long_trail_is_read_page_by_page_from_either_end() {
        node.happened(IntStream.range(0, 1005)
                .mapToObj(n -> new VisitRecorded("v" + n, n % 3 == 0 ? CHANGTING : LIUDU, List.of("督学v" + n), MARCH))
                .toList());

        Page<TrailEntry> first = oldestFirst(new Paging(0, 100));
        assertThat(first.total()).isEqualTo(670);
        assertThat(first.items()).hasSize(100).isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
        assertThat(first.items().getFirst().text()).contains("督学v1入校");
        Page<TrailEntry> last = oldestFirst(new Paging(6, 100));
        assertThat(last.items()).hasSize(70);
        assertThat(last.hasNext()).isFalse();
        assertThat(last.items().getLast().text()).contains("督学v1004入校");
        assertThat(oldestFirst(new Paging(7, 100)).items()).isEmpty();

        TrailQuery trail = node.get(TrailQuery.class);
        assertThat(trail.newestFirst(LIUDU, new Paging(0, 100))
                        .items()
                        .getFirst()
                        .text())
                .contains("督学v1004入校");
        assertThat(trail.newestFirst(LIUDU, new Paging(6, 100)).items()).hasSize(70);
        assertThat(trail.newestFirst(LIUDU, new Paging(6, 100))
                        .items()
                        .getLast()
                        .text())
                .contains("督学v1入校");
    }

    @Test
    void a_trail_is_searched_by_the_days_on_which_things_happened_and_were_recorded() {
        node.happened(IntStream.range(0, 1200)
                .mapToObj(n -> visit("v" + n, LIUDU, MARCH.plusDays(n % 10)))
                .toList());
        TrailQuery trail = node.settled(TrailQuery.class);
        LocalDate today = LocalDate.now(When.ZONE);
        When secondDay = new When(MARCH.plusDays(1), MARCH.plusDays(1), null, null);

        Page<TrailEntry> oldest = trail.find(LIUDU, Role.OFFICE, secondDay, true, new Paging(1, 50));
        assertThat(oldest.total()).isEqualTo(120);
        assertThat(oldest.items())
                .hasSize(50)
                .allMatch(entry -> entry.happenedOn().equals(MARCH.plusDays(1)));
        assertThat(oldest.items()).isSortedAccordingTo(Comparator.comparingLong(TrailEntry::position));
        assertThat(trail.find(LIUDU, Role.OFFICE, secondDay, false, Paging.first(50))
                        .items())
                .isSortedAccordingTo(
                        Comparator.comparingLong(TrailEntry::position).reversed());
        assertThat(trail.find(
                                LIUDU,
                                Role.OFFICE,
                                new When(null, MARCH, today.minusDays(1), null),
                                true,
                                Paging.first(1))
                        .total())
                .isEqualTo(120);
        assertThat(trail.find(LIUDU, Role.OFFICE, new When(null, null, today.plusDays(2), null), true, Paging.first(1))
                        .total())
                .isZero();
    }

    @Test
    void a_school_finds_no_complaint_about_itself_in_its_trail_and_none_is_counted() {
        node.happened(
                visit("v1", LIUDU, MARCH),
                new ComplaintClosed("JB-1", LIUDU, "已办结", MARCH.plusDays(1)),
                finding("v1", LIUDU, MARCH.plusDays(2)));
        TrailQuery trail = node.settled(TrailQuery.class);

        for (When when : List.of(When.EVER, new When(MARCH, null, null, null))) {
            Page<TrailEntry> seen = trail.find(LIUDU, Role.SCHOOL, when, true, Paging.first(10));
            assertThat(seen.items())
                    .extracting(TrailEntry::event)
                    .containsExactly("visit.VisitRecorded", "visit.FindingRaised");
            assertThat(seen.total()).isEqualTo(2);
            assertThat(trail.find(LIUDU, Role.AUDITOR, when, true, Paging.first(10))
                            .total())
                    .isEqualTo(3);
        }
    }

    @Test
    void an_organisation_without_events_has_an_empty_trail() {
        assertThat(oldestFirst(Paging.first(10))).isEqualTo(new Page<>(List.of(), 0, 10, 0));
    }

    private Page<TrailEntry> oldestFirst(Paging paging) {
        return node.settled(TrailQuery.class).oldestFirst(LIUDU, paging);
    }
}
