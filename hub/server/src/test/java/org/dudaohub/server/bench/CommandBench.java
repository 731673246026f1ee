package org.dudaohub.server.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dudaohub.figures.BenchFolder;
import org.dudaohub.figures.Figures;
import org.dudaohub.ledger.Ledger;

/**
 * Asks one node for mixed commands at a steady rate, and prints and writes the figures. It fails where an answer is not the
 * expected one, and where the ledger does not hold exactly the events that the answers promised.
 *
 * <p>Arguments: the file for the figures; the folder to work in; how to start a node. System properties: {@code rate}
 * (1510 commands a second), {@code rounds} (5), {@code seconds} of a round (10), {@code warmup} (240 seconds), {@code
 * senders} (100). All of it is done again with MongoDB where {@code DUDAO_TEST_MONGODB_URI} names one.
 */
public final class CommandBench {

    private static final double RATE = Integer.getInteger("rate", 1_510);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final int WARM_UP = Integer.getInteger("warmup", 240);
    private static final int SENDERS = Integer.getInteger("senders", 100);
    private static final Duration CATCH_UP = Duration.ofMinutes(2);
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;

    private final Figures figures = new Figures();
    private final List<String> command;
    private final Path folder;

    private CommandBench(List<String> command, Path folder) {
        this.command = command;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        try (BenchFolder folder = BenchFolder.in(arguments[1], "command-bench")) {
            CommandBench bench = new CommandBench(List.of(arguments).subList(2, arguments.length), folder.path());
            bench.run();
            bench.figures.print();
            bench.figures.write(Path.of(arguments[0]));
        }
    }

    private void run() throws Exception {
        Path embedded = Files.createDirectory(folder.resolve("embedded"));
        try (Place place = new Place.Embedded(embedded.resolve("data"))) {
            measure("", place, embedded);
        }
        String uri = System.getenv("DUDAO_TEST_MONGODB_URI");
        if (uri == null) {
            System.out.println("\n  MongoDB is left out: DUDAO_TEST_MONGODB_URI names none");
            return;
        }
        try (Place place = Place.Mongo.at(uri)) {
            measure("_mongodb", place, Files.createDirectory(folder.resolve("mongodb")));
        }
    }

    private void measure(String suffix, Place place, Path files) throws Exception {
        Promises promises = new Promises();
        Town town = new Town(LocalDate.now(ZoneId.of("Asia/Shanghai")));
        try (Node node = Node.start(command, place.options(), files);
                Client client = new Client(node.port(), Node.PASSWORD, SENDERS)) {
            Load load = new Load(client, new Stories(town), SENDERS);
            System.out.printf(
                    "%n  %s: %d schools are registered, then %d s of warm-up%n", place.label(), Town.SCHOOLS, WARM_UP);
            load.inOrder(town.registration().toList()).forEach(sample -> promises.add(sample.step()));
            warmUp(load, client, town, promises);
            List<Load.Sample> all = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.printf("%n  round %d: %.0f commands/s for %d s%n", round, RATE, SECONDS);
                List<Load.Sample> samples = round(suffix, node, load);
                samples.forEach(sample -> promises.add(sample.step()));
                all.addAll(samples);
                figures.add("read_models_behind_s" + suffix, "s", behind(load, client, town, round, promises));
            }
            Kinds.print(all);
            System.out.printf("%n  flat out, %d senders, each sends when it is answered%n", SENDERS);
            Load.Run most = load.flatOut(SECONDS);
            most.samples().forEach(sample -> promises.add(sample.step()));
            figures.add("commands_most_per_s" + suffix, "commands/s", most.perSecond());
        }
        try (Ledger ledger = place.ledger()) {
            figures.add("events_written" + suffix, "events", promises.verify(ledger));
        }
    }

    /**
     * Everybody logs in, and the JVM compiles what is used, for which the load has to leave it time. Somebody looks now and
     * then, as in the rounds: code that has never seen a look is thrown away at the first one.
     */
    private static void warmUp(Load load, Client client, Town town, Promises promises)
            throws IOException, InterruptedException {
        int step = ROUNDS;
        for (double share : List.of(0.3, 0.6, 0.9, 0.9)) {
            load.paced(share * RATE, WARM_UP / 4).samples().forEach(sample -> promises.add(sample.step()));
            behind(load, client, town, ++step, promises);
        }
    }

    private List<Load.Sample> round(String suffix, Node node, Load load) throws InterruptedException {
        Duration nodeBefore = node.cpu();
        long ownBefore = ownCpu();
        Load.Run run = load.paced(RATE, SECONDS);
        long own = ownCpu() - ownBefore;
        Duration ofNode = node.cpu().minus(nodeBefore);
        List<Load.Sample> samples = run.samples();
        long refused =
                samples.stream().filter(sample -> sample.step().isRefused()).count();
        long events = samples.stream()
                .mapToLong(sample -> sample.step().events().size())
                .sum();
        figures.add("commands_per_s" + suffix, "commands/s", run.perSecond());
        figures.add("commands_p50_ms" + suffix, "ms", Kinds.millis(samples, 0.50));
        figures.add("commands_p99_ms" + suffix, "ms", Kinds.millis(samples, 0.99));
        figures.add("commands_worst_ms" + suffix, "ms", Kinds.millis(samples, 1));
        figures.add("commands_refused" + suffix, "%", PERCENT * refused / samples.size());
        figures.add("events_per_s" + suffix, "events/s", events / run.seconds());
        figures.add("node_cpu_us" + suffix, "µs/command", ofNode.toNanos() / NANOS_PER_MICRO / samples.size());
        figures.add("generator_cpu_us" + suffix, "µs/command", own / NANOS_PER_MICRO / samples.size());
        return samples;
    }

    /** How long it takes until a form that is filed now is in its dossier. */
    private static double behind(Load load, Client client, Town town, int round, Promises promises)
            throws IOException, InterruptedException {
        Step probe = new Stories(town).probe(round);
        load.inOrder(List.of(probe)).forEach(sample -> promises.add(sample.step()));
        long begin = System.nanoTime();
        while (client.get(Town.STAFF, "/api/v1/cases?id=visit:QDP-" + round).status() != 200) {
            if (System.nanoTime() - begin > CATCH_UP.toNanos()) {
                throw new IllegalStateException("the read models do not catch up within " + CATCH_UP);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }

    private static long ownCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
