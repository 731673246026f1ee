package org.dudaohub.connectors.peer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dudaohub.domain.exchange.ExchangeEvent.KeyAnnounced;

/** The keys under which a peer may sign, the latest last. */
record PeerKeys(List<Known> known) {

    /** @param until what is recorded from then on may not be signed with it; null while it is the latest */
    record Known(PeerKey key, Instant until) {}

    /** @param key X.509 SubjectPublicKeyInfo, base64; where it is no key, nothing from the peer can be believed */
    static PeerKeys of(String key) {
        return new PeerKeys(
                PeerKey.of(key).stream().map(only -> new Known(only, null)).toList());
    }

    /** The key of this id, if it may sign what was recorded then. */
    Optional<PeerKey> find(String id, Instant recordedAt) {
        return known.stream()
                .filter(each -> each.key().id().equals(id))
                .filter(each -> each.until() == null || recordedAt.isBefore(each.until()))
                .map(Known::key)
                .findFirst();
    }

    boolean has(PeerKeys others) {
        return known.stream()
                .anyMatch(each -> others.known.stream()
                        .anyMatch(other -> other.key().id().equals(each.key().id())));
    }

    /** The keys from the announcement on; the same where it announces no key that could be used. */
    PeerKeys after(KeyAnnounced announced) {
        Optional<PeerKey> next = PeerKey.of(announced.key());
        if (next.isEmpty() || known.isEmpty() || has(of(announced.key()))) {
            return this;
        }
        List<Known> all = new ArrayList<>(known.subList(0, known.size() - 1));
        all.add(new Known(known.getLast().key(), announced.effectiveFrom()));
        all.add(new Known(next.get(), null));
        return new PeerKeys(List.copyOf(all));
    }
}
