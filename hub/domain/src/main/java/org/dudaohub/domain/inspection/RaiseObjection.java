package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The school objects to the report 异议, or asks for the review 复核 of the opinion, where its rules know such a right. */
@Wording("提出异议或申请复核")
@SentBy({Role.SCHOOL, Role.OFFICE})
public record RaiseObjection(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("被督导单位代码") String school,
        @Required @Wording("异议文书") Document disputed,
        @Required @Wording("事由") String grounds,
        @Required @Wording("提出日期") LocalDate raisedOn)
        implements InspectionCommand, SchoolCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
