package org.dudaohub.domain.rules;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All rule profiles of a node and its working calendar. The longest matching jurisdiction wins, then the latest that is
 * in force. What a profile does not set comes from the wider jurisdiction as it was in force when the profile began; when
 * a wider one begins while it is in force, a further version of it begins on that day, with an id made of both, such as
 * {@code chongqing-2015+national-2027}. So what an id says never changes.
 */
public final class RuleBook {

    private static final System.Logger LOG = System.getLogger(RuleBook.class.getName());

    private static final Comparator<RuleProfile> MOST_SPECIFIC = Comparator.<RuleProfile>comparingInt(
                    profile -> profile.jurisdiction().length())
            .thenComparing(RuleProfile::effectiveFrom);

    private static final Comparator<RuleProfile> FIRST = Comparator.comparing(RuleProfile::effectiveFrom)
            .thenComparing(profile -> profile.jurisdiction().length());

    private final List<RuleProfile> profiles;
    private final WorkingCalendar calendar;
    /** Of which the log was told. */
    private final Set<Integer> unknownYears = ConcurrentHashMap.newKeySet();

    public RuleBook(List<RuleProfile> profiles, WorkingCalendar calendar) {
        List<RuleProfile> completed = new ArrayList<>();
        profiles.stream()
                .sorted(MOST_SPECIFIC)
                .forEach(profile -> completed.addAll(versionsOf(profile, profiles, completed)));
        this.profiles = List.copyOf(completed);
        this.calendar = calendar;
    }

    /** @param completed what is wider, in all its versions */
    private static List<RuleProfile> versionsOf(
            RuleProfile profile, List<RuleProfile> all, List<RuleProfile> completed) {
        LocalDate end = all.stream()
                .filter(other -> other.jurisdiction().equals(profile.jurisdiction()))
                .map(RuleProfile::effectiveFrom)
                .filter(day -> day.isAfter(profile.effectiveFrom()))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        Predicate<RuleProfile> wider = candidate -> candidate.isWiderThan(profile);
        Stream<LocalDate> beginnings = Stream.concat(
                Stream.of(profile.effectiveFrom()),
                completed.stream()
                        .filter(wider)
                        .map(RuleProfile::effectiveFrom)
                        .filter(day -> day.isAfter(profile.effectiveFrom()) && day.isBefore(end)));
        return beginnings
                .distinct()
                .map(day -> mostSpecific(completed, profile.jurisdiction(), day, wider)
                        .map(profile::completedFrom)
                        .orElse(profile))
                .toList();
    }

    /**
     * Reads JSON documents of the shape {@code {"profiles": [RuleProfile…], "calendar": WorkingCalendar}}; both members
     * may be left out, and what several documents say adds up.
     *
     * @throws IOException if a document has another shape
     */
    public static RuleBook read(Collection<InputStream> documents) throws IOException {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        List<RuleProfile> profiles = new ArrayList<>();
        WorkingCalendar calendar = new WorkingCalendar(Set.of(), Set.of());
        for (InputStream input : documents) {
            Document document = json.readValue(input, Document.class);
            profiles.addAll(Objects.requireNonNullElse(document.profiles(), List.of()));
            calendar = document.calendar() == null ? calendar : calendar.and(document.calendar());
        }
        return new RuleBook(profiles, calendar);
    }

    /**
     * The profile in force on that day. What is older than every profile (a principal in office since 2005, an archived
     * form) goes by the first that there was.
     *
     * @param division GB/T 2260 division code
     * @throws IllegalStateException if there is not even a national default: the node is set up wrongly
     */
    public RuleProfile profileFor(String division, LocalDate day) {
        return mostSpecific(profiles, division, day, profile -> true)
                .or(() -> profiles.stream()
                        .filter(profile -> division.startsWith(profile.jurisdiction()))
                        .min(FIRST))
                .orElseThrow(() -> new IllegalStateException("no rule profile for " + division));
    }

    /** @throws IllegalStateException if a case names a profile that this node does not have */
    public RuleProfile profile(String id) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule profile " + id));
    }

    /**
     * The last day of the period that the profile sets, counted from the day after {@code start}. A period of a right that
     * would end on a day off ends on the next working day (民法典 §203); terms and orders to schools do not move.
     */
    public LocalDate deadline(RuleProfile profile, PeriodRule rule, LocalDate start) {
        Period period = profile.period(rule);
        LocalDate counted = period.endAfter(start, calendar);
        LocalDate end = rule.endsOnWorkingDay() ? calendar.workingDayFrom(counted) : counted;
        if (period.countsWorkingDays() || rule.endsOnWorkingDay()) {
            warnIfUnknown(end.getYear());
        }
        return end;
    }

    /** As {@link #deadline}; empty where neither the profile nor a wider one names such a period. */
    public Optional<LocalDate> deadlineIfSet(RuleProfile profile, PeriodRule rule, LocalDate start) {
        return profile.sets(rule) ? Optional.of(deadline(profile, rule, start)) : Optional.empty();
    }

    private void warnIfUnknown(int year) {
        if (!calendar.knows(year) && unknownYears.add(year)) {
            LOG.log(
                    Level.WARNING,
                    "no working calendar is loaded for {0,number,#}: its holidays count as worked",
                    year);
        }
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    private static Optional<RuleProfile> mostSpecific(
            List<RuleProfile> profiles, String division, LocalDate day, Predicate<RuleProfile> condition) {
        return profiles.stream()
                .filter(profile -> division.startsWith(profile.jurisdiction()))
                .filter(profile -> !profile.effectiveFrom().isAfter(day))
                .filter(condition)
                .max(MOST_SPECIFIC);
    }

    private record Document(List<RuleProfile> profiles, WorkingCalendar calendar) {}
}
