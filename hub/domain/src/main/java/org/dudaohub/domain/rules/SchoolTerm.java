package org.dudaohub.domain.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One term of one school year. */
public record SchoolTerm(int year, int number, LocalDate first, LocalDate last) {

    /** The terms of the school year that begins in that year. */
    static Stream<SchoolTerm> ofYear(int year, List<TermDates> terms) {
        return IntStream.range(0, terms.size()).mapToObj(index -> {
            TermDates dates = terms.get(index);
            MonthDay newYear = terms.getFirst().begins();
            LocalDate first = dates.begins().atYear(dates.begins().isBefore(newYear) ? year + 1 : year);
            boolean acrossNewYear = dates.ends().isBefore(dates.begins());
            LocalDate last = dates.ends().atYear(first.getYear() + (acrossNewYear ? 1 : 0));
            return new SchoolTerm(year, index + 1, first, last);
        });
    }

    /** As schools write it: {@code 2025-2026-1} is the first term of the school year 2025. */
    public String name() {
        return "%d-%d-%d".formatted(year, year + 1, number);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
