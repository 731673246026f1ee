package org.dudaohub.domain.rectification;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school reports what it did. {@code school} must be the school of the case. */
@Wording("报告整改情况")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record ReportRectification(
        @Required @Wording("整改事项编号") String rectification,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("整改情况") String measures,
        @Required @Wording("报告日期") LocalDate reportedOn)
        implements RectificationCommand, SchoolCommand {

    @Override
    public String stream() {
        return "rectification:" + rectification;
    }
}
