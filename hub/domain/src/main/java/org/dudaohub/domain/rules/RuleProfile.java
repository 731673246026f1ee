package org.dudaohub.domain.rules;

import java.time.LocalDate;
import java.util.Map;
import org.dudaohub.domain.supervision.Grade;

/**
 * The rules of one jurisdiction from one day on.
 *
 * @param id such as {@code 990200-2026}; stands in every event that the profile decided
 * @param jurisdiction prefix of GB/T 2260 codes that it holds for, 0 to 6 digits; the empty one is the national default
 * @param source the document that it comes from
 * @param rectificationDays calendar days from the visit to the rectification deadline, by grade
 * @param returnedDays calendar days that a returned case gets
 */
public record RuleProfile(
        String id,
        String jurisdiction,
        LocalDate effectiveFrom,
        String source,
        Map<Grade, Integer> rectificationDays,
        int returnedDays) {

    public LocalDate rectificationDeadline(Grade grade, LocalDate visitedOn) {
        return visitedOn.plusDays(rectificationDays.get(grade));
    }
}
