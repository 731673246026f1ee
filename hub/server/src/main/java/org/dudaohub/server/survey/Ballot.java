package org.dudaohub.server.survey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The secret that stands on a ballot: 16 letters and digits that nobody takes for one another, in groups of four, 80 bits of
 * chance. Nobody can guess one, or find it from its digest.
 */
record Ballot(String secret) {

    /** Crockford's: without I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final String FOUR_OF_MORE = "(.{4})(?=.)";
    private static final Pattern TYPED = Pattern.compile("[\\s-]*(?:[0-9A-Za-z][\\s-]*){16}");

    static Ballot draw(RandomGenerator random) {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Ballot(letters.toString().replaceAll(FOUR_OF_MORE, "$1-"));
    }

    /** What somebody typed from a ballot, however they wrote it; another secret as it is. */
    static Ballot typed(String text) {
        if (!TYPED.matcher(text).matches()) {
            return new Ballot(text);
        }
        String letters = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return new Ballot(letters.replace('O', '0').replaceAll("[IL]", "1").replaceAll(FOUR_OF_MORE, "$1-"));
    }

    /** SHA-256, hexadecimal: all that the ledger knows of it. */
    String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
