package org.dudaohub.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** What stands in the ring, and for how long. */
@Timeout(60)
class RecentEventsTest {

    record Visited(String school) {}

    @TempDir
    Path folder;

    private Ledger ledger;
    private EventStorageEngine engine;

    @BeforeEach
    void open() {
        ledger = Ledger.open(SqliteStore.open(folder.resolve("ledger.db")), LedgerConfig.of("node", Clock.systemUTC()));
        engine = LedgerEventStorageEngine.builder(
                        ledger, LedgerSerializer.of(EventNames.of(Map.of("school.visited", Visited.class))))
                .build();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void what_is_let_go_of_is_past_and_what_comes_after_it_is_still_there() {
        RecentEvents recent = new RecentEvents(engine);
        append(0, 3);
        recent.committed();
        recent.refresh();
        assertThat(LedgerEventStore.position(recent.from(0))).isZero();

        recent.forget(2);

        assertThat(recent.isPast(1)).isTrue();
        assertThat(recent.from(1)).isNull();
        assertThat(recent.isPast(2)).isFalse();
        assertThat(LedgerEventStore.position(recent.from(2))).isEqualTo(2);
    }

    @Test
    void what_did_not_come_yet_is_not_let_go_of() {
        RecentEvents recent = new RecentEvents(engine);
        append(0, 2);
        recent.committed();
        recent.refresh();

        recent.forget(Long.MAX_VALUE);

        assertThat(recent.end()).isEqualTo(2);
        assertThat(recent.isPast(2)).isFalse();
    }

    @Test
    void who_is_slower_than_the_others_and_who_comes_later_misses_nothing() throws InterruptedException {
        LedgerEventStore store = LedgerEventStore.create(engine, ledger);
        try (TrackingEventStream fast = store.openStream(null);
                TrackingEventStream slow = store.openStream(null)) {
            append(0, 3);
            assertThat(take(fast, 3)).containsExactly(0L, 1L, 2L);
            assertThat(take(slow, 1)).containsExactly(0L);
            append(3, 2);
            assertThat(take(fast, 2)).containsExactly(3L, 4L);
            assertThat(take(slow, 4)).containsExactly(1L, 2L, 3L, 4L);
            try (TrackingEventStream late = store.openStream(null)) {
                assertThat(take(late, 5)).containsExactly(0L, 1L, 2L, 3L, 4L);
            }
        } finally {
            store.shutDown();
        }
    }

    private static List<Long> take(TrackingEventStream stream, int count) throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        while (taken.size() < count && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
            taken.add(LedgerEventStore.position(stream.nextAvailable()));
        }
        return taken;
    }

    private void append(int from, int count) {
        for (int sequence = from; sequence < from + count; sequence++) {
            engine.appendEvents(
                    new GenericDomainEventMessage<>("school", "school:1", sequence, new Visited("school:1")));
        }
    }
}
