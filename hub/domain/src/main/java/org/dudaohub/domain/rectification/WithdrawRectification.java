package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Ends a case that should not have been opened. */
@Wording("撤销整改事项")
@SentBy(Role.OFFICE)
public record WithdrawRectification(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
