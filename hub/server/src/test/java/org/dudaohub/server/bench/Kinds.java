package org.dudaohub.server.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Latencies, in all and by kind of command. */
final class Kinds {

    private static final double NANOS_PER_MILLI = 1e6;

    private Kinds() {}

    /** @param share of the samples that were at least as fast */
    static double millis(List<Load.Sample> samples, double share) {
        long[] sorted = samples.stream().mapToLong(Load.Sample::nanos).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / NANOS_PER_MILLI;
    }

    static void print(List<Load.Sample> samples) {
        Map<String, List<Load.Sample>> kinds = samples.stream()
                .collect(Collectors.groupingBy(sample -> sample.step().kind(), TreeMap::new, Collectors.toList()));
        System.out.printf("%n  %-30s %10s %10s %10s %10s%n", "command", "sent", "p50 ms", "p99 ms", "most ms");
        kinds.entrySet().stream()
                .sorted(Comparator.comparing(kind -> -kind.getValue().size()))
                .forEach(kind -> System.out.printf(
                        "  %-30s %,10d %10.2f %10.2f %10.2f%n",
                        kind.getKey(),
                        kind.getValue().size(),
                        millis(kind.getValue(), 0.50),
                        millis(kind.getValue(), 0.99),
                        millis(kind.getValue(), 1)));
    }
}
