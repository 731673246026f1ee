package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;

/**
 * What this node's ledger says about the exchange with one peer. Written by the fold only; its size does not grow with
 * what waits for the peer, but for a checkpoint per {@value #CHECKPOINT_EVERY} messages.
 */
final class PeerState {

    /** Whoever repeats the same garbage is refused each time but written down once. */
    private static final int REMEMBERED_REFUSALS = 1_000;

    private static final int CHECKPOINT_EVERY = 1_024;

    /**
     * A message of the peer that is in this node's ledger and has no receipt there yet.
     *
     * @param digest see {@link Message#digest()}
     */
    record Unreceipted(long sequence, String digest, long position, Instant recordedAt) {}

    private final String peer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private Numbering numbering;
    private final NavigableMap<Long, Numbering> checkpoints = new TreeMap<>();
    private long settled;
    private long received;
    private final Deque<Unreceipted> unreceipted = new ArrayDeque<>();
    private final Deque<String> refusedDigests = new ArrayDeque<>();
    private LocalDate refusalDay = LocalDate.MIN;
    private int refusalsOfDay;

    PeerState(String peer) {
        this.peer = peer;
        this.numbering = Numbering.start(peer);
    }

    String peer() {
        return peer;
    }

    /** The agreement in force; empty where there has never been one. */
    Optional<Accord> accord() {
        return reading(() -> Optional.ofNullable(numbering.accord()));
    }

    /** How many messages this node's feed to the peer has. */
    long feedLength() {
        return reading(() -> numbering.next());
    }

    /** The peer has answered for good every message below this number. */
    long settled() {
        return reading(() -> settled);
    }

    /** Number of the message that is awaited from the peer: every one below it is in this node's ledger. */
    long received() {
        return reading(() -> received);
    }

    /** Where to begin to read the ledger for the feed's message {@code sequence}; empty where there is no agreement. */
    Optional<Numbering> checkpoint(long sequence) {
        return reading(
                () -> Optional.ofNullable(checkpoints.floorEntry(sequence)).map(entry -> entry.getValue()));
    }

    List<Unreceipted> unreceipted() {
        return reading(() -> List.copyOf(unreceipted));
    }

    /** The refusal of this message is in the ledger already, or so many of the day are that no more need be. */
    boolean refusedEnough(String digest, LocalDate day, int mostOfDay) {
        return reading(() -> refusedDigests.contains(digest) || refusalDay.equals(day) && refusalsOfDay >= mostOfDay);
    }

    /** Waits until the ledger says so. */
    void await(Predicate<PeerState> condition, Duration timeout) throws InterruptedException, TimeoutException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (!condition.test(this)) {
                if (nanos <= 0) {
                    throw new TimeoutException("The fold has not reached what was stored from " + peer);
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next change, but not longer than {@code patience}. */
    void awaitChange(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            changed.awaitNanos(patience.toNanos());
        } finally {
            lock.unlock();
        }
    }

    /** An event of this node's ledger: perhaps one for the feed, perhaps an agreement. */
    void on(long position, EventMessage<?> message) {
        writing(() -> {
            Numbering after = numbering.after(position, message);
            boolean agreed = after.accord() != numbering.accord();
            boolean due = after.next() != numbering.next() && after.next() % CHECKPOINT_EVERY == 0;
            if (agreed && checkpoints.isEmpty() || due) {
                checkpoints.put(after.next(), after);
            }
            numbering = after;
        });
    }

    /** The peer's message {@code sequence} took its place in this node's ledger, itself or as a refusal. */
    void onReceived(long sequence) {
        writing(() -> received = Math.max(received, sequence + 1));
    }

    void onUnreceipted(Unreceipted message) {
        writing(() -> {
            unreceipted.addLast(message);
            received = Math.max(received, message.sequence() + 1);
        });
    }

    void onReceiptIssued(long sequence) {
        writing(() -> unreceipted.removeIf(message -> message.sequence() == sequence));
    }

    void onSettled(long sequence) {
        writing(() -> settled = Math.max(settled, sequence + 1));
    }

    void onRefused(MessageRefused refused) {
        writing(() -> {
            refusedDigests.addLast(refused.digest());
            if (refusedDigests.size() > REMEMBERED_REFUSALS) {
                refusedDigests.removeFirst();
            }
            refusalsOfDay = refused.happenedOn().equals(refusalDay) ? refusalsOfDay + 1 : 1;
            refusalDay = refused.happenedOn();
        });
    }

    private <T> T reading(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    private void writing(Runnable write) {
        lock.lock();
        try {
            write.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
