package org.dudaohub.domain.quality;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Asks a monitoring result whether its rectification is due soon or overdue; may be sent as often as one likes. */
@Wording("检查监测问题整改期限")
public record CheckMonitoringDeadline(
        @Required @Wording("监测结果编号") String result) implements QualityCommand {}
