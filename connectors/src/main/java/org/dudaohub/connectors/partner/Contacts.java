package org.dudaohub.connectors.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the last contact with each channel of a partner went. It is only shown, so it lives in memory. */
final class Contacts {

    private final Map<String, Contact> last = new ConcurrentHashMap<>();
    private final Clock clock;

    Contacts(Clock clock) {
        this.clock = clock;
    }

    /** @param problem what went wrong, in Chinese; null if nothing did */
    public record Contact(Instant at, String problem) {}

    void succeeded(String partner, String channel) {
        last.put(key(partner, channel), new Contact(clock.instant(), null));
    }

    void failed(String partner, String channel, Throwable cause) {
        last.put(key(partner, channel), new Contact(clock.instant(), Trouble.sentence(cause)));
    }

    Optional<Contact> last(String partner, String channel) {
        return Optional.ofNullable(last.get(key(partner, channel)));
    }

    private static String key(String partner, String channel) {
        return partner + "/" + channel;
    }
}
