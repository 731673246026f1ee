package org.dudaohub.domain.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as rules state it; written {@code 10d}, {@code 10wd} (working days), {@code 1m}, {@code 3y}. */
public record Period(int amount, Unit unit) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})(d|wd|m|y)");

    enum Unit {
        DAYS("d"),
        WORKING_DAYS("wd"),
        MONTHS("m"),
        YEARS("y");

        private final String suffix;

        Unit(String suffix) {
            this.suffix = suffix;
        }
    }

    /** @throws IllegalArgumentException if the text is not a period */
    @JsonCreator
    public static Period of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a period: " + text);
        }
        for (Unit unit : Unit.values()) {
            if (unit.suffix.equals(matcher.group(2))) {
                return new Period(Integer.parseInt(matcher.group(1)), unit);
            }
        }
        throw new IllegalArgumentException("no such unit: " + text);
    }

    /** The last day of the period; the day on which it starts is not counted (民法典 §201). */
    LocalDate endAfter(LocalDate start, WorkingCalendar calendar) {
        return switch (unit) {
            case DAYS -> start.plusDays(amount);
            case WORKING_DAYS -> calendar.plusWorkingDays(start, amount);
            case MONTHS -> start.plusMonths(amount);
            case YEARS -> start.plusYears(amount);
        };
    }

    boolean countsWorkingDays() {
        return unit == Unit.WORKING_DAYS;
    }

    @JsonValue
    @Override
    public String toString() {
        return amount + unit.suffix;
    }
}
