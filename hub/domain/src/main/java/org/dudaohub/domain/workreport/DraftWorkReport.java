package org.dudaohub.domain.workreport;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/**
 * Starts a report from what happened in its period; see {@link ReportDraft}. Drafting again replaces a draft that nobody
 * edited yet; after that {@link RecountWorkReport} brings the figures up to date.
 *
 * @param author number of the inspector, or code of the office, that reports
 * @param period {@code 2026-03} for a monthly, {@code 2026} for an annual report
 * @param office the office to which the report goes
 */
@Wording("起草督导工作报告")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record DraftWorkReport(
        @Required @Wording("报告人编号") String author,
        @Required @Wording("期间") String period,
        @Required @Wording("机构代码") String office,
        @Required @Wording("统计") ReportFigures figures,
        @Required @Wording("正文") String text,
        @Required @Wording("起草日期") LocalDate draftedOn)
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
