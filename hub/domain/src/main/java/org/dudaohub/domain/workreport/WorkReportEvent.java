package org.dudaohub.domain.workreport;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a report. */
public sealed interface WorkReportEvent extends Event {

    /** Number of the inspector, or code of the office, that reports. */
    String author();

    /** {@code 2026-03} or {@code 2026}. */
    String period();

    String office();

    @Override
    default String organization() {
        return office();
    }

    @EventName("workreport.WorkReportDrafted")
    @Wording(value = "督导工作报告起草", sentence = "起草{author}的{period}督导报告")
    record WorkReportDrafted(
            String author, String period, String office, ReportFigures figures, String text, LocalDate happenedOn)
            implements WorkReportEvent {}

    @EventName("workreport.WorkReportEdited")
    @Wording(value = "督导工作报告修改", sentence = "修改{author}的{period}督导报告")
    record WorkReportEdited(String author, String period, String office, String text, LocalDate happenedOn)
            implements WorkReportEvent {}

    /** The figures are those of that day; the text stays. */
    @EventName("workreport.WorkReportRecounted")
    @Wording(value = "督导工作报告统计更新", sentence = "更新{author}的{period}督导报告统计")
    record WorkReportRecounted(String author, String period, String office, ReportFigures figures, LocalDate happenedOn)
            implements WorkReportEvent {}

    /** @param late whether it came after it was due */
    @EventName("workreport.MonthlyReportSubmitted")
    @Wording(value = "月度督导报告", sentence = "{author}提交{period}月度督导报告，逾期：{late}")
    record MonthlyReportSubmitted(
            String author,
            String period,
            String office,
            ReportFigures figures,
            String text,
            @Wording("提交期限") LocalDate due,
            @Wording("逾期") boolean late,
            LocalDate happenedOn)
            implements WorkReportEvent {}

    /** @param late whether it came after it was due */
    @EventName("workreport.AnnualReportSubmitted")
    @Wording(value = "年度督导报告", sentence = "{author}提交{period}年度督导报告，逾期：{late}")
    record AnnualReportSubmitted(
            String author,
            String period,
            String office,
            ReportFigures figures,
            String text,
            @Wording("提交期限") LocalDate due,
            @Wording("逾期") boolean late,
            LocalDate happenedOn)
            implements WorkReportEvent {}

    @EventName("workreport.WorkReportReminded")
    @Wording(value = "督导工作报告提醒", sentence = "{author}的{period}督导报告应于{due}前提交（提前{daysBefore}日提醒）")
    record WorkReportReminded(
            String author,
            String period,
            String office,
            @Wording("提交期限") LocalDate due,
            @Wording("提前日数") int daysBefore,
            LocalDate happenedOn)
            implements WorkReportEvent {}

    /** Happened on the day after it was due. */
    @EventName("workreport.WorkReportOverdue")
    @Wording(value = "督导工作报告逾期", sentence = "{author}的{period}督导报告{due}到期未提交")
    record WorkReportOverdue(
            String author,
            String period,
            String office,
            @Wording("提交期限") LocalDate due,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements WorkReportEvent {}
}
