package org.dudaohub.demo.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Ticks like the machine's clock, but from the instant to which it was last set. */
final class DemoClock extends Clock {

    private final Clock machine;
    private volatile Duration ahead;

    DemoClock(Clock machine, Instant now) {
        this.machine = machine;
        set(now);
    }

    void set(Instant now) {
        ahead = Duration.between(machine.instant(), now);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("every clock of the node must follow when this one is set");
    }
}
