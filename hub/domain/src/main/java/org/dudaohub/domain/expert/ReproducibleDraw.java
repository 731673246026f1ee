package org.dudaohub.domain.expert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The draw {@code sha256-order-1}: the population without the excluded, ordered by the SHA-256 of {@code seed|expert} (UTF-8, lower-case
 * hexadecimal), of which the first are drawn. Anybody can redo it with a hash program.
 */
final class ReproducibleDraw {

    static final String ALGORITHM = "sha256-order-1";

    private ReproducibleDraw() {}

    static List<String> draw(List<String> population, List<String> excluded, int count, String seed) {
        return population.stream()
                .filter(expert -> !excluded.contains(expert))
                .sorted(Comparator.comparing(expert -> sha256(seed + "|" + expert)))
                .limit(count)
                .toList();
    }

    /** SHA-256 of the text's UTF-8 bytes in lower-case hexadecimal. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
