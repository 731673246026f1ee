package org.dudaohub.domain.workreport;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks whether a report is missing; sent by the deadline watch as often as it likes. */
@Wording("认定督导工作报告逾期")
public record DeclareWorkReportOverdue(
        @Required @Wording("报告人编号") String author,
        @Required @Wording("期间") String period,
        @Required @Wording("机构代码") String office)
        implements WorkReportCommand {

    @Override
    public String stream() {
        return WorkReport.streamOf(author, period);
    }
}
