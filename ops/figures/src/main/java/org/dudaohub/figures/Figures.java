package org.dudaohub.figures;

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
public final class Figures {

    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    public void add(String key, String unit, double sample) {
        samples.computeIfAbsent(key, k -> new ArrayList<>()).add(sample);
        units.put(key, unit);
        System.out.printf("    %-28s %,14.2f %s%n", key, sample, unit);
    }

    /** The ratio of two keys' samples, round by round. */
    public void ratio(String key, String over, String under) {
        List<Double> a = samples.getOrDefault(over, List.of());
        List<Double> b = samples.getOrDefault(under, List.of());
        List<Double> ratios = IntStream.range(0, Math.min(a.size(), b.size()))
                .mapToObj(i -> a.get(i) / b.get(i))
                .toList();
        if (!ratios.isEmpty()) {
            samples.put(key, ratios);
            units.put(key, "ratio");
        }
    }

    public double median(String key) {
        List<Double> sorted = samples.get(key).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public void print() {
        System.out.printf("%n%-28s %14s %14s %14s  %s%n", "key", "median", "least", "most", "unit");
        samples.forEach((key, values) -> System.out.printf(
                "%-28s %,14.2f %,14.2f %,14.2f  %s%n",
                key,
                median(key),
                values.stream().mapToDouble(v -> v).min().orElse(0),
                values.stream().mapToDouble(v -> v).max().orElse(0),
                units.get(key)));
    }

    /** A list of {@code {key, value, unit, samples}}. */
    public void write(Path file) throws IOException {
        List<Map<String, Object>> list = new ArrayList<>();
        samples.forEach((key, values) -> {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("key", key);
            figure.put("value", median(key));
            figure.put("unit", units.get(key));
            figure.put("samples", values);
            list.add(figure);
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), list);
        System.out.println("written: " + file);
    }
}
