package org.dudaohub.projections.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * What streams of the ledger come to. A stream that was asked for before is remembered, and only what the ledger gained
 * since is read, so that the answer is never stale.
 *
 * @param <E> the events that count; others of the stream are passed over
 */
final class Folds<E, T> {

    private static final int MOST = 10_000;
    private static final float LOAD = 0.75f;

    private final EventStorageEngine ledger;
    private final Class<E> events;
    private final BiFunction<Optional<T>, E, Optional<T>> after;
    private final Map<String, Fold<T>> known = Collections.synchronizedMap(new LinkedHashMap<>(16, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fold<T>> eldest) {
            return size() > MOST;
        }
    });

    /** @param last sequence number of the last event that is in it */
    private record Fold<T>(Optional<T> entry, long last) {}

    Folds(EventStorageEngine ledger, Class<E> events, BiFunction<Optional<T>, E, Optional<T>> after) {
        this.ledger = ledger;
        this.events = events;
        this.after = after;
    }

    Optional<T> find(String stream) {
        Fold<T> fold = known.getOrDefault(stream, new Fold<>(Optional.empty(), -1));
        DomainEventStream news = ledger.readEvents(stream, fold.last() + 1);
        if (!news.hasNext()) {
            return fold.entry();
        }
        while (news.hasNext()) {
            fold = with(fold, news.next());
        }
        known.put(stream, fold);
        return fold.entry();
    }

    private Fold<T> with(Fold<T> fold, DomainEventMessage<?> message) {
        Optional<T> entry = events.isInstance(message.getPayload())
                ? after.apply(fold.entry(), events.cast(message.getPayload()))
                : fold.entry();
        return new Fold<>(entry, message.getSequenceNumber());
    }
}
