package org.dudaohub.connectors.partner;

import java.time.Duration;
import java.time.LocalTime;

/**
 * How a partner is treated.
 *
 * @param every how often it is looked at
 * @param cron instead of {@code every}: when, as Spring writes it, such as {@code 0 30 6 * * MON-FRI}, in China
 * @param concurrency how many payloads of an inbound channel are worked through at once, where several can be: at a door,
 *     in a folder, from a queue. Their order is not kept then; what is about the same case goes one after the other
 * @param perMinute how many payloads or requests a minute; 0 for no limit
 * @param attempts how often something is tried before it has to wait for the next look
 * @param firstPause between two attempts; it doubles, with jitter, up to {@code longestPause}
 * @param breaker percentage of failures among the last ten calls that keeps us away from the partner for
 *     {@code breakerPause}
 * @param quietFrom from when on nothing is fetched or delivered; null for no quiet hours
 * @param quietUntil until when, on the next day if it is earlier
 */
public record Policy(
        Duration every,
        String cron,
        int concurrency,
        int perMinute,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        int breaker,
        Duration breakerPause,
        LocalTime quietFrom,
        LocalTime quietUntil) {

    static final Policy USUAL = new Policy(null, null, 0, 0, 0, null, null, 0, null, null, null);

    public Policy {
        every = every == null ? Duration.ofSeconds(30) : every;
        concurrency = concurrency == 0 ? 1 : concurrency;
        attempts = attempts == 0 ? 3 : attempts;
        firstPause = firstPause == null ? Duration.ofSeconds(1) : firstPause;
        longestPause = longestPause == null ? Duration.ofSeconds(30) : longestPause;
        breaker = breaker == 0 ? 50 : breaker;
        breakerPause = breakerPause == null ? Duration.ofSeconds(60) : breakerPause;
    }

    boolean isQuiet(LocalTime now) {
        if (quietFrom == null || quietUntil == null || quietFrom.equals(quietUntil)) {
            return false;
        }
        boolean after = !now.isBefore(quietFrom);
        boolean before = now.isBefore(quietUntil);
        return quietFrom.isBefore(quietUntil) ? after && before : after || before;
    }
}
