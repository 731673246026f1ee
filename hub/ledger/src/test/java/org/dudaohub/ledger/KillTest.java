package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.ledger.Events.events;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process appends from 16 threads and is killed with SIGKILL, 50 times over, on one growing ledger. Each line that it
 * printed is a commit that was acknowledged to it.
 */
class KillTest {

    private static final Logger log = LoggerFactory.getLogger(KillTest.class);
    private static final int KILLS = 50;
    private static final int THREADS = 16;
    private static final int SEED_EVENTS = 150_000;
    private static final int EVENTS = 200_000;

    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_survives_sigkill() throws Exception {
        long seed = Long.getLong("dudao.seed", System.nanoTime());
        Random random = new Random(seed);
        log.info("Kill test, seed {}", seed);
        Path file = folder.resolve("ledger.db");
        fill(file);

        Map<Long, String> acknowledged = new HashMap<>();
        long slowestOpening = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            slowestOpening = Math.max(slowestOpening, runAndKill(file, random, acknowledged));
        }
        log.info("{} commits acknowledged; slowest opening {} ms", acknowledged.size(), slowestOpening);

        long start = System.nanoTime();
        try (Ledger ledger = Ledger.open(SqliteStore.open(file), StoreTck.CONFIG)) {
            log.info(
                    "{} events, opened in {} ms",
                    ledger.head().position() + 1,
                    (System.nanoTime() - start) / 1_000_000);
            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
            assertThat(ledger.head().position()).isGreaterThanOrEqualTo(EVENTS);
            assertThat(ledger.verify()).isEqualTo(new Verification.Intact(ledger.head()));
            Map<Long, String> found = new HashMap<>();
            ledger.commits(0)
                    .forEach(commit -> found.put(
                            commit.position(),
                            commit.id() + " " + HexFormat.of().formatHex(commit.hash())));
            assertThat(acknowledged.entrySet().stream()
                            .filter(entry -> !entry.getValue().equals(found.get(entry.getKey()))))
                    .isEmpty();
            // The index was completed from the log, every time.
            ledger.events(SEED_EVENTS)
                    .map(event -> event.event().stream())
                    .distinct()
                    .forEach(stream -> assertThat(ledger.stream(stream, 0).count())
                            .isEqualTo(ledger.lastSequence(stream).orElseThrow() + 1));
        }
    }

    private static void fill(Path file) throws InterruptedException {
        try (Ledger ledger = Ledger.open(SqliteStore.open(file), StoreTck.CONFIG)) {
            List<Thread> threads = IntStream.range(0, 64)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                        for (int i = 0; i < SEED_EVENTS / 64 / 20 + 1; i++) {
                            ledger.append(events("seed-" + writer, i * 20L, i * 20L + 19));
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** Returns the milliseconds that the process took to open the ledger. */
    private static long runAndKill(Path file, Random random, Map<Long, String> acknowledged) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        // Whoever is killed leaves its native library where it unpacked it.
                        "-Djava.io.tmpdir=" + file.getParent(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread killer = null;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            long opened = Long.parseLong(lines.readLine());
            // Real time is what the test is about: the moment must not follow from what the process does.
            long delay = random.nextLong(20, 400);
            killer = Thread.ofVirtual().start(() -> killAfter(process, delay));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", 2);
                // The last line may be cut off.
                if (parts.length == 2 && parts[1].length() == 36 + 1 + 64) {
                    assertThat(acknowledged.put(Long.parseLong(parts[0]), parts[1]))
                            .isNull();
                }
            }
            return opened;
        } finally {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            if (killer != null) {
                killer.join();
            }
        }
    }

    private static void killAfter(Process process, long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // By its handle: Process.destroyForcibly would also close the pipe, with acknowledgements in it.
        process.toHandle().destroyForcibly();
    }

    /** The process that is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            // The test reads the acknowledgements here, so whatever else is said, by a library's log too, is said
            // there.
            PrintStream out = System.out;
            System.setOut(System.err);
            long start = System.nanoTime();
            Ledger ledger =
                    Ledger.open(SqliteStore.open(Path.of(arguments[0])), LedgerConfig.of("killed", Clock.systemUTC()));
            out.println((System.nanoTime() - start) / 1_000_000);
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String stream = UUID.randomUUID().toString();
                threads.add(Thread.ofPlatform().start(() -> {
                    for (long sequence = 0; ; sequence += 3) {
                        Receipt receipt = ledger.append(events(stream, sequence, sequence + 2));
                        out.print(receipt.position() + " " + receipt.commit() + " "
                                + HexFormat.of().formatHex(receipt.hash()) + "\n");
                        out.flush();
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
