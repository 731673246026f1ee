package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Leaves the deadline as it is, although the school asked for more time. */
@Wording("不同意延期")
@SentBy(Role.OFFICE)
public record DeclineExtension(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("事由") String grounds,
        @Required @Wording("决定日期") LocalDate decidedOn)
        implements RectificationCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
