package org.dudaohub.domain.inspection;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** The team reports what it found. */
@Wording("形成督导报告")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record IssueReport(
        @Required @Wording("督导编号") String inspection,
        @Required @Wording("督导报告") String summary,
        @Wording("存在问题") String problems,
        @Required @Wording("印发日期") LocalDate issuedOn)
        implements InspectionCommand {

    @Override
    public String stream() {
        return "inspection:" + inspection;
    }
}
