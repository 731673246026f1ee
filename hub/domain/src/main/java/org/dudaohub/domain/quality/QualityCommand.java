package org.dudaohub.domain.quality;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface QualityCommand extends Command
        permits ReceiveMonitoringResult, RectifyMonitoringResult, CheckMonitoringDeadline {

    String result();

    @Override
    default String stream() {
        return "quality:" + result();
    }
}
