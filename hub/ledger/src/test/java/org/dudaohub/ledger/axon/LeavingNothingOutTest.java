package org.dudaohub.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads gets every event, once and in order, wherever he starts and however fast he is. */
@Timeout(60)
class LeavingNothingOutTest {

    /** More than the store holds for those who read at its end. */
    private static final int MANY = 5_000;

    private static final int READERS = 8;

    record Visited(String school) {}

    private final LedgerSerializer serializer =
            LedgerSerializer.of(EventNames.of(Map.of("school.visited", Visited.class)));

    @TempDir
    Path folder;

    private Ledger ledger;
    private EventStorageEngine engine;
    private LedgerEventStore store;

    @BeforeEach
    void open() {
        ledger = Ledger.open(SqliteStore.open(folder.resolve("ledger.db")), LedgerConfig.of("node", Clock.systemUTC()));
        engine = LedgerEventStorageEngine.builder(ledger, serializer).build();
        store = LedgerEventStore.create(engine, ledger);
    }

    @AfterEach
    void close() {
        store.shutDown();
        ledger.close();
    }

    @Test
    void readers_that_start_anywhere_while_events_come_get_each_once_and_in_order() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        append(0, 1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<List<Long>>> readers = new ArrayList<>();
            List<Integer> starts = new ArrayList<>();
            for (int written = 1; written < MANY; ) {
                if (readers.size() < READERS && random.nextInt(20) == 0) {
                    int start = random.nextInt(written + 1);
                    starts.add(start);
                    TrackingEventStream stream = store.openStream(LedgerEventStorageEngine.token(start - 1));
                    readers.add(threads.submit(() -> read(stream, MANY - start)));
                }
                int more = Math.min(1 + random.nextInt(20), MANY - written);
                append(written, more);
                written += more;
            }

            assertThat(readers).hasSize(READERS);
            for (int i = 0; i < READERS; i++) {
                assertThat(readers.get(i).get())
                        .isEqualTo(LongStream.range(starts.get(i), MANY).boxed().toList());
            }
        }
    }

    @Test
    void what_is_durable_when_a_stream_is_opened_is_there_at_once() throws Exception {
        TrackingEventStream other = store.openStream(null);
        for (int number = 0; number < 50; number++) {
            append(number, 1);
            read(other, 1);
            append(++number, 1);
            TrackingEventStream fresh = store.openStream(LedgerEventStorageEngine.token(number - 1));
            assertThat(fresh.hasNextAvailable()).isTrue();
            assertThat(read(fresh, 1)).containsExactly((long) number);
            read(other, 1);
        }
    }

    @Test
    void a_reader_who_was_overtaken_by_more_than_the_store_holds_gets_every_event() throws Exception {
        TrackingEventStream slow = store.openStream(null);
        TrackingEventStream fast = store.openStream(null);
        append(0, 1);
        assertThat(read(slow, 1)).containsExactly(0L);
        append(1, MANY - 1);
        assertThat(read(fast, MANY)).hasSize(MANY);

        assertThat(read(slow, MANY - 1))
                .isEqualTo(LongStream.range(1, MANY).boxed().toList());
        append(MANY, 1);
        assertThat(read(slow, 1)).containsExactly((long) MANY);
        assertThat(slow.hasNextAvailable()).isFalse();
    }

    @Test
    void what_nobody_read_for_long_is_read_by_whoever_comes() throws Exception {
        append(0, MANY);
        TrackingEventStream end = store.openStream(store.createHeadToken());
        append(MANY, 2);

        assertThat(read(end, 2)).containsExactly((long) MANY, MANY + 1L);
        assertThat(read(store.openStream(LedgerEventStorageEngine.token(9)), MANY - 8))
                .isEqualTo(LongStream.range(10, MANY + 2).boxed().toList());
    }

    @Test
    void what_an_upcaster_takes_out_is_not_waited_for() throws Exception {
        LedgerEventStore upcasting = LedgerEventStore.create(
                LedgerEventStorageEngine.builder(ledger, serializer)
                        .upcasters(events -> events.filter(event -> event.getTrackingToken()
                                                .orElseThrow()
                                                .position()
                                                .orElseThrow()
                                        % 2
                                == 0))
                        .build(),
                ledger);
        TrackingEventStream atTheEnd = upcasting.openStream(null);
        append(0, 4);
        assertThat(read(atTheEnd, 1)).containsExactly(0L);
        assertThat(atTheEnd.peek()).isPresent();
        assertThat(read(atTheEnd, 1)).containsExactly(2L);
        assertThat(atTheEnd.hasNextAvailable()).isFalse();
        append(4, 1);
        assertThat(read(atTheEnd, 1)).containsExactly(4L);

        append(5, MANY - 5);
        TrackingEventStream behind = upcasting.openStream(null);
        List<Long> kept = LongStream.range(0, MANY)
                .filter(position -> position % 2 == 0)
                .boxed()
                .toList();
        assertThat(read(behind, kept.size())).isEqualTo(kept);
        assertThat(behind.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
        append(MANY, 1);
        assertThat(read(behind, 1)).containsExactly((long) MANY);
        upcasting.shutDown();
    }

    @Test
    void nobody_waits_for_a_store_that_was_shut_down() {
        TrackingEventStream stream = store.openStream(null);
        store.shutDown();
        assertThat(catchThrowable(stream::nextAvailable)).isInstanceOf(IllegalStateException.class);
    }

    private void append(int number, int count) {
        engine.appendEvents(IntStream.range(number, number + count)
                .mapToObj(LeavingNothingOutTest::visited)
                .toList());
    }

    private static List<Long> read(TrackingEventStream stream, int events) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            positions.add(LedgerEventStore.position(stream.nextAvailable()));
        }
        return positions;
    }

    private static GenericDomainEventMessage<?> visited(int number) {
        return new GenericDomainEventMessage<>("School", "school-" + number, 0, new Visited("school " + number));
    }
}
