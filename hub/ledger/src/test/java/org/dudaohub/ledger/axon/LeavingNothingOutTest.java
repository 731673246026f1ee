package org.dudaohub.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LeavingNothingOutTest {

    record Visited(String school) {}

    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final CountDownLatch fetching = new CountDownLatch(1);
    private final CountDownLatch fetch = new CountDownLatch(1);

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void a_reader_that_starts_while_another_is_a_step_ahead_gets_every_event() throws Exception {
        LedgerSerializer serializer = LedgerSerializer.of(EventNames.of(Map.of("school.visited", Visited.class)));
        try (Ledger ledger = Ledger.open(
                SqliteStore.open(folder.resolve("ledger.db")), LedgerConfig.of("node", Clock.systemUTC()))) {
            EventStorageEngine engine =
                    LedgerEventStorageEngine.builder(ledger, serializer).build();
            LedgerEventStore store =
                    LedgerEventStore.create(EmbeddedEventStore.builder().storageEngine(held(engine)), ledger);

            List<Long> seen = new CopyOnWriteArrayList<>();
            TrackingEventStream late = store.openStream(null);
            Thread reader = Thread.ofPlatform().daemon().start(() -> read(late, 2, seen));
            leaving.await();
            engine.appendEvents(visited(0));
            TrackingEventStream ahead = store.openStream(null);
            read(ahead, 1, new ArrayList<>());
            assertThat(ahead.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
            fetching.await();
            engine.appendEvents(visited(1));
            leave.countDown();
            await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
            fetch.countDown();
            await().until(() -> !seen.isEmpty());
            assertThat(seen).startsWith(0L);
            reader.join();
            assertThat(seen).containsExactly(0L, 1L);
            store.shutDown();
        }
    }

    @Test
    @Timeout(60)
    void what_an_upcaster_takes_out_is_not_waited_for() {
        LedgerSerializer serializer = LedgerSerializer.of(EventNames.of(Map.of("school.visited", Visited.class)));
        try (Ledger ledger = Ledger.open(
                SqliteStore.open(folder.resolve("ledger.db")), LedgerConfig.of("node", Clock.systemUTC()))) {
            EventStorageEngine engine = LedgerEventStorageEngine.builder(ledger, serializer)
                    .upcasters(events -> events.filter(event ->
                            event.getTrackingToken().orElseThrow().position().orElseThrow() != 1))
                    .build();
            LedgerEventStore store =
                    LedgerEventStore.create(EmbeddedEventStore.builder().storageEngine(engine), ledger);
            engine.appendEvents(visited(0), visited(1), visited(2), visited(3));

            List<Long> seen = new ArrayList<>();
            TrackingEventStream stream = store.openStream(null);
            read(stream, 1, seen);
            assertThat(stream.peek()).isPresent();
            read(stream, 2, seen);

            assertThat(seen).containsExactly(0L, 2L, 3L);
            store.shutDown();
        }
    }

    /** Holds the first reader between its look at the empty ledger and its waiting, and what is fetched for all before it is. */
    private EventStorageEngine held(EventStorageEngine engine) {
        AtomicBoolean first = new AtomicBoolean(true);
        return (EventStorageEngine) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventStorageEngine.class}, (proxy, method, arguments) -> {
                    boolean forAll = method.getName().equals("readEvents") && Boolean.TRUE.equals(arguments[1]);
                    if (forAll) {
                        fetching.countDown();
                        fetch.await();
                    }
                    Object result = method.invoke(engine, arguments);
                    return result instanceof Stream<?> events && !forAll && first.getAndSet(false)
                            ? events.onClose(this::hold)
                            : result;
                });
    }

    private void hold() {
        leaving.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(TrackingEventStream stream, int events, List<Long> positions) {
        try {
            for (int i = 0; i < events; i++) {
                positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GenericDomainEventMessage<?> visited(int number) {
        return new GenericDomainEventMessage<>("School", "school-" + number, 0, new Visited("school " + number));
    }
}
