package org.dudaohub.domain.quality;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes in what a monitoring body found, and names who answers for putting it right. */
@Wording("登记质量监测结果")
@SentBy(Role.OFFICE)
public record ReceiveMonitoringResult(
        @Required @Wording("监测结果编号") String result,
        @Required @Wording("被监测机构代码") String unit,
        @Required @Wording("监测机构") String body,
        @Wording("年度") int year,
        @Required @Wording("学科") String subject,
        @Required @Wording("反馈问题") List<String> problems,
        @Required @Wording("整改责任人") String responsible,
        @Required @Wording("整改期限") LocalDate dueOn,
        @Required @Wording("收到日期") LocalDate receivedOn)
        implements QualityCommand {}
