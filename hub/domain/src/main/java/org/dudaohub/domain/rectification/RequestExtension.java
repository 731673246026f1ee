package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school asks for more time. {@code school} must be the school of the case. */
@Wording("申请延期")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record RequestExtension(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("新期限") LocalDate until,
        @Required @Wording("事由") String grounds,
        @Required @Wording("申请日期") LocalDate requestedOn)
        implements RectificationCommand, SchoolCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
