package org.dudaohub.domain.organization;

import java.util.Optional;

/** A 统一社会信用代码 (GB 32100-2015): 17 characters and a check character. */
public record UnifiedSocialCreditCode(String text) {

    /** 0 to 9 and A to Y without I, O, S, V and Z; a character's place is its value. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int BASE = ALPHABET.length();
    private static final int LENGTH = 18;

    public static Optional<UnifiedSocialCreditCode> of(String text) {
        boolean valid = text.length() == LENGTH
                && text.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
                && text.charAt(LENGTH - 1) == checkCharacter(text);
        return valid ? Optional.of(new UnifiedSocialCreditCode(text)) : Optional.empty();
    }

    /** {@code C18 = (31 − Σ Ci·Wi mod 31) mod 31} with the weights {@code Wi = 3^(i−1) mod 31}. */
    private static char checkCharacter(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * weight;
            weight = weight * 3 % BASE;
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }
}
