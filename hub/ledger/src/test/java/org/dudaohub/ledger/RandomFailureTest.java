package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random conflicts, batches and failures. A seed that failed is run again with {@code -Ddudao.seed=...}. */
class RandomFailureTest {

    private static final int WRITERS = 6;
    private static final int TRIES = 40;

    static LongStream seeds() {
        Long given = Long.getLong("dudao.seed");
        return given == null ? ThreadLocalRandom.current().longs(20) : LongStream.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_fails_no_acknowledged_commit_is_lost_and_none_is_there_twice(long seed) throws Exception {
        Random random = new Random(seed);
        FaultyStore store = new FaultyStore(random, 0.02 + random.nextDouble() * 0.2);
        Map<UUID, Receipt> acknowledged = new ConcurrentHashMap<>();
        Map<UUID, List<LedgerEvent>> events = new ConcurrentHashMap<>();
        Set<String> refused = ConcurrentHashMap.newKeySet();
        try (Ledger ledger = Ledger.open(store, StoreTck.CONFIG.withAppendTimeout(Duration.ofMillis(150)))) {
            try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
                List<Future<?>> running = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    Random choice = new Random(seed + writer + 1);
                    running.add(threads.submit(() -> write(ledger, choice, acknowledged, events, refused)));
                }
                for (Future<?> done : running) {
                    done.get();
                }
            }
            store.heal();
            // One more makes the appender look up what is in doubt. A machine that is slow just now may need two.
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(LedgerUnavailableException.class)
                    .until(() -> ledger.append(List.of(Events.loose("end"))) != null);

            check(ledger, acknowledged, events, refused);
        }
    }

    private static void write(
            Ledger ledger,
            Random random,
            Map<UUID, Receipt> acknowledged,
            Map<UUID, List<LedgerEvent>> events,
            Set<String> refused) {
        for (int i = 0; i < TRIES; i++) {
            String stream = "s" + random.nextInt(8);
            List<LedgerEvent> batch = new ArrayList<>();
            try {
                long next = ledger.lastSequence(stream).orElse(-1) + 1;
                for (int n = random.nextInt(1, 5); n > 0; n--) {
                    batch.add(Events.event(stream, next++));
                }
                Receipt receipt = ledger.append(batch);
                acknowledged.put(receipt.commit(), receipt);
                events.put(receipt.commit(), batch);
            } catch (LedgerConflictException | LedgerFullException e) {
                batch.forEach(event -> refused.add(event.id()));
            } catch (LedgerUnavailableException e) {
                if (!e.outcomeUnknown()) {
                    batch.forEach(event -> refused.add(event.id()));
                }
            } catch (StoreException e) {
                // The look-up of the sequence failed; nothing was tried.
            }
        }
    }

    private static void check(
            Ledger ledger, Map<UUID, Receipt> acknowledged, Map<UUID, List<LedgerEvent>> events, Set<String> refused) {
        assertThat(ledger.verify()).isEqualTo(new Verification.Intact(ledger.head()));
        Map<UUID, Commit> found = new HashMap<>();
        Set<String> ids = new HashSet<>();
        Map<String, Long> sequences = new HashMap<>();
        ledger.commits(0).forEach(commit -> {
            assertThat(found.put(commit.id(), commit))
                    .as("twice: %s", commit.id())
                    .isNull();
            for (LedgerEvent event : commit.events()) {
                assertThat(ids.add(event.id())).as("event twice").isTrue();
                assertThat(refused.contains(event.id()))
                        .as("refused, yet written")
                        .isFalse();
                if (event.stream() != null) {
                    assertThat(event.sequence()).isEqualTo(sequences.getOrDefault(event.stream(), -1L) + 1);
                    sequences.put(event.stream(), event.sequence());
                }
            }
        });
        assertThat(acknowledged).isNotEmpty();
        acknowledged.forEach((id, receipt) -> {
            Commit commit = found.get(id);
            assertThat(commit).as("acknowledged, yet lost: %s", id).isNotNull();
            assertThat(commit.position()).isEqualTo(receipt.position());
            assertThat(commit.hash()).isEqualTo(receipt.hash());
            assertThat(commit.events()).usingRecursiveComparison().isEqualTo(events.get(id));
        });
    }
}
