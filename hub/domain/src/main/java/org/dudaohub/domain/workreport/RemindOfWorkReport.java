package org.dudaohub.domain.workreport;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks whether a report is due soon enough for a reminder; sent by the deadline watch as often as it likes. */
@Wording("提醒提交督导工作报告")
public record RemindOfWorkReport(
        @Required @Wording("报告人编号") String author,
        @Required @Wording("期间") String period,
        @Required @Wording("机构代码") String office)
        implements WorkReportCommand {

    @Override
    public String stream() {
        return WorkReport.streamOf(author, period);
    }
}
