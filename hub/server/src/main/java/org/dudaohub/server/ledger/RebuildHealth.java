package org.dudaohub.server.ledger;

import java.util.concurrent.atomic.AtomicBoolean;
import org.dudaohub.projections.ProjectionMonitor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Keeps the node out of service after its start until every read model that works has shown the whole ledger once. */
@Component("rebuild")
class RebuildHealth implements HealthIndicator {

    private final ProjectionMonitor monitor;
    private final AtomicBoolean rebuilt = new AtomicBoolean();

    RebuildHealth(ProjectionMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        if (!rebuilt.get()) {
            rebuilt.set(monitor.all().stream().allMatch(it -> it.caughtUp() || !it.healthy()));
        }
        return rebuilt.get() ? Health.up().build() : Health.outOfService().build();
    }
}
