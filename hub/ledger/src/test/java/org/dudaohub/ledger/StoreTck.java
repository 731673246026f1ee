package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dudaohub.ledger.Events.NOON;
import static org.dudaohub.ledger.Events.event;
import static org.dudaohub.ledger.Events.events;
import static org.dudaohub.ledger.Events.loose;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger promises, whatever store it stands on. */
abstract class StoreTck {

    static final LedgerConfig CONFIG = LedgerConfig.of("青荻县", Clock.fixed(NOON.plusSeconds(5), ZoneOffset.UTC));

    Ledger ledger;

    /** The same store on each call, within one test. */
    abstract Store open();

    @BeforeEach
    void openLedger() {
        ledger = Ledger.open(open(), CONFIG);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void an_event_comes_back_as_it_was_written() {
        LedgerEvent written = event("s", 0);
        ledger.append(List.of(written));

        RecordedEvent read = ledger.events(0).findFirst().orElseThrow();
        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(new RecordedEvent(0, NOON.plusSeconds(5), "青荻县", written));
    }

    @Test
    void what_no_commit_can_hold_is_refused_and_what_follows_is_not() {
        LedgerEvent small = event("s", 0);
        LedgerEvent large = new LedgerEvent(
                small.id(),
                small.happenedAt(),
                small.streamType(),
                small.stream(),
                small.sequence(),
                small.name(),
                small.revision(),
                new byte[13_000_000],
                small.metadata());

        assertThatThrownBy(() -> ledger.append(List.of(large))).isInstanceOf(CommitTooLargeException.class);
        assertThat(ledger.append(List.of(small)).position()).isZero();
        assertThat(ledger.events(0).map(recorded -> recorded.event().id())).containsExactly(small.id());
    }

    @Test
    void an_event_without_stream_comes_back_as_it_was_written() {
        LedgerEvent written = loose("node.started");
        ledger.append(List.of(written));

        assertThat(ledger.events(0).findFirst().orElseThrow().event())
                .usingRecursiveComparison()
                .isEqualTo(written);
    }

    @Test
    void positions_have_no_gap_and_the_head_follows() {
        Head empty = ledger.head();
        ledger.append(events("a", 0, 2));
        ledger.append(events("b", 0, 0));
        Receipt last = ledger.append(events("a", 3, 4));

        assertThat(empty.isEmpty()).isTrue();
        assertThat(ledger.events(0).map(RecordedEvent::position)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(last.position()).isEqualTo(4);
        assertThat(ledger.head()).isEqualTo(new Head(5, last.hash()));
    }

    @Test
    void reading_can_start_inside_a_commit() {
        ledger.append(events("a", 0, 2));
        ledger.append(events("a", 3, 5));

        assertThat(ledger.events(1).map(RecordedEvent::position)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(ledger.events(5).map(RecordedEvent::position)).containsExactly(5L);
        assertThat(ledger.events(6)).isEmpty();
        assertThat(ledger.commits(1).map(Commit::position)).containsExactly(0L, 3L);
    }

    @Test
    void everything_is_there_after_reopening() {
        Receipt receipt = ledger.append(events("a", 0, 2));
        LedgerHeader header = ledger.header();
        reopen();

        assertThat(ledger.header()).isEqualTo(header);
        assertThat(ledger.head()).isEqualTo(new Head(2, receipt.hash()));
        assertThat(ledger.lastSequence("a")).hasValue(2);
        ledger.append(events("a", 3, 3));
        assertThat(ledger.events(0)).hasSize(4);
        assertThat(ledger.verify()).isEqualTo(new Verification.Intact(ledger.head()));
    }

    @Test
    void a_sequence_that_is_taken_is_a_conflict_and_writes_nothing() {
        ledger.append(events("a", 0, 2));

        assertThatThrownBy(() -> ledger.append(events("a", 2, 3))).isInstanceOf(LedgerConflictException.class);
        reopen();
        assertThatThrownBy(() -> ledger.append(List.of(event("b", 0), event("a", 1))))
                .isInstanceOf(LedgerConflictException.class)
                .hasMessageContaining("a");

        assertThat(ledger.head().position()).isEqualTo(2);
        assertThat(ledger.lastSequence("b")).isEmpty();
        ledger.append(List.of(event("b", 0), event("a", 3)));
        assertThat(ledger.lastSequence("b")).hasValue(0);
    }

    @Test
    void a_stream_begins_only_once() {
        ledger.append(events("a", 0, 0));
        ledger.append(List.of(loose("x")));
        ledger.append(List.of(loose("y")));
        reopen();

        assertThatThrownBy(() -> ledger.append(List.of(event("b", 0), event("a", 0))))
                .isInstanceOf(LedgerConflictException.class);
        assertThat(ledger.append(events("b", 0, 0)).position()).isEqualTo(3);
    }

    @Test
    void a_commit_may_span_many_streams() {
        ledger.append(List.of(event("a", 0), event("b", 0), event("a", 1), loose("x"), event("c", 0)));
        ledger.append(List.of(event("c", 1), event("a", 2)));

        assertThat(ledger.stream("a", 0).map(e -> e.event().sequence())).containsExactly(0L, 1L, 2L);
        assertThat(ledger.stream("a", 0).map(RecordedEvent::position)).containsExactly(0L, 2L, 6L);
        assertThat(ledger.stream("c", 0).map(RecordedEvent::position)).containsExactly(4L, 5L);
    }

    @Test
    void a_stream_is_read_from_any_sequence() {
        for (int i = 0; i < 700; i++) {
            ledger.append(events("long", i * 2, i * 2 + 1));
            if (i == 350) {
                reopen();
            }
        }
        for (long from : new long[] {0, 1, 2, 777, 1398, 1399}) {
            assertThat(ledger.stream("long", from).map(e -> e.event().sequence()))
                    .containsExactlyElementsOf(
                            LongStream.range(from, 1400).boxed().toList());
        }
        assertThat(ledger.stream("long", 1400)).isEmpty();
        assertThat(ledger.stream("unknown", 0)).isEmpty();
    }

    @Test
    void many_writers_make_one_chain_without_gaps() throws Exception {
        int writers = 16;
        int each = 25;
        List<Receipt> receipts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<List<Receipt>>> work = IntStream.range(0, writers)
                    .<Callable<List<Receipt>>>mapToObj(writer -> () -> IntStream.range(0, each)
                            .mapToObj(i -> ledger.append(events("writer-" + writer, i * 3L, i * 3L + 2)))
                            .toList())
                    .toList();
            for (Future<List<Receipt>> done : threads.invokeAll(work)) {
                receipts.addAll(done.get());
            }
        }

        assertThat(receipts.stream().map(Receipt::position).sorted())
                .containsExactlyElementsOf(LongStream.range(0, writers * each)
                        .map(i -> i * 3)
                        .boxed()
                        .toList());
        assertThat(ledger.events(0).map(RecordedEvent::position))
                .containsExactlyElementsOf(
                        LongStream.range(0, writers * each * 3L).boxed().toList());
        assertThat(ledger.verify()).isEqualTo(new Verification.Intact(ledger.head()));
    }

    @Test
    void of_those_who_write_the_same_sequence_at_once_one_wins() throws Exception {
        AtomicInteger won = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        for (int round = 0; round < 20; round++) {
            int sequence = round;
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                threads.invokeAll(java.util.Collections.nCopies(8, () -> {
                    try {
                        ledger.append(events("contended", sequence, sequence));
                        won.incrementAndGet();
                    } catch (LedgerConflictException e) {
                        lost.incrementAndGet();
                    }
                    return null;
                }));
            }
        }

        assertThat(won).hasValue(20);
        assertThat(lost).hasValue(140);
        assertThat(ledger.stream("contended", 0)).hasSize(20);
    }

    @Test
    void a_position_is_found_by_time() {
        ledger.append(List.of(event("a", 0, NOON), event("a", 1, NOON.plusSeconds(10))));
        ledger.append(List.of(event("b", 0, NOON.minusSeconds(3600))));
        ledger.append(List.of(event("a", 2, NOON.plusSeconds(20))));

        assertThat(ledger.positionAt(NOON.minusSeconds(7200))).isZero();
        assertThat(ledger.positionAt(NOON)).isZero();
        assertThat(ledger.positionAt(NOON.plusNanos(1))).isEqualTo(1);
        assertThat(ledger.positionAt(NOON.plusSeconds(10))).isEqualTo(1);
        assertThat(ledger.positionAt(NOON.plusSeconds(11))).isEqualTo(3);
        assertThat(ledger.positionAt(NOON.plusSeconds(21))).isEqualTo(4);
    }

    @Test
    void the_newest_snapshot_of_a_stream_is_kept() {
        ledger.saveSnapshot(event("a", 10));
        ledger.saveSnapshot(event("a", 20));
        ledger.saveSnapshot(event("a", 15));
        ledger.saveSnapshot(event("b", 1));
        reopen();

        assertThat(ledger.snapshot("a").orElseThrow().sequence()).isEqualTo(20);
        assertThat(ledger.snapshot("b").orElseThrow().sequence()).isEqualTo(1);
        assertThat(ledger.snapshot("c")).isEmpty();
        assertThat(ledger.head().isEmpty()).isTrue();
    }

    @Test
    void listeners_are_called_after_a_commit_is_readable() {
        List<Long> seen = java.util.Collections.synchronizedList(new ArrayList<>());
        try (Subscription subscription =
                ledger.onCommitted(() -> seen.add(ledger.events(0).count()))) {
            ledger.append(events("a", 0, 2));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains(3L));
        }
    }

    @Test
    void a_ledger_may_be_chained_with_sm3() {
        Receipt sha = ledger.append(events("a", 0, 0));
        assertThat(ledger.header().algorithm()).isEqualTo(HashAlgorithm.SHA256);
        assertThat(sha.hash()).hasSize(32);
        reopen(CONFIG.withHash(HashAlgorithm.SM3));
        // An existing ledger keeps its own.
        assertThat(ledger.header().algorithm()).isEqualTo(HashAlgorithm.SHA256);
        assertThat(ledger.verify()).isInstanceOf(Verification.Intact.class);
    }

    void reopen() {
        reopen(CONFIG);
    }

    void reopen(LedgerConfig config) {
        ledger.close();
        ledger = Ledger.open(open(), config);
    }
}
