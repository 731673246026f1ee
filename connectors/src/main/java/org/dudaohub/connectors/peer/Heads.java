package org.dudaohub.connectors.peer;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadDeclared;

/** The heads that a ledger was declared to have, by position; of the old ones only some, so that they stay few. */
final class Heads {

    private static final int MOST = 64;
    private static final int NEWEST = 16;

    private final NavigableMap<Long, String> hashes = new TreeMap<>();

    /** What a declaration contradicts: the hash that was declared before, and the one that is declared now. */
    record Contradiction(long position, String before, String now) {}

    void add(HeadDeclared declared) {
        // What was contradicted is told once; from then on the ledger is held to what it says now.
        declared.earlier().forEach(head -> hashes.replace(head.position(), head.hash()));
        hashes.tailMap(declared.position(), false).clear();
        hashes.put(declared.position(), declared.hash());
        if (hashes.size() > MOST) {
            thin();
        }
    }

    private void thin() {
        NavigableSet<Long> old = new TreeSet<>(List.copyOf(hashes.keySet()).subList(0, hashes.size() - NEWEST));
        boolean drop = false;
        for (long position : old) {
            if (drop) {
                hashes.remove(position);
            }
            drop = !drop;
        }
    }

    List<Long> positions() {
        return List.copyOf(hashes.keySet());
    }

    /** The lowest position at which the declaration does not fit those before it. */
    Optional<Contradiction> contradictedBy(HeadDeclared declared) {
        Map<Long, String> now = new TreeMap<>();
        declared.earlier().forEach(head -> now.put(head.position(), head.hash()));
        now.put(declared.position(), declared.hash());
        Optional<Contradiction> changed = hashes.entrySet().stream()
                .filter(known -> now.containsKey(known.getKey())
                        && !now.get(known.getKey()).equals(known.getValue()))
                .map(known -> new Contradiction(known.getKey(), known.getValue(), now.get(known.getKey())))
                .findFirst();
        // Whoever leaves the last head out has forgotten it, or hides it.
        return changed.or(() -> Optional.ofNullable(hashes.lastEntry())
                .filter(last -> !now.containsKey(last.getKey()))
                .map(last -> new Contradiction(last.getKey(), last.getValue(), "")));
    }
}
