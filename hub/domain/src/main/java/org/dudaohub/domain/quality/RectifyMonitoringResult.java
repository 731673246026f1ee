package org.dudaohub.domain.quality;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Says what was done about a monitoring result. */
@Wording("报告监测问题整改")
@SentBy(Role.OFFICE)
public record RectifyMonitoringResult(
        @Required @Wording("监测结果编号") String result,
        @Required @Wording("整改情况") String measures,
        @Required @Wording("整改日期") LocalDate rectifiedOn)
        implements QualityCommand {}
