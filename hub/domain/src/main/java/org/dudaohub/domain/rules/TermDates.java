package org.dudaohub.domain.rules;

import java.time.MonthDay;

/**
 * When a school term begins and ends in every school year; in JSON {@code {"begins": "--09-01", "ends": "--01-31"}}.
 *
 * @param ends the last day; in the next calendar year where it comes before the first
 */
public record TermDates(MonthDay begins, MonthDay ends) {}
