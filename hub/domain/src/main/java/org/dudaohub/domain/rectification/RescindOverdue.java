package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Takes back that a case was overdue: the school's report turns out to have been made in time and only arrived late, or
 * the deadline was wrong and has been corrected. The office says so and not the school, which could date its report as
 * it likes.
 */
@Wording("撤销逾期认定")
@SentBy(Role.OFFICE)
public record RescindOverdue(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
