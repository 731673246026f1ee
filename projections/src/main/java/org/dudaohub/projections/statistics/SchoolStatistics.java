package org.dudaohub.projections.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What was counted about a school.
 *
 * @param name null while it is not registered here
 * @param division GB/T 2260 division code; empty while it is not registered here
 */
public record SchoolStatistics(
        String school,
        String name,
        String division,
        @JsonUnwrapped Counts counts) {}
