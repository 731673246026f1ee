package org.dudaohub.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all commits that wait, numbers and hashes them, writes them in one batch, and only then
 * acknowledges them. It is the only one in this process that appends.
 *
 * <p>After any failure of the store it first reads what landed behind the head that it knew ({@link #catchUp}): its own
 * commits are found by their ids and acknowledged, those of other nodes move the head and the streams' sequences. Only
 * then is the rest renumbered and tried again. So no commit is written twice, whatever the store said.
 */
final class Appender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Appender.class);
    private static final int BATCH = 256;
    private static final int CATCH_UP_PAGE = 256;
    private static final long RETRY_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Store store;
    private final HashAlgorithm algorithm;
    private final Clock clock;
    private final Duration timeout;
    private final Runnable committed;
    private final SequenceCache sequences = new SequenceCache();
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(4 * BATCH);
    private final Thread thread;
    private volatile Head head;
    private volatile boolean closed;
    private long latest;
    private boolean headInDoubt;

    Appender(Store store, LedgerHeader header, LedgerConfig config, Runnable committed) {
        this.store = store;
        this.algorithm = header.algorithm();
        this.clock = config.clock();
        this.timeout = config.appendTimeout();
        this.committed = committed;
        this.head = new Head(Head.EMPTY, header.genesis());
        this.latest = Long.MIN_VALUE;
        store.lastBefore(Long.MAX_VALUE).ifPresent(this::moveTo);
        this.thread = Thread.ofPlatform().name("ledger-appender").start(this::run);
    }

    Head head() {
        return head;
    }

    /** Waits until the commit is durable. */
    Receipt append(UUID id, byte[] body, List<LedgerEvent> events) {
        List<StreamRange> ranges = StreamRange.of(events);
        SequenceCache.LookedUp lookedUp;
        try {
            lookedUp = lookUp(ranges, false);
        } catch (StoreException e) {
            throw new LedgerUnavailableException("The store doesn't tell how far a stream is", false, e);
        }
        Waiting waiting = new Waiting(id, body, ranges, lookedUp, latestOf(events), new CompletableFuture<>());
        try {
            if (closed || !queue.offer(waiting, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LedgerUnavailableException(
                        closed ? "The ledger is closed" : "The ledger's queue stays full", false, null);
            }
            // The appender answers within the timeout; twice that only passes where the store hangs in a call.
            return waiting.outcome.get(2 * timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("Interrupted while commit " + id + " was written", true, e);
        } catch (TimeoutException e) {
            throw new LedgerUnavailableException("The store doesn't answer for commit " + id, true, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LedgerException known ? known : new LedgerException("Append failed", e);
        }
    }

    /**
     * Where the commit's streams stand; what the cache doesn't know is looked up in the store, on the writer's thread: many
     * can do so at once. A stream that begins needs no look-up where the store itself refuses a second beginning, unless
     * {@code all} are asked for.
     */
    private SequenceCache.LookedUp lookUp(List<StreamRange> ranges, boolean all) {
        long from = head.position();
        long[] last = new long[ranges.size()];
        for (int i = 0; i < last.length; i++) {
            StreamRange range = ranges.get(i);
            last[i] = sequences.last(range.stream());
            boolean begins = range.first() == 0 && store.refusesTakenSequence();
            if (last[i] == SequenceCache.NONE && (all || !begins)) {
                last[i] = store.lastSequence(range.stream()).orElse(SequenceCache.NONE);
            }
        }
        return new SequenceCache.LookedUp(from, last);
    }

    private static long latestOf(List<LedgerEvent> events) {
        long latest = Long.MIN_VALUE;
        for (LedgerEvent event : events) {
            latest = Math.max(latest, Times.micros(event.happenedAt()));
        }
        return latest;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(BATCH);
        while (!closed || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                // Only close() ends this thread, by its flag.
                log.debug("Interrupted while idle");
            } catch (RuntimeException | Error e) {
                headInDoubt = true;
                LedgerException failure = e instanceof LedgerException known
                        ? known
                        : new LedgerUnavailableException("The append failed: " + e, true, e);
                log.error("The append of {} commits failed", batch.size(), e);
                batch.forEach(waiting -> waiting.outcome.completeExceptionally(failure));
            }
            batch.clear();
        }
    }

    private void write(List<Waiting> batch) {
        Map<UUID, Waiting> open = new LinkedHashMap<>();
        batch.forEach(waiting -> open.put(waiting.id, waiting));
        long deadline = System.nanoTime() + timeout.toNanos();
        int tries = 0;
        boolean ambiguous = false;
        boolean lookUpAll = false;
        while (!open.isEmpty()) {
            try {
                if (headInDoubt) {
                    if (!catchUp(open) && tries > 0) {
                        // Nothing new to see: what holds the position isn't readable yet, or nothing landed.
                        LockSupport.parkNanos(RETRY_PAUSE);
                    }
                    headInDoubt = false;
                }
                tries++;
                List<PreparedCommit> records = draft(open, lookUpAll);
                if (records.isEmpty()) {
                    return;
                }
                store.append(records);
                acknowledge(records, open);
            } catch (StoreException e) {
                headInDoubt = true;
                lookUpAll |= e.reason() == StoreException.Reason.SEQUENCE_TAKEN;
                // Once a write may hang in the network, it may arrive whenever it likes.
                ambiguous |= e.reason() == StoreException.Reason.UNKNOWN;
                if (e.reason() == StoreException.Reason.FULL && !ambiguous) {
                    open.values()
                            .forEach(waiting -> waiting.outcome.completeExceptionally(
                                    new LedgerFullException("No room for the commit: " + e.getMessage(), e)));
                    return;
                }
                if (System.nanoTime() > deadline) {
                    giveUp(open, ambiguous, e);
                    return;
                }
                if (e.reason() == StoreException.Reason.UNKNOWN) {
                    log.warn("The store failed, its state is looked up before the next try: {}", e.getMessage());
                }
            }
        }
    }

    /** Numbers and hashes what fits behind the head, and fails what conflicts. */
    private List<PreparedCommit> draft(Map<UUID, Waiting> open, boolean lookUpAll) {
        SequenceCache.Draft draft = new SequenceCache.Draft();
        List<PreparedCommit> records = new ArrayList<>(open.size());
        Instant recordedAt = clock.instant();
        long position = head.position() + 1;
        byte[] previous = head.hash();
        long latestSoFar = latest;
        for (Iterator<Waiting> it = open.values().iterator(); it.hasNext(); ) {
            Waiting waiting = it.next();
            LedgerConflictException conflict = conflict(waiting, draft, lookUpAll);
            if (conflict != null) {
                it.remove();
                waiting.outcome.completeExceptionally(conflict);
                continue;
            }
            draft.add(waiting.ranges);
            CommitFormat.number(waiting.body, position, recordedAt);
            previous = algorithm.chain(previous, waiting.body);
            latestSoFar = Math.max(latestSoFar, waiting.latest);
            CommitRecord commit = new CommitRecord(position, latestSoFar, previous, waiting.body);
            records.add(new PreparedCommit(waiting.id, waiting.ranges, commit));
            position = commit.nextPosition();
        }
        return records;
    }

    /** Null where every stream is still before what the commit would write. */
    private LedgerConflictException conflict(Waiting waiting, SequenceCache.Draft draft, boolean lookUpAll) {
        SequenceCache.LookedUp lookedUp = waiting.lookedUp;
        if (lookUpAll || head.position() - lookedUp.head() > SequenceCache.REMEMBERED_EVENTS) {
            lookedUp = lookUp(waiting.ranges, lookUpAll);
        }
        for (int i = 0; i < waiting.ranges.size(); i++) {
            StreamRange range = waiting.ranges.get(i);
            // What was written since the look is still in the cache.
            long written = Math.max(lookedUp.last()[i], sequences.last(range.stream()));
            long last = Math.max(written, draft.last(range.stream()));
            if (range.first() <= last) {
                return new LedgerConflictException(range.stream(), range.first(), last);
            }
        }
        return null;
    }

    private void acknowledge(List<PreparedCommit> records, Map<UUID, Waiting> open) {
        moveTo(records.getLast().record());
        for (PreparedCommit prepared : records) {
            sequences.written(prepared.streams());
            CommitRecord commit = prepared.record();
            open.remove(prepared.id()).outcome.complete(new Receipt(prepared.id(), commit.position(), commit.hash()));
        }
        committed.run();
    }

    /**
     * Reads what lies behind the known head: own commits that landed after all, and those of other nodes.
     *
     * @return whether there was something
     */
    private boolean catchUp(Map<UUID, Waiting> open) {
        boolean moved = false;
        while (true) {
            List<CommitRecord> page = store.read(head.position() + 1, CATCH_UP_PAGE);
            for (CommitRecord commit : page) {
                Commit decoded = commit.decode();
                if (commit.position() != head.position() + 1
                        || !Arrays.equals(algorithm.chain(head.hash(), commit.body()), commit.hash())) {
                    throw new LedgerCorruptException(head.position() + 1, "the commit here doesn't continue the chain");
                }
                sequences.written(StreamRange.of(decoded.events()));
                moveTo(commit);
                moved = true;
                Waiting own = open.remove(decoded.id());
                if (own != null) {
                    own.outcome.complete(new Receipt(own.id, commit.position(), commit.hash()));
                }
            }
            if (page.isEmpty()) {
                break;
            }
        }
        if (moved) {
            committed.run();
        }
        return moved;
    }

    private void giveUp(Map<UUID, Waiting> open, boolean ambiguous, StoreException cause) {
        try {
            headInDoubt = true;
            catchUp(open);
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
        open.values()
                .forEach(waiting -> waiting.outcome.completeExceptionally(new LedgerUnavailableException(
                        "Commit " + waiting.id + " couldn't be written within " + timeout, ambiguous, cause)));
    }

    private void moveTo(CommitRecord commit) {
        head = new Head(commit.nextPosition() - 1, commit.hash());
        latest = commit.latest();
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        try {
            thread.join(2 * timeout.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.outcome.completeExceptionally(new LedgerUnavailableException("The ledger is closed", false, null));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Waiting(
            UUID id,
            byte[] body,
            List<StreamRange> ranges,
            SequenceCache.LookedUp lookedUp,
            long latest,
            CompletableFuture<Receipt> outcome) {}
}
