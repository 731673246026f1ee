package org.dudaohub.projections.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What was counted about the schools of a division.
 *
 * @param division GB/T 2260 division code; empty for the schools that are not registered here
 * @param name name of the division's topmost office; the code where it has none
 */
public record DivisionStatistics(
        String division, String name, @JsonUnwrapped Counts counts) {}
