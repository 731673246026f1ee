package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.ledger.Events.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one MongoDB ledger. */
class TwoNodesTest {

    private final TestMongo mongo = new TestMongo();
    private Ledger one;
    private Ledger two;

    @BeforeEach
    void open() {
        String database = mongo.newDatabase();
        one = Ledger.open(MongoStore.open(mongo.database(database)), StoreTck.CONFIG);
        two = Ledger.open(MongoStore.open(mongo.database(database)), StoreTck.CONFIG);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        mongo.close();
    }

    @Test
    void they_append_at_once_without_gap_or_fork_and_conflict_only_on_the_same_stream() throws Exception {
        AtomicInteger conflicts = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                Ledger node = writer % 2 == 0 ? one : two;
                String own = "own-" + writer;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        node.append(events(own, i * 2L, i * 2L + 1));
                        try {
                            node.append(events("shared", i, i));
                            written.incrementAndGet();
                        } catch (LedgerConflictException e) {
                            conflicts.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> done : running) {
                done.get();
            }
        }

        assertThat(conflicts.get() + written.get()).isEqualTo(200);
        assertThat(conflicts.get()).isPositive();
        assertThat(one.stream("shared", 0)).hasSize(written.get());
        assertThat(one.events(0)).hasSize(8 * 50 + written.get());
        assertThat(one.verify()).isInstanceOf(Verification.Intact.class).isEqualTo(two.verify());
    }

    @Test
    void each_wakes_its_readers_when_the_other_appends() {
        AtomicInteger woken = new AtomicInteger();
        try (Subscription subscription = two.onCommitted(woken::incrementAndGet)) {
            one.append(events("a", 0, 0));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> woken.get() > 0);
        }
        assertThat(two.events(0)).hasSize(1);
    }
}
