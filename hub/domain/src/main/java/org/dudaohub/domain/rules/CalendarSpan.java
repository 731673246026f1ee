package org.dudaohub.domain.rules;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** A calendar month or year, as reports and quotas count them; written {@code 2026-03} or {@code 2026}. */
public record CalendarSpan(LocalDate first, LocalDate last) {

    private static final Pattern MONTH = Pattern.compile("20\\d{2}-(0[1-9]|1[0-2])");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    public static Optional<CalendarSpan> month(String text) {
        return text != null && MONTH.matcher(text).matches()
                ? Optional.of(of(YearMonth.parse(text)))
                : Optional.empty();
    }

    public static Optional<CalendarSpan> year(String text) {
        return text != null && YEAR.matcher(text).matches() ? Optional.of(of(Year.parse(text))) : Optional.empty();
    }

    public static Optional<CalendarSpan> of(String text) {
        return month(text).or(() -> year(text));
    }

    private static CalendarSpan of(YearMonth month) {
        return new CalendarSpan(month.atDay(1), month.atEndOfMonth());
    }

    private static CalendarSpan of(Year year) {
        return new CalendarSpan(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    public boolean isYear() {
        return first.getMonth() != last.getMonth();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
