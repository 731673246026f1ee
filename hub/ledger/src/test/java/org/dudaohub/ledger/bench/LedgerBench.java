package org.dudaohub.ledger.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentpercommit.DocumentPerCommitStorageStrategy;
import org.dudaohub.figures.BenchFolder;
import org.dudaohub.figures.Figures;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.MongoStore;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.Store;
import org.dudaohub.ledger.Verification;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;
import org.dudaohub.ledger.axon.LedgerEventStore;

/**
 * Runs all contestants by turns in one process, and prints and writes the figures.
 *
 * <p>Arguments: the file for the figures; the folder to work in. System properties: {@code rounds} (5), {@code millis} per
 * measurement (3000), {@code growth} (2000000 events; 0 to leave it out).
 */
public final class LedgerBench {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final long MILLIS = Long.getLong("millis", 3_000);
    private static final long GROWTH = Long.getLong("growth", 2_000_000);
    private static final long REPLAYED = 300_000;
    private static final int LONG_STREAM = 1_000;

    private final Figures figures = new Figures();
    private final Path folder;

    private LedgerBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        try (BenchFolder folder = BenchFolder.in(arguments[1], "ledger-bench")) {
            // PostgreSQL runs as another user.
            folder.path().toFile().setExecutable(true, false);
            folder.path().toFile().setReadable(true, false);
            LedgerBench bench = new LedgerBench(folder.path());
            bench.run();
            bench.figures.print();
            bench.figures.write(Path.of(arguments[0]));
        }
    }

    private void run() throws Exception {
        Path file = folder.resolve("ledger.db");
        try (Postgres postgres = new Postgres(folder.resolve("postgres"));
                Ledger ledger = open(SqliteStore.open(file))) {
            postgres.createSchema();
            EventStorageEngine ours = engine(ledger);
            int pool = bestPool(postgres);
            EventStorageEngine jdbc = postgres.engine(pool);
            append(ours, jdbc);
            String ourLong = Workload.longStream(ours, LONG_STREAM);
            String jdbcLong = Workload.longStream(jdbc, LONG_STREAM);
            read(ledger, file, ours, jdbc, ourLong, jdbcLong);
            wake(ledger);
        }
        mongo();
        if (GROWTH > 0) {
            growth();
        }
        ratios();
    }

    private static Ledger open(Store store) {
        return Ledger.open(store, LedgerConfig.of("bench", Workload.clock()));
    }

    private static EventStorageEngine engine(Ledger ledger) {
        return LedgerEventStorageEngine.builder(ledger, Workload.SERIALIZER).build();
    }

    private int bestPool(Postgres postgres) {
        Map<Double, Integer> rates = new TreeMap<>();
        for (int size : new int[] {16, 8, 32, 64}) {
            EventStorageEngine engine = postgres.engine(size);
            Workload.append(engine, 64, MILLIS / 2);
            double rate = Workload.append(engine, 64, MILLIS).commitsPerSecond();
            System.out.printf("  PostgreSQL, 64 writers on %d connections: %,.0f commits/s%n", size, rate);
            rates.put(rate, size);
        }
        return rates.values().stream().reduce((slower, faster) -> faster).orElseThrow();
    }

    private void append(EventStorageEngine ours, EventStorageEngine jdbc) throws Exception {
        int[] writers = {64, 8, 1};
        Path raw = folder.resolve("raw.db");
        Path rawKeys = folder.resolve("raw-keys.db");
        for (int round = -1; round < ROUNDS; round++) {
            System.out.println("  append, round " + (round + 1));
            for (int n : writers) {
                Workload.Rate our = Workload.append(ours, n, MILLIS);
                double their = Workload.append(jdbc, n, MILLIS).commitsPerSecond();
                if (round >= 0) {
                    figures.add("append" + n, "commits/s", our.commitsPerSecond());
                    figures.add("append" + n + "_jdbc", "commits/s", their);
                    if (n == 64) {
                        figures.add("append_p99_ms", "ms", our.percentile(0.99));
                        figures.add("append_p50_ms", "ms", our.percentile(0.50));
                    }
                }
            }
            double bare = RawSqlite.insert(raw, 2_140, false, MILLIS);
            double withKeys = RawSqlite.insert(rawKeys, 2_140, true, MILLIS);
            double fsyncs = RawSqlite.fsyncs(folder.resolve("fsync"), MILLIS / 2);
            if (round >= 0) {
                figures.add("append_raw", "commits/s", bare);
                figures.add("append_raw_keys", "commits/s", withKeys);
                figures.add("fsync_rate", "1/s", fsyncs);
            }
        }
    }

    private void read(
            Ledger ledger, Path file, EventStorageEngine ours, EventStorageEngine jdbc, String ourLong, String jdbcLong)
            throws Exception {
        for (int round = -2; round < ROUNDS; round++) {
            System.out.println("  read, round " + (round + 1));
            double our = Workload.replay(ours, false, REPLAYED);
            double their = Workload.replay(jdbc, false, REPLAYED / 3);
            double raw = RawSqlite.select(file, REPLAYED);
            double ourFull = Workload.replay(ours, true, REPLAYED);
            double theirFull = Workload.replay(jdbc, true, REPLAYED / 3);
            long start = System.nanoTime();
            Verification verified = ledger.verify();
            double verify = (ledger.head().position() + 1) / ((System.nanoTime() - start) / 1e9);
            if (!(verified instanceof Verification.Intact)) {
                throw new IllegalStateException(verified.toString());
            }
            double ourLoad = load(ours, ourLong);
            double theirLoad = load(jdbc, jdbcLong);
            if (round >= 0) {
                figures.add("replay", "events/s", our);
                figures.add("replay_jdbc", "events/s", their);
                figures.add("replay_raw", "events/s", raw);
                figures.add("replay_full", "events/s", ourFull);
                figures.add("replay_full_jdbc", "events/s", theirFull);
                figures.add("verify", "events/s", verify);
                figures.add("load1000_ms", "ms", ourLoad);
                figures.add("load1000_jdbc_ms", "ms", theirLoad);
            }
        }
    }

    private static double load(EventStorageEngine engine, String stream) {
        double[] millis = new double[40];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Workload.load(engine, stream, LONG_STREAM);
        }
        return Arrays.stream(millis)
                .sorted()
                .skip(millis.length / 2)
                .findFirst()
                .orElseThrow();
    }

    private void wake(Ledger ledger) throws Exception {
        EventStorageEngine engine = engine(ledger);
        LedgerEventStore store = LedgerEventStore.create(engine, ledger);
        try (TrackingEventStream stream = store.openStream(engine.createHeadToken())) {
            for (int i = -50; i < 200; i++) {
                Thread reader = null;
                long[] woken = new long[1];
                if (stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("not quiet");
                }
                reader = Thread.ofPlatform().start(() -> woken[0] = readThree(stream));
                // Quiet, and waiting.
                reader.join(20);
                long start = System.nanoTime();
                engine.appendEvents(Workload.commit(UUID.randomUUID().toString(), 0));
                reader.join(10_000);
                if (i >= 0) {
                    figures.add("wake_ms", "ms", (woken[0] - start) / 1e6);
                }
            }
        } finally {
            store.shutDown();
        }
    }

    /** When the first of three came. */
    private static long readThree(TrackingEventStream stream) {
        try {
            stream.nextAvailable();
            long first = System.nanoTime();
            stream.nextAvailable();
            stream.nextAvailable();
            return first;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mongo() {
        String uri = System.getenv("DUDAO_TEST_MONGODB_URI");
        MongoServer server = uri == null ? new MongoServer(new MemoryBackend()) : null;
        System.out.println("  MongoDB: " + (uri == null ? "in-process stand-in (mongo-java-server)" : "real server"));
        try (MongoClient client = MongoClients.create(uri == null ? server.bindAndGetConnectionString() : uri)) {
            for (int round = -1; round < ROUNDS; round++) {
                // Fresh each time: the stand-in gets slower with size.
                MongoDatabase database = client.getDatabase("ledger-bench-" + UUID.randomUUID());
                try (Ledger ledger = open(MongoStore.open(database))) {
                    double our = Workload.append(engine(ledger), 64, MILLIS).commitsPerSecond();
                    MongoDatabase other = client.getDatabase("axon-bench-" + UUID.randomUUID());
                    double their = Workload.append(axonMongo(other), 64, MILLIS).commitsPerSecond();
                    other.drop();
                    if (round >= 0) {
                        figures.add("append64_mongo", "commits/s", our);
                        figures.add("append64_axon_mongo", "commits/s", their);
                    }
                }
                database.drop();
            }
        } finally {
            if (server != null) {
                server.shutdownNow();
            }
        }
    }

    private static EventStorageEngine axonMongo(MongoDatabase database) {
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database.withWriteConcern(com.mongodb.WriteConcern.MAJORITY.withJournal(true)))
                        .build())
                .storageStrategy(new DocumentPerCommitStorageStrategy())
                .eventSerializer(org.axonframework.serialization.json.JacksonSerializer.defaultSerializer())
                .snapshotSerializer(org.axonframework.serialization.json.JacksonSerializer.defaultSerializer())
                .build();
        engine.ensureIndexes();
        return engine;
    }

    private void growth() throws Exception {
        Path file = folder.resolve("growth.db");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Daxoniq.update-checker.disabled=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Growth.class.getName(),
                        file.toString(),
                        Long.toString(GROWTH))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                if (parts.length == 2 && parts[0].contains("_")) {
                    figures.add(
                            parts[0],
                            parts[0].startsWith("append") ? "commits/s" : "events/s",
                            Double.parseDouble(parts[1]));
                }
            }
        }
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("the growing process failed");
        }
        figures.add("heap_mb", "MB", 128);
    }

    private void ratios() {
        figures.ratio("append64_vs_jdbc", "append64", "append64_jdbc");
        figures.ratio("append8_vs_jdbc", "append8", "append8_jdbc");
        figures.ratio("append1_vs_jdbc", "append1", "append1_jdbc");
        figures.ratio("append64_vs_raw", "append64", "append_raw");
        figures.ratio("append64_vs_raw_keys", "append64", "append_raw_keys");
        figures.ratio("append64_mongo_vs_axon", "append64_mongo", "append64_axon_mongo");
        figures.ratio("replay_vs_jdbc", "replay", "replay_jdbc");
        figures.ratio("replay_full_vs_jdbc", "replay_full", "replay_full_jdbc");
        figures.ratio("replay_vs_raw", "replay", "replay_raw");
        figures.ratio("load1000_vs_jdbc", "load1000_ms", "load1000_jdbc_ms");
        figures.ratio("growth_append", "append_large", "append_small");
        figures.ratio("growth_replay", "replay_large", "replay_small");
        figures.ratio("verify_vs_replay", "verify", "replay");
    }
}
