package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Files the report with the government and the next higher office. */
@Wording("上报督导报告")
@SentBy(Role.OFFICE)
public record ReportUpward(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("上报机构代码") String superior,
        @Required @Wording("上报日期") LocalDate reportedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
