package org.dudaohub.ledger.axon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's embedded event store, whose readers are woken whenever a commit became durable in the ledger. Its streams call
 * back when there is something to read, which Axon's own don't: without that, a pooled processor looks only twice a second.
 */
public final class LedgerEventStore extends EmbeddedEventStore {

    /** Processors are called at most that often, so that under load each call finds more than one event. */
    private static final long BREATH_MILLIS = 100;

    /** Axon's streams may miss a signal; this is how long they then sleep. */
    private static final int LOOK_MILLIS = 50;

    private static final int RETRY_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(LedgerEventStore.class);

    private final Subscription committed;
    private final Set<CallingStream> calling = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean callerStarted = new AtomicBoolean();
    private final CountDownLatch shutDown = new CountDownLatch(1);

    private LedgerEventStore(EmbeddedEventStore.Builder builder, Ledger ledger) {
        super(builder);
        committed = ledger.onCommitted(() -> afterCommit(List.of()));
    }

    /**
     * @param builder as for {@link EmbeddedEventStore}, with a {@link LedgerEventStorageEngine} on the same ledger
     * @param ledger  the ledger that wakes the readers
     */
    public static LedgerEventStore create(EmbeddedEventStore.Builder builder, Ledger ledger) {
        return new LedgerEventStore(builder, ledger);
    }

    @Override
    public TrackingEventStream openStream(TrackingToken token) {
        return new CallingStream(super.openStream(token));
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

    /** Reads along at the end, and calls those who want to know: what this stream has seen, theirs can see too. */
    private void readAlong() throws InterruptedException {
        try (TrackingEventStream seen = super.openStream(createHeadToken())) {
            while (shutDown.getCount() > 0) {
                if (seen.hasNextAvailable(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    while (seen.hasNextAvailable()) {
                        seen.nextAvailable();
                    }
                    calling.forEach(stream -> stream.onAvailable.run());
                    shutDown.await(BREATH_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (RuntimeException e) {
            log.warn("Readers aren't called for now, they look for themselves every few seconds: {}", e.toString());
        }
    }

    @Override
    public void shutDown() {
        shutDown.countDown();
        committed.close();
        super.shutDown();
    }

    private final class CallingStream implements TrackingEventStream {

        private final TrackingEventStream stream;
        private volatile Runnable onAvailable;

        CallingStream(TrackingEventStream stream) {
            this.stream = stream;
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
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void close() {
            calling.remove(this);
            stream.close();
        }
    }
}
