package org.dudaohub.ledger;

import java.time.Instant;

/** Instants as microseconds since 1970, rounded down: the unit of the time column. */
final class Times {

    private Times() {}

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    }
}
