package org.dudaohub.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PooledProcessorTest {

    private static final long AN_HOUR = TimeUnit.HOURS.toMillis(1);

    record Visited(String school) {}

    record Listener(List<String> seen) {
        @EventHandler
        void on(Visited event) {
            seen.add(event.school());
        }
    }

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void a_pooled_processor_is_called_for_each_event_though_it_looks_by_itself_once_an_hour_only() {
        List<String> seen = new CopyOnWriteArrayList<>();
        LedgerSerializer serializer = LedgerSerializer.of(EventNames.of(Map.of("school.visited", Visited.class)));
        ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
        try (Ledger ledger = Ledger.open(
                SqliteStore.open(folder.resolve("ledger.db")), LedgerConfig.of("node", Clock.systemUTC()))) {
            LedgerEventStore store = LedgerEventStore.create(
                    LedgerEventStorageEngine.builder(ledger, serializer).build(), ledger);
            PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                    .name("listener")
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(new Listener(seen))
                            .build())
                    .messageSource(store)
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(worker)
                    .initialSegmentCount(1)
                    .initialToken(source -> source.createTailToken())
                    .tokenClaimInterval(AN_HOUR)
                    .claimExtensionThreshold(AN_HOUR)
                    .build();
            store.publish(visited("before"));
            processor.start();
            await().until(() -> seen.size() == 1);
            for (int i = 0; i < 20; i++) {
                store.publish(visited("after " + i));
                int expected = i + 2;
                await().until(() -> seen.size() == expected);
            }

            assertThat(seen).startsWith("before", "after 0").endsWith("after 19");
            processor.shutDown();
            store.shutDown();
        } finally {
            // Their next look is an hour away.
            coordinator.shutdownNow();
            worker.shutdownNow();
        }
    }

    private static EventMessage<Visited> visited(String school) {
        return new GenericDomainEventMessage<>("School", school, 0, new Visited(school));
    }
}
