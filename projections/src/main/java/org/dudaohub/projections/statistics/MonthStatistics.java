package org.dudaohub.projections.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.YearMonth;

/**
 * What was counted for a month. Visits, findings and interviews belong to the month in which they happened; a case, with
 * whatever became of it, belongs to the month in which it was ordered, so that a month's rate never exceeds 1.
 */
public record MonthStatistics(
        YearMonth month, @JsonUnwrapped Counts counts) {}
