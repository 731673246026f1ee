package org.dudaohub.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.awaitility.core.ConditionTimeoutException;
import org.dudaohub.figures.Figures;
import org.dudaohub.simulators.network.BadLine;
import org.dudaohub.simulators.sftp.SftpServer.Stall;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ops/bench faults}: for some minutes, one random fault after the other hits a city and two counties at work, often
 * with a bad line on top; after each the ledgers must agree. The same seed makes the same schedule.
 */
public final class FaultRun {

    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    /** How long what has not converged in time is watched on, to tell late from never. */
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);

    private static final int LONGEST_BEFORE = 4;
    private static final int LONGEST_FAULT = 12;
    /** One fault in so many lasts up to {@value #LONGEST_OUTAGE} seconds, so that whoever retries has become patient. */
    private static final int OUTAGE_EVERY = 10;

    private static final int LONGEST_OUTAGE = 100;
    private static final int MOST_MINUTES_APART = 14;

    private final RandomGenerator random;
    private final Region region;
    private final Traffic traffic;
    private final Audit audit;
    private final Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
    private final List<Double> convergence = new ArrayList<>();
    private int late;

    private FaultRun(long seed, Region region) {
        this.random = new Random(seed);
        this.region = region;
        this.traffic = new Traffic(region);
        this.audit = new Audit(region, traffic);
    }

    /**
     * @param arguments the demo's jar, a folder for all that the processes write, the file for the figures. The
     *     environment may hold {@code FAULTS_SEED} and {@code FAULTS_MINUTES}.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        long seed =
                Long.parseLong(environment.getOrDefault("FAULTS_SEED", Long.toString(System.nanoTime() % 1_000_000)));
        Duration length = Duration.ofMinutes(Long.parseLong(environment.getOrDefault("FAULTS_MINUTES", "5")));
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        System.out.printf("FAULTS_SEED=%d FAULTS_MINUTES=%d%n", seed, length.toMinutes());
        boolean right;
        try (Region region = Region.start(folder, Path.of(arguments[0]))) {
            FaultRun run = new FaultRun(seed, region);
            right = run.run(length);
            run.write(seed, Path.of(arguments[2]));
        }
        System.exit(right ? 0 : 1);
    }

    private boolean run(Duration length) throws InterruptedException {
        audit.awaitRight(CONVERGENCE);
        Instant end = Instant.now().plus(length);
        boolean right = true;
        while (right && Instant.now().isBefore(end)) {
            List<Fault> round = new ArrayList<>();
            round.add(anyFault());
            if (random.nextInt(3) == 0) {
                round.add(anyLineFault());
            }
            right = suffer(round);
        }
        traffic.close();
        region.nodes().forEach(HubNode::verifyLedger);
        return right && late == 0;
    }

    /** @return whether all came right in the end, in time or late */
    private boolean suffer(List<Fault> round) throws InterruptedException {
        traffic.goOn();
        pass(LONGEST_BEFORE);
        for (Fault fault : round) {
            System.out.printf("%tT %s%n", LocalTime.now(), fault.name());
            faults.merge(fault.kind(), 1, Integer::sum);
            fault.begin().run();
        }
        pass(random.nextInt(OUTAGE_EVERY) == 0 ? LONGEST_OUTAGE : LONGEST_FAULT);
        round.forEach(fault -> fault.end().run());
        long healed = System.nanoTime();
        traffic.pause();
        try {
            audit.awaitRight(GIVEN_UP);
        } catch (ConditionTimeoutException never) {
            System.out.println("         not right: " + never.getMessage());
            return false;
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - healed);
        convergence.add(taken.toMillis() / 1e3);
        late += taken.compareTo(CONVERGENCE) > 0 ? 1 : 0;
        List<String> broken = audit.broken();
        System.out.printf(
                "         right after %.1f s%s%n", taken.toMillis() / 1e3, broken.isEmpty() ? "" : ", but " + broken);
        return broken.isEmpty();
    }

    private void pass(int mostSeconds) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(500 + random.nextInt(mostSeconds * 1_000)));
    }

    private Fault anyFault() {
        return switch (Fault.Kind.values()[random.nextInt(Fault.Kind.values().length)]) {
            case NODE_KILLED -> Fault.kill(anyNode());
            case NODE_FROZEN -> Fault.freeze(anyNode());
            case BROKER_KILLED -> Fault.killBroker(region);
            case LINE_CUT -> Fault.cut(anyLines());
            case LINE_HELD -> Fault.hold(anyLines());
            case LINE_SLOW -> Fault.slow(anyLines());
            case QUEUE_FULL -> Fault.fillQueue(region);
            case BACKUP_RESTORED -> Fault.restoreBackup(region, traffic, audit);
            case CLOCKS_APART -> Fault.setClocksApart(region, Duration.ofMinutes(random.nextInt(MOST_MINUTES_APART)));
            case PLATFORM_KILLED -> Fault.killPlatform(region, random.nextBoolean() ? Stall.READING : Stall.MOVING);
            case NODE_KILLED_AT_A_FILE -> Fault.killAtAFile(region);
        };
    }

    private Fault anyLineFault() {
        return switch (random.nextInt(3)) {
            case 0 -> Fault.cut(anyLines());
            case 1 -> Fault.hold(anyLines());
            default -> Fault.slow(anyLines());
        };
    }

    private HubNode anyNode() {
        return region.nodes().get(random.nextInt(region.nodes().size()));
    }

    private List<BadLine> anyLines() {
        List<BadLine> lines = new ArrayList<>(region.lines());
        Collections.shuffle(lines, Random.from(random));
        return lines.subList(0, 1 + random.nextInt(lines.size()));
    }

    private void write(long seed, Path file) throws IOException {
        List<Verdict> verdicts = audit.verdicts();
        Figures figures = new Figures();
        figures.add("seed", "", seed);
        figures.add(
                "faults",
                "faults",
                faults.values().stream().mapToInt(count -> count).sum());
        faults.forEach((kind, count) -> figures.add("faults_" + kind.name().toLowerCase(Locale.ROOT), "faults", count));
        figures.add("events", "events", sum(verdicts, Verdict::events));
        convergence.forEach(seconds -> figures.add("convergence_median_s", "s", seconds));
        convergence.stream().max(Double::compare).ifPresent(most -> figures.add("convergence_max_s", "s", most));
        figures.add("later_than_60_s", "faults", late);
        figures.add("lost", "events", sum(verdicts, Verdict::lost));
        figures.add("twice", "events", sum(verdicts, Verdict::twice));
        figures.add("misplaced", "events", sum(verdicts, Verdict::misplaced));
        figures.add("altered", "events", sum(verdicts, Verdict::altered));
        figures.add(
                "without_receipt", "events", sum(verdicts, Verdict::notIssued) + sum(verdicts, Verdict::notReceived));
        figures.add("accepted_but_not_recorded", "commands", audit.broken().size());
        figures.print();
        figures.write(file);
    }

    private static long sum(List<Verdict> verdicts, ToLongFunction<Verdict> count) {
        return verdicts.stream().mapToLong(count).sum();
    }
}
