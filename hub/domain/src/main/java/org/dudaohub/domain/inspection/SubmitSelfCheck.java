package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school says how it sees itself before the team comes. */
@Wording("提交自查自评")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record SubmitSelfCheck(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("自查自评情况") String summary,
        @Wording("存在问题") String problems,
        @Required @Wording("提交日期") LocalDate submittedOn)
        implements InspectionCommand, SchoolCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
