package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school says how it sees itself before the team comes. */
@Wording("提交自查自评")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record SubmitSelfCheck(
        @Wording("督导编号") String inspection,
        @Wording("被督导单位代码") String school,
        @Wording("自查自评情况") String summary,
        @Wording("存在问题") String problems,
        @Wording("提交日期") LocalDate submittedOn)
        implements InspectionCommand, SchoolCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
