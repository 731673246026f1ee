package org.dudaohub.ledger.axon;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger as Axon's event store. Whoever reads at its end is woken by each commit, or called if there is a callback, and
 * shares what was fetched with all the others; whoever is behind reads alone until the end is reached (ADR 5 and 8).
 */
public final class LedgerEventStore extends AbstractEventStore implements Lifecycle {

    /** Processors are called at most that often, so that a call finds more than one event. */
    private static final long BREATH_MILLIS = 100;

    /** So many events in one breath are load: the next may take longer, so that what is written for one case goes together. */
    private static final int MANY = 64;

    /** Not longer than the ring of recent events holds what is committed meanwhile. */
    private static final long DEEP_BREATH_MILLIS = 250;

    private static final int RETRY_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(LedgerEventStore.class);

    private final RecentEvents recent;
    private final Subscription committed;
    private final Set<Reader> open = ConcurrentHashMap.newKeySet();
    private final Set<Reader> calling = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean callerStarted = new AtomicBoolean();
    private final CountDownLatch shutDown = new CountDownLatch(1);

    private LedgerEventStore(Builder builder, Ledger ledger) {
        super(builder);
        recent = new RecentEvents(storageEngine());
        committed = ledger.onCommitted(recent::committed);
    }

    /**
     * @param engine a {@link LedgerEventStorageEngine} on the same ledger, or what delegates to one
     * @param ledger wakes the readers
     */
    public static LedgerEventStore create(EventStorageEngine engine, Ledger ledger) {
        var builder = new Builder();
        builder.storageEngine(engine);
        return new LedgerEventStore(builder, ledger);
    }

    private static final class Builder extends AbstractEventStore.Builder {}

    @Override
    public TrackingEventStream openStream(TrackingToken token) {
        return new Reader(token);
    }

    private void call() {
        try {
            do {
                readAlong();
            } while (!shutDown.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads along at the end, and calls those who want to know: what it has seen is fetched for them too. */
    private void readAlong() throws InterruptedException {
        try (TrackingEventStream seen = openStream(createHeadToken())) {
            while (shutDown.getCount() > 0) {
                if (seen.hasNextAvailable(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    int events = 0;
                    for (; seen.hasNextAvailable(); events++) {
                        seen.nextAvailable();
                    }
                    calling.forEach(reader -> reader.onAvailable.run());
                    shutDown.await(events < MANY ? BREATH_MILLIS : DEEP_BREATH_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (RuntimeException e) {
            log.warn("Readers aren't called for now, they look for themselves every few seconds: {}", e.toString());
        }
    }

    private void forgetWhatAllHave() {
        open.stream().mapToLong(reader -> reader.wanted).min().ifPresent(recent::forget);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::shutDown);
    }

    /** Nobody is called or woken any more. */
    public void shutDown() {
        shutDown.countDown();
        committed.close();
    }

    /** For one thread at a time, but for the callback. */
    private final class Reader implements TrackingEventStream {

        private long next;
        private TrackedEventMessage<?> peeked;
        private Stream<? extends TrackedEventMessage<?>> own;
        private Iterator<? extends TrackedEventMessage<?>> behind;
        private long caughtUpAt;
        private volatile Runnable onAvailable;

        /** The first recent event that it has not taken yet; none while it reads alone. */
        private volatile long wanted = Long.MAX_VALUE;

        Reader(TrackingToken token) {
            next = LedgerEventStorageEngine.next(token);
            open.add(this);
            // What is durable by now is there at once, whatever the pace at the end.
            readOn();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            calling.add(this);
            if (callerStarted.compareAndSet(false, true)) {
                Thread.ofPlatform().name("ledger-event-caller").daemon().start(LedgerEventStore.this::call);
            }
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            look();
            return Optional.ofNullable(peeked);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            look();
            while (peeked == null) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                recent.await(left);
                look();
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (shutDown.getCount() == 0) {
                    throw new IllegalStateException("the event store was shut down");
                }
            }
            TrackedEventMessage<?> event = peeked;
            peeked = null;
            next = position(event) + 1;
            wanted = own == null ? next : Long.MAX_VALUE;
            return event;
        }

        private void look() {
            if (peeked == null && own == null) {
                lookAtTheEnd();
            }
            while (peeked == null && own != null) {
                if (behind.hasNext()) {
                    peeked = behind.next();
                } else {
                    stopReadingBehind();
                    // What an upcaster took out is not waited for.
                    next = Math.max(next, caughtUpAt);
                    lookAtTheEnd();
                }
            }
        }

        private void lookAtTheEnd() {
            wanted = next;
            recent.refresh();
            peeked = recent.from(next);
            if (peeked == null) {
                if (recent.isPast(next)) {
                    readOn();
                } else {
                    forgetWhatAllHave();
                }
            }
        }

        private void readOn() {
            wanted = Long.MAX_VALUE;
            caughtUpAt = recent.end();
            own = storageEngine().readEvents(LedgerEventStorageEngine.token(next - 1), false);
            behind = own.iterator();
        }

        private void stopReadingBehind() {
            if (own != null) {
                own.close();
                own = null;
                behind = null;
            }
        }

        @Override
        public void close() {
            calling.remove(this);
            open.remove(this);
            stopReadingBehind();
        }
    }

    static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}
