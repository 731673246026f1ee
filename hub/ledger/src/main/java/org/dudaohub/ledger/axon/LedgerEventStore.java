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
import org.dudaohub.ledger.Head;
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
        return new CallingStream(token);
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

    /**
     * Calls back, and leaves nothing out: positions have no gaps, so a stream that comes to a later event than the next has
     * lost one, and is opened again behind the last. Axon's readers share what one of them fetches, and the first that is
     * fetched after a start may be linked to a reader that isn't that far yet. It goes back once for an event: one that is
     * still not there was taken out by an upcaster.
     */
    private final class CallingStream implements TrackingEventStream {

        private TrackingEventStream stream;
        private long next;
        private long soughtAgain = Head.EMPTY;
        private volatile Runnable onAvailable;

        CallingStream(TrackingToken token) {
            this.stream = LedgerEventStore.super.openStream(token);
            this.next = LedgerEventStorageEngine.next(token);
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
            Optional<TrackedEventMessage<?>> event = stream.peek();
            return event.filter(this::leavesOut).isPresent() ? goBack().peek() : event;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            boolean available = stream.hasNextAvailable(timeout, unit);
            return available && stream.peek().filter(this::leavesOut).isPresent()
                    ? goBack().hasNextAvailable(timeout, unit)
                    : available;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> event = stream.nextAvailable();
            if (leavesOut(event)) {
                event = goBack().nextAvailable();
            }
            next = position(event) + 1;
            return event;
        }

        private boolean leavesOut(TrackedEventMessage<?> event) {
            return position(event) > next && soughtAgain != next;
        }

        private TrackingEventStream goBack() {
            log.info("A reader lost event {}, and goes back for it", next);
            soughtAgain = next;
            stream.close();
            stream = LedgerEventStore.super.openStream(LedgerEventStorageEngine.token(next - 1));
            return stream;
        }

        @Override
        public void close() {
            calling.remove(this);
            stream.close();
        }
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}
