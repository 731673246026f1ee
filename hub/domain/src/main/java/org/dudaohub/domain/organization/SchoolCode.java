package org.dudaohub.domain.organization;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A 学校标识码: ten digits, two for the type, two for the province, six for the serial number. No check digit is published.
 *
 * @param type such as {@code 21} for a primary school
 * @param province the first two digits of the province's GB/T 2260 code
 */
public record SchoolCode(String type, String province, String serial) {

    private static final Pattern TEXT = Pattern.compile("(\\d{2})(\\d{2})(\\d{6})");

    public static Optional<SchoolCode> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new SchoolCode(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** A teaching point counts as a primary school, a nine-year school as a junior, a complete one as a senior school. */
    public boolean fits(OrganizationKind kind) {
        return type.equals(typeOf(kind));
    }

    public boolean liesIn(DivisionCode division) {
        return province.equals(division.province());
    }

    private static String typeOf(OrganizationKind kind) {
        return switch (kind) {
            case KINDERGARTEN -> "11";
            case PRIMARY_SCHOOL, TEACHING_POINT -> "21";
            case JUNIOR_SCHOOL, NINE_YEAR_SCHOOL -> "31";
            case COMPLETE_SCHOOL, SENIOR_SCHOOL -> "34";
            case VOCATIONAL_SCHOOL -> "36";
            case SPECIAL_SCHOOL -> "51";
            case OFFICE -> "";
        };
    }

    @Override
    public String toString() {
        return type + province + serial;
    }
}
