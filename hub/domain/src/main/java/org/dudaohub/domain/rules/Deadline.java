package org.dudaohub.domain.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The last day of a period that someone has to keep, with what was said about it so far. It is part of an aggregate's
 * state and so comes from its events: a watch that was down, or that asks twice, neither forgets nor repeats a reminder.
 *
 * @param reminded the reminders that were given, as days before the end
 * @param missed that it passed unkept was found
 */
public record Deadline(LocalDate end, Set<Integer> reminded, boolean missed) {

    /** Days before the end on which a reminder is due, the nearest first. */
    private static final List<Integer> REMINDERS = List.of(1, 3, 7);

    public static Deadline on(LocalDate end) {
        return new Deadline(end, Set.of(), false);
    }

    /** The reminder to give today: only the nearest, so that a watch that comes late doesn't say the same thrice. */
    public OptionalInt reminderDue(LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, end);
        return left < 0
                ? OptionalInt.empty()
                : REMINDERS.stream()
                        .filter(days -> left <= days)
                        .limit(1)
                        .filter(days -> !reminded.contains(days))
                        .mapToInt(Integer::intValue)
                        .findFirst();
    }

    /** Whether there is anything to say about it today. */
    public boolean isDueForWord(LocalDate today) {
        return reminderDue(today).isPresent() || isMissedSince(today);
    }

    /** It passed, and that is news. */
    public boolean isMissedSince(LocalDate today) {
        return !missed && today.isAfter(end);
    }

    public Deadline withReminder(int daysBefore) {
        Set<Integer> given = new HashSet<>(reminded);
        given.add(daysBefore);
        return new Deadline(end, Set.copyOf(given), missed);
    }

    public Deadline asMissed() {
        return new Deadline(end, reminded, true);
    }
}
