package org.dudaohub.domain.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The algorithm {@code sha256-order-1}, which anyone can do again with a hash program.
 *
 * <ol>
 *   <li>Order the schools by SHA-256 of {@code seed|school} (UTF-8, lower-case hexadecimal); the first {@code count} are
 *       drawn, in that order.
 *   <li>For each drawn school take, of the inspectors that need not recuse themselves from it, those who were drawn least
 *       often so far, and of these the one with the smallest SHA-256 of {@code seed|school|inspector}.
 * </ol>
 */
final class Lot {

    static final String ALGORITHM = "sha256-order-1";

    private Lot() {}

    static List<Pair> draw(
            List<String> schools, List<String> inspectors, List<Recusal> recusals, int count, String seed) {
        Set<Recusal> recused = Set.copyOf(recusals);
        Map<String, Integer> drawn = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (String school : inOrder(schools, seed).subList(0, count)) {
            String inspector = inspectors.stream()
                    .filter(candidate -> !recused.contains(new Recusal(candidate, school)))
                    .min(Comparator.<String>comparingInt(candidate -> drawn.getOrDefault(candidate, 0))
                            .thenComparing(candidate -> sha256(seed + "|" + school + "|" + candidate)))
                    .orElseThrow(() -> new IllegalStateException("every inspector is recused from " + school));
            drawn.merge(inspector, 1, Integer::sum);
            pairs.add(new Pair(inspector, school));
        }
        return List.copyOf(pairs);
    }

    /** The schools for which nobody could be drawn. */
    static List<String> withoutInspector(List<String> schools, List<String> inspectors, List<Recusal> recusals) {
        Map<String, Set<String>> recused = recusals.stream()
                .collect(Collectors.groupingBy(
                        Recusal::school, Collectors.mapping(Recusal::inspector, Collectors.toSet())));
        return schools.stream()
                .filter(school -> recused.getOrDefault(school, Set.of()).containsAll(inspectors))
                .toList();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> inOrder(List<String> schools, String seed) {
        return schools.stream()
                .sorted(Comparator.comparing(school -> sha256(seed + "|" + school)))
                .toList();
    }
}
