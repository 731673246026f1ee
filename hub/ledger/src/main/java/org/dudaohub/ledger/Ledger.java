package org.dudaohub.ledger;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only, globally ordered, hash-chained list of a node's events. Safe for use by many threads; one per store
 * and process.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);
    private static final int PAGE = 256;

    /** A question for a stream costs more than one for the next commits; the store bounds the bytes anyway. */
    private static final int STREAM_PAGE = 1_024;

    private static final long CHECKED_AT_OPEN = 4_096;

    private final Store store;
    private final LedgerHeader header;
    private final LedgerConfig config;
    private final Appender appender;
    /** Half of the commits' ids, random for each time that a ledger is opened; the other half counts. */
    private final long idPrefix = UUID.randomUUID().getMostSignificantBits();

    private final AtomicLong idCounter = new AtomicLong();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private Ledger(Store store, LedgerConfig config) {
        this.store = store;
        this.config = config;
        this.header = store.header().orElseGet(() -> store.create(LedgerHeader.create(config.hash())));
        if (new Verifier(store, header).tail(CHECKED_AT_OPEN) instanceof Verification.Broken(long at, String why)) {
            throw new LedgerCorruptException(at, why);
        }
        this.appender = new Appender(store, header, config, this::wake);
        store.onForeignAppend(this::wake);
    }

    /**
     * Opens the ledger in the store, or creates it there. The ledger owns the store: closing it closes the store, and so
     * does a failure to open it. The last few thousand events are verified; {@link #verify()} checks all of them.
     *
     * @throws LedgerCorruptException where the ledger is damaged; nothing is repaired
     */
    public static Ledger open(Store store, LedgerConfig config) {
        try {
            return new Ledger(store, config);
        } catch (RuntimeException e) {
            try {
                store.close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    public LedgerHeader header() {
        return header;
    }

    /** The end as this node last saw it: another node on the same store may be ahead until it is read. */
    public Head head() {
        return appender.head();
    }

    /**
     * Appends the events as one commit, and returns when it is durable.
     *
     * @throws LedgerConflictException    another commit wrote to one of the streams first
     * @throws LedgerFullException        no room in the store
     * @throws CommitTooLargeException    more than 12 MB
     * @throws LedgerUnavailableException the store doesn't answer
     */
    public Receipt append(List<LedgerEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A commit has at least one event");
        }
        UUID id = new UUID(idPrefix, idCounter.incrementAndGet());
        byte[] body = CommitFormat.encode(id, config.node(), events);
        if (body.length > CommitFormat.MAX_BODY) {
            throw new CommitTooLargeException(body.length);
        }
        return appender.append(id, body, events);
    }

    /** All commits that hold {@code position} or a later one, up to the end at the time of reading; lazily, page by page. */
    public Stream<Commit> commits(long position) {
        return records(position).map(CommitRecord::decode);
    }

    /** All events from {@code position} on, up to the end at the time of reading; lazily, page by page. */
    public Stream<RecordedEvent> events(long position) {
        return commits(position).mapMulti((commit, events) -> {
            for (long at = Math.max(position, commit.position()); at <= commit.lastPosition(); at++) {
                events.accept(commit.recordedEvent(at));
            }
        });
    }

    /** The events of one stream from {@code sequence} on; lazily, page by page. */
    public Stream<RecordedEvent> stream(String stream, long sequence) {
        return pages(0, from -> store.readStream(stream, sequence, from, STREAM_PAGE))
                .map(CommitRecord::decode)
                .mapMulti((commit, events) -> {
                    for (long at = commit.position(); at <= commit.lastPosition(); at++) {
                        RecordedEvent recorded = commit.recordedEvent(at);
                        if (stream.equals(recorded.event().stream())
                                && recorded.event().sequence() >= sequence) {
                            events.accept(recorded);
                        }
                    }
                });
    }

    /** Number of the stream's last event; empty where there is no such stream. */
    public OptionalLong lastSequence(String stream) {
        return store.lastSequence(stream);
    }

    /** Position of the first event that happened at {@code time} or later; the one after the head where there is none. */
    public long positionAt(Instant time) {
        long wanted = Times.micros(time);
        long low = 0;
        long high =
                store.lastBefore(Long.MAX_VALUE).map(CommitRecord::nextPosition).orElse(0L);
        long end = high;
        // The commits' latest time only rises: bisect for the first commit that reaches the wanted time.
        while (low < high) {
            long middle = low + (high - low) / 2;
            CommitRecord commit = store.lastBefore(middle + 1).orElseThrow();
            if (commit.latest() >= wanted) {
                high = commit.position();
            } else {
                low = commit.nextPosition();
            }
        }
        try (Stream<RecordedEvent> events = events(low)) {
            return events.filter(event -> !event.event().happenedAt().isBefore(time))
                    .mapToLong(RecordedEvent::position)
                    .findFirst()
                    .orElse(end);
        }
    }

    /** Keeps a snapshot of a stream, instead of an older one. Snapshots are derived and no part of the chain. */
    public void saveSnapshot(LedgerEvent snapshot) {
        store.saveSnapshot(snapshot);
    }

    public Optional<LedgerEvent> snapshot(String stream) {
        return store.snapshot(stream);
    }

    /**
     * Recomputes the chain of a ledger that isn't opened here, a live one's for instance.
     *
     * @param progress gets the position up to which all is well, now and then
     */
    public static Verification verify(CommitSource source, LongConsumer progress) {
        return source.header()
                .<Verification>map(header -> new Verifier(source, header).verify(progress))
                .orElse(new Verification.Broken(Head.EMPTY, "there is no ledger header"));
    }

    /** Recomputes the whole chain from the stored bytes. */
    public Verification verify() {
        return verify(position -> {});
    }

    /** As {@link #verify()}; {@code progress} gets the position reached, now and then. */
    public Verification verify(LongConsumer progress) {
        return new Verifier(store, header).verify(progress);
    }

    /**
     * Calls {@code listener} right after commits became durable, this node's and, where the store can tell, other
     * nodes'. It is called on the appender's thread: it must return at once, typically after it woke a reader.
     */
    public Subscription onCommitted(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void wake() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                log.error("A listener failed; the commit stands", e);
            }
        }
    }

    private Stream<CommitRecord> records(long position) {
        long start = Math.max(position, 0);
        Optional<CommitRecord> spanning = store.lastBefore(start).filter(commit -> commit.nextPosition() > start);
        long next = spanning.map(CommitRecord::nextPosition).orElse(start);
        return Stream.concat(spanning.stream(), pages(next, from -> contiguous(from, store.read(from, PAGE))));
    }

    private static List<CommitRecord> contiguous(long from, List<CommitRecord> page) {
        long expected = from;
        for (CommitRecord commit : page) {
            if (commit.position() != expected) {
                throw new LedgerCorruptException(expected, "no commit begins here");
            }
            expected = commit.nextPosition();
        }
        return page;
    }

    private static Stream<CommitRecord> pages(long start, LongFunction<List<CommitRecord>> read) {
        // Not sticky at the end: Axon keeps asking an iterator that had no next event whether it has one now.
        Iterator<CommitRecord> iterator = new Iterator<>() {
            private Iterator<CommitRecord> page = List.<CommitRecord>of().iterator();
            private long next = start;

            @Override
            public boolean hasNext() {
                if (!page.hasNext()) {
                    List<CommitRecord> following = read.apply(next);
                    page = following.iterator();
                    if (!following.isEmpty()) {
                        next = following.getLast().nextPosition();
                    }
                }
                return page.hasNext();
            }

            @Override
            public CommitRecord next() {
                return page.next();
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Writes what waits, then closes the store. */
    @Override
    public void close() {
        appender.close();
        store.close();
    }
}
