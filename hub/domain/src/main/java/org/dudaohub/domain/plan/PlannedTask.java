package org.dudaohub.domain.plan;

import java.util.stream.Stream;
import org.dudaohub.domain.Wording;

/**
 * One line of a year's plan.
 *
 * @param number the line's number in the plan, from 1
 * @param months when, as the plan says it, such as {@code 4} or {@code 6,12} or {@code 每月}
 */
public record PlannedTask(
        @Wording("序号") int number,
        @Wording("主题") String theme,
        @Wording("内容") String content,
        @Wording("月份") String months,
        @Wording("责任单位") String responsible) {

    boolean isComplete() {
        return Stream.of(theme, content, months, responsible).allMatch(text -> text != null && !text.isBlank());
    }
}
