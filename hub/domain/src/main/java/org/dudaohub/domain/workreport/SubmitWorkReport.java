package org.dudaohub.domain.workreport;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/** Files the report as it stands, near the end of its period or later, with figures that were counted on the same day. */
@Wording("提交督导工作报告")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record SubmitWorkReport(
        @Required @Wording("报告人编号") String author,
        @Required @Wording("期间") String period,
        @Required @Wording("提交日期") LocalDate submittedOn)
        implements WorkReportCommand, ByInspectors {

    @Override
    public String stream() {
        return WorkReport.streamOf(author, period);
    }

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.alone(author);
    }
}
