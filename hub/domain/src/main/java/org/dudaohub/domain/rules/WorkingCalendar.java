package org.dudaohub.domain.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * Which days are worked: Monday to Friday, except as the State Council's yearly notice says.
 *
 * @param holidays weekdays and weekend days off
 * @param workdays weekend days that are worked to make up for holidays
 */
public record WorkingCalendar(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    public WorkingCalendar {
        holidays = holidays == null ? Set.of() : Set.copyOf(holidays);
        workdays = workdays == null ? Set.of() : Set.copyOf(workdays);
    }

    public boolean isWorkingDay(LocalDate day) {
        if (workdays.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.contains(day);
    }

    /** Whether the notice of that year is loaded; without it only weekends are days off. */
    boolean knows(int year) {
        return holidays.stream().anyMatch(day -> day.getYear() == year);
    }

    /** The day itself, or the first one after it that is worked. */
    LocalDate workingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    LocalDate plusWorkingDays(LocalDate start, int count) {
        LocalDate day = start;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    WorkingCalendar and(WorkingCalendar other) {
        Set<LocalDate> allHolidays = new HashSet<>(holidays);
        allHolidays.addAll(other.holidays);
        Set<LocalDate> allWorkdays = new HashSet<>(workdays);
        allWorkdays.addAll(other.workdays);
        return new WorkingCalendar(allHolidays, allWorkdays);
    }
}
