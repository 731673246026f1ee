package org.dudaohub.domain.workreport;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/** Puts the author's text in the place of the draft's. */
@Wording("修改督导工作报告")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record EditWorkReport(
        @Required @Wording("报告人编号") String author,
        @Required @Wording("期间") String period,
        @Required @Wording("正文") String text,
        @Required @Wording("修改日期") LocalDate editedOn)
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
