package org.dudaohub.domain.plan;

/**
 * One line of a year's plan.
 *
 * @param number the line's number in the plan, from 1
 * @param months when, as the plan says it, such as {@code 4} or {@code 6,12} or {@code 每月}
 */
public record PlannedTask(int number, String theme, String content, String months, String responsible) {}
