package org.dudaohub.domain.quality;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a monitoring result. */
public sealed interface QualityEvent extends Event {

    String result();

    String unit();

    @Override
    default String organization() {
        return unit();
    }

    @EventName("quality.MonitoringResultReceived")
    @Wording(value = "质量监测结果", sentence = "{year}年{subject}质量监测反馈：{problems}，责任人{responsible}，期限{dueOn}")
    record MonitoringResultReceived(
            String result,
            String unit,
            String body,
            int year,
            String subject,
            List<String> problems,
            String responsible,
            LocalDate dueOn,
            LocalDate happenedOn)
            implements QualityEvent {}

    @EventName("quality.MonitoringResultRectified")
    @Wording(value = "监测问题整改", sentence = "监测问题已整改：{measures}，是否逾期：{late}")
    record MonitoringResultRectified(
            String result,
            String unit,
            String measures,
            @Wording("是否逾期") boolean late,
            LocalDate happenedOn) implements QualityEvent {}

    /** @param daysBefore 7, 3 or 1 */
    @EventName("quality.MonitoringResultReminded")
    @Wording(value = "监测问题整改提醒", sentence = "整改期限{dueOn}将至（提前{daysBefore}日提醒），责任人{responsible}")
    record MonitoringResultReminded(
            String result,
            String unit,
            String responsible,
            @Wording("提前天数") int daysBefore,
            LocalDate dueOn,
            LocalDate happenedOn)
            implements QualityEvent {}

    /** Nobody said in time what was done about it; happened on the day after. It may still be rectified. */
    @EventName("quality.MonitoringResultOverdue")
    @Wording(value = "监测问题整改逾期", sentence = "整改期限{dueOn}已过，未报告整改，责任人{responsible}")
    record MonitoringResultOverdue(
            String result, String unit, String responsible, LocalDate dueOn, LocalDate happenedOn)
            implements QualityEvent {}
}
