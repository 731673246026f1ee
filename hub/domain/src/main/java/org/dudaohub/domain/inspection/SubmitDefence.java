package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school defends itself against the preliminary opinion. */
@Wording("提交申辩")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record SubmitDefence(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("申辩意见") String statement,
        @Required @Wording("提交日期") LocalDate submittedOn)
        implements InspectionCommand, SchoolCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
