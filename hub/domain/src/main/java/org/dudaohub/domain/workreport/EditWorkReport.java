package org.dudaohub.domain.workreport;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Puts the author's text in the place of the draft's. */
@Wording("修改督导工作报告")
@SentBy({Role.INSPECTOR, Role.OFFICE})
public record EditWorkReport(
        @Required @Wording("报告人编号") String author,
        @Required @Wording("期间") String period,
        @Required @Wording("正文") String text,
        @Required @Wording("修改日期") LocalDate editedOn)
        implements WorkReportCommand {

    @Override
    public String stream() {
        return WorkReport.streamOf(author, period);
    }
}
