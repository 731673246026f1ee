package org.dudaohub.domain.organization;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An administrative division's GB/T 2260 code: province, prefecture and county, two digits each. */
public record DivisionCode(String text) {

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    /** The provinces of GB/T 2260, and 99, which it leaves unused and invented data uses. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "99");

    public static Optional<DivisionCode> of(String text) {
        return SIX_DIGITS.matcher(text).matches() && PROVINCES.contains(text.substring(0, 2))
                ? Optional.of(new DivisionCode(text))
                : Optional.empty();
    }

    public String province() {
        return text.substring(0, 2);
    }

    /** A prefecture-level city, not a county or district of one. */
    public boolean isCity() {
        return text.endsWith("00") && !text.endsWith("0000");
    }

    /** Whether the other division is a part of this one; none is a part of itself. */
    boolean contains(String other) {
        return !other.equals(text) && other.startsWith(text.replaceFirst("(00){1,2}$", ""));
    }
}
