package org.dudaohub.domain.workreport;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/** Puts new figures in the place of the draft's and leaves the author's text as it is; see {@link ReportDraft}. */
@Wording("更新督导工作报告统计")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record RecountWorkReport(
        @Required @Wording("报告人编号") String author,
        @Required @Wording("期间") String period,
        @Required @Wording("统计") ReportFigures figures,
        @Required @Wording("统计日期") LocalDate countedOn)
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
