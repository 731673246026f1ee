package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Samples by key; their median is the figure. */
final class Figures {

    /** One line of the file. */
    record Figure(String key, double value, String unit, List<Double> samples) {}

    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    void add(String key, String unit, double sample) {
        samples.computeIfAbsent(key, k -> new ArrayList<>()).add(sample);
        units.put(key, unit);
        System.out.printf("    %-24s %,14.2f %s%n", key, sample, unit);
    }

    /** The ratio of two keys' samples, round by round. */
    void ratio(String key, String over, String under) {
        List<Double> a = samples.get(over);
        List<Double> b = samples.get(under);
        samples.put(
                key,
                IntStream.range(0, Math.min(a.size(), b.size()))
                        .mapToObj(i -> a.get(i) / b.get(i))
                        .toList());
        units.put(key, "ratio");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    void print() {
        System.out.printf("%n%-24s %14s %14s %14s  %s%n", "key", "median", "least", "most", "unit");
        samples.forEach((key, values) -> System.out.printf(
                "%-24s %,14.2f %,14.2f %,14.2f  %s%n",
                key,
                median(values),
                values.stream().mapToDouble(v -> v).min().orElse(0),
                values.stream().mapToDouble(v -> v).max().orElse(0),
                units.get(key)));
    }

    void write(Path file) throws IOException {
        List<Figure> figures = new ArrayList<>();
        samples.forEach((key, values) -> figures.add(new Figure(key, median(values), units.get(key), values)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), figures);
        System.out.println("written: " + file);
    }
}
