package org.dudaohub.server.ledger;

import java.util.List;
import org.dudaohub.projections.ProjectionHealth;
import org.dudaohub.projections.ProjectionMonitor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a read model is stalled: an alert, but no reason to take the node out of service. */
@Component("readModels")
class ReadModelHealth implements HealthIndicator {

    private final ProjectionMonitor monitor;

    ReadModelHealth(ProjectionMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        List<String> stalled = monitor.all().stream()
                .filter(readModel -> !readModel.healthy())
                .map(ProjectionHealth::processor)
                .toList();
        return stalled.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("stalled", stalled).build();
    }
}
