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
}
