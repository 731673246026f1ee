package org.dudaohub.connectors.peer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps those out for a while who send what can't be believed, and lets nobody in more than a few times at once, so that a flood
 * harms nobody but its source. Sources are network addresses, because who else it is takes work to find out; a peer that has
 * proved itself is a source of its own, so that it gets in where its address is kept out.
 */
final class Doorman {

    private static final int AT_ONCE = 8;
    private static final int MOST_BAD = 1_000;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Source> sources = new LinkedHashMap<>(16, 0.75f, true);

    Doorman(Clock clock) {
        this.clock = clock;
    }

    private static final class Source {
        private int inside;
        private int bad;
        private Instant since = Instant.EPOCH;
    }

    /** @return whether the source may come in; then it has to {@link #leave} */
    synchronized boolean enter(String address) {
        Source source = sources.computeIfAbsent(address, key -> new Source());
        if (sources.size() > REMEMBERED) {
            sources.values().removeIf(each -> each.inside == 0 && each.bad == 0 && each != source);
        }
        if (clock.instant().isAfter(source.since.plus(PERIOD))) {
            source.since = clock.instant();
            source.bad = 0;
        }
        if (source.inside >= AT_ONCE || source.bad >= MOST_BAD) {
            return false;
        }
        source.inside++;
        return true;
    }

    /** @param bad messages of nobody who could be believed */
    synchronized void leave(String address, int bad) {
        Source source = sources.get(address);
        source.inside--;
        source.bad += bad;
    }
}
