package org.dudaohub.ledger.axon;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * The ledger's last events as messages, fetched once for all who read at its end. Positions have no gaps, so each has its
 * place in a ring; a place is empty where an upcaster took the event out. Not a linked list: once one link of it has grown old,
 * the collector takes all that follow for old too (ADR 8).
 */
final class RecentEvents {

    private static final int SIZE = 1_024;

    /** Under load one question to the disk is to bring many events; the first after a pause is fetched at once. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Another node may have written to the same store, which not every store can tell. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventStorageEngine engine;
    private final TrackedEventMessage<?>[] ring = new TrackedEventMessage<?>[SIZE];
    private final Object signal = new Object();
    private long first;
    private long end;

    // Guarded by the signal, so that whoever commits never waits for whoever reads the disk.
    private boolean news;
    private long fetchedAt = System.nanoTime() - LOOK_NANOS;

    RecentEvents(EventStorageEngine engine) {
        this.engine = engine;
        first = head();
        end = first;
    }

    /** Something was committed. Returns at once. Whoever waits knows of earlier news already. */
    void committed() {
        synchronized (signal) {
            if (!news) {
                news = true;
                signal.notifyAll();
            }
        }
    }

    /** Waits until it may be worth to look again; not longer than that time. */
    void await(long nanos) throws InterruptedException {
        synchronized (signal) {
            long due = fetchedAt + (news ? PACE_NANOS : LOOK_NANOS) - System.nanoTime();
            TimeUnit.NANOSECONDS.timedWait(signal, Math.min(nanos, due));
        }
    }

    /** Fetches what was committed since the last time, unless that was just now. */
    synchronized void refresh() {
        if (!isDue()) {
            return;
        }
        long head = head();
        if (head - end > SIZE) {
            // Nobody has read here for long.
            first = head;
            end = head;
        }
        try (Stream<? extends TrackedEventMessage<?>> events =
                engine.readEvents(LedgerEventStorageEngine.token(end - 1), false)) {
            events.forEach(this::add);
        }
    }

    private boolean isDue() {
        synchronized (signal) {
            long age = System.nanoTime() - fetchedAt;
            if (news ? age < PACE_NANOS : age < LOOK_NANOS) {
                return false;
            }
            news = false;
            fetchedAt = System.nanoTime();
            return true;
        }
    }

    private void add(TrackedEventMessage<?> event) {
        long position = LedgerEventStore.position(event);
        for (long takenOut = Math.max(end, position - SIZE); takenOut < position; takenOut++) {
            ring[place(takenOut)] = null;
        }
        ring[place(position)] = event;
        end = position + 1;
        first = Math.max(first, end - SIZE);
    }

    /** Lets go of what is before that position: what everybody has is not to grow old here. */
    synchronized void forget(long below) {
        for (; first < Math.min(below, end); first++) {
            ring[place(first)] = null;
        }
    }

    /** Whether the event at that position is no longer held; it never will be again. */
    synchronized boolean isPast(long position) {
        return position < first;
    }

    /** The position behind the last event held. */
    synchronized long end() {
        return end;
    }

    /** The first event at that position or behind it; null if there is none yet, or if that position is past. */
    synchronized TrackedEventMessage<?> from(long position) {
        if (position < first) {
            return null;
        }
        for (long at = position; at < end; at++) {
            if (ring[place(at)] != null) {
                return ring[place(at)];
            }
        }
        return null;
    }

    private static int place(long position) {
        return (int) (position % SIZE);
    }

    private long head() {
        return LedgerEventStorageEngine.next(engine.createHeadToken());
    }
}
