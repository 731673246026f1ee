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
