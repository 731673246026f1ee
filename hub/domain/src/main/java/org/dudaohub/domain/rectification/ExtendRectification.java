package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Gives the school more time, asked or not; possible until the deadline has passed. */
@Wording("同意延期")
@SentBy(Role.OFFICE)
public record ExtendRectification(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("新期限") LocalDate until,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
