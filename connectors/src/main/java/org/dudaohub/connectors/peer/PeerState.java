package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.connectors.peer.Heads.Contradiction;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementAccepted;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementDeclined;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementStep;
import org.dudaohub.domain.exchange.ExchangeEvent.FeedResumed;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadDeclared;
import org.dudaohub.domain.exchange.ExchangeEvent.KeyAnnounced;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.Told;

/**
 * What this node's ledger says about the exchange with one peer. Written by the fold only. Its size is bounded: it holds
 * counts, a limited number of checkpoints, and runs of messages, never something for each message.
 */
final class PeerState {

    /** Whoever repeats the same garbage is refused each time but written down once. */
    private static final int REMEMBERED_REFUSALS = 1_000;

    /** Far more than two offices need to agree. */
    private static final int REMEMBERED_STEPS = 100;

    private static final int MOST_CHECKPOINTS = 1_024;

    /** Files that are missing; what more are missing is looked for again when these are here. */
    private static final int MOST_WANTED = 10_000;

    private static final long NONE = Long.MAX_VALUE;

    /**
     * Messages of the peer that follow each other without a gap, in its feed and in this node's ledger, and have no
     * receipts yet.
     *
     * @param first number of the first one
     * @param position of the first one's event
     */
    record Run(long first, int size, long position, Instant recordedAt) {

        long end() {
            return first + size;
        }

        private boolean continuedBy(long sequence, long at, Instant time) {
            return sequence == end() && at == position + size && time.equals(recordedAt);
        }

        private Run longer() {
            return new Run(first, size + 1, position, recordedAt);
        }

        private Run from(long sequence) {
            long skipped = Math.max(0, sequence - first);
            return new Run(first + skipped, Math.toIntExact(size - skipped), position + skipped, recordedAt);
        }
    }

    /** @param sequence number of the message that the peer must have confirmed before the key is used; -1 for none */
    private record Named(long sequence, String key) {}

    private final String peer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile Numbering numbering;
    private final NavigableMap<Long, Numbering> checkpoints = new TreeMap<>();
    private long checkpointEvery = 1_024;
    private long settled;
    private long received;
    private final Deque<Run> unreceipted = new ArrayDeque<>();
    private final Deque<Named> keys = new ArrayDeque<>();
    private final Heads ownHeads = new Heads();
    private final Heads peersHeads = new Heads();
    private long declaredSubstance;
    private final Deque<AgreementStep> steps = new ArrayDeque<>();
    private final Deque<String> refusedDigests = new ArrayDeque<>();
    private LocalDate refusalDay = LocalDate.MIN;
    private int refusalsOfDay;
    private long refused;
    private long contradicted;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();
    private long unnoted = NONE;
    private String wantedProblem;
    private long heard;
    private boolean dirty;

    PeerState(String peer) {
        this.peer = peer;
        this.numbering = Numbering.start(peer);
        checkpoints.put(0L, numbering);
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

    /** Where to begin to read the ledger for the feed's message {@code sequence}. */
    Numbering checkpoint(long sequence) {
        return reading(() -> checkpoints.floorEntry(sequence).getValue().knowing(numbering.jumps()));
    }

    /** What the peer said about agreements, the latest last. */
    List<AgreementStep> steps() {
        return reading(() -> List.copyOf(steps));
    }

    /**
     * Waits before something is tried again, but not when there is another agreement, or something is heard of the peer: it
     * may well work then.
     *
     * @param atLeast what is heard of the peer does not shorten the wait below this
     */
    void pause(long millis, Duration atLeast) throws InterruptedException {
        Accord known = numbering.accord();
        long before = reading(() -> heard);
        long first = Math.min(millis, atLeast.toMillis());
        try {
            await(state -> state.numbering.accord() != known, Duration.ofMillis(first));
        } catch (TimeoutException e) {
            awaitSign(known, before, millis - first);
        }
    }

    private void awaitSign(Accord known, long before, long millis) throws InterruptedException {
        try {
            await(state -> state.numbering.accord() != known || state.heard != before, Duration.ofMillis(millis));
        } catch (TimeoutException e) {
            // Whoever waits looks again.
        }
    }

    /** The peer, or the way to it, shows a sign of life. */
    void onHeard() {
        lock.lock();
        try {
            heard++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A message of the peer names these files, which are not here. */
    void onNamed(long message, List<Attachment> attachments) {
        writing(() -> {
            for (Attachment attachment : attachments) {
                if (wanted.size() < MOST_WANTED) {
                    wanted.putIfAbsent(attachment.sha256(), new Wanted(message, attachment));
                } else {
                    unnoted = Math.min(unnoted, message);
                }
            }
        });
    }

    void onHeld(String sha256) {
        writing(() -> wanted.remove(sha256));
    }

    /** @param problem why files could not be had; null where all that were asked for are here */
    void onWantedProblem(String problem) {
        writing(() -> wantedProblem = problem);
    }

    Optional<String> wantedProblem() {
        return reading(() -> Optional.ofNullable(wantedProblem));
    }

    /** The files that are named by messages of the peer and are not here, in the messages' order; perhaps not all. */
    List<Wanted> wanted() {
        return reading(() -> List.copyOf(wanted.values()));
    }

    void awaitWanted(Duration patience) throws InterruptedException {
        try {
            await(state -> !state.wanted.isEmpty(), patience);
        } catch (TimeoutException e) {
            // Whoever waits looks again.
        }
    }

    /** The first message that names files which were too many to be noted, once the others are here. */
    OptionalLong takeUnnoted() {
        return reading(() -> {
            if (!wanted.isEmpty() || unnoted == NONE) {
                return OptionalLong.empty();
            }
            long from = unnoted;
            unnoted = NONE;
            return OptionalLong.of(from);
        });
    }

    List<Run> unreceipted() {
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

    /** Waits until the feed is longer than this, but not longer than {@code patience}. */
    void awaitFeed(long length, Duration patience) throws InterruptedException {
        try {
            await(state -> state.numbering.next() > length, patience);
        } catch (TimeoutException e) {
            // Whoever waits looks again.
        }
    }

    /** An event of this node's ledger: perhaps one for the feed, perhaps an agreement. */
    void on(long position, EventMessage<?> message) {
        Numbering after = numbering.after(position, message);
        if (after.next() != numbering.next()) {
            ownKey(message).ifPresent(key -> writing(() -> keys.addLast(key)));
        }
        if (after.next() == numbering.next() && after.accord() == numbering.accord() && after.next() > 0) {
            numbering = after; // Nobody waits for this, and it is what most events are.
            return;
        }
        writing(() -> {
            numbering = after;
            if (after.next() == 0 || after.next() % checkpointEvery == 0) {
                checkpoints.put(after.next(), after);
                thin();
            }
        });
    }

    /** The key that this node names to the peer in that event. */
    private Optional<Named> ownKey(EventMessage<?> message) {
        if (!Told.class.isAssignableFrom(message.getPayloadType())) {
            return Optional.empty();
        }
        return switch ((Told) message.getPayload()) {
            case AgreementProposed proposed -> named(-1, proposed.key());
            case AgreementAccepted accepted -> named(-1, accepted.key());
            case KeyAnnounced announced -> named(numbering.next(), announced.key());
            case AgreementDeclined _, AgreementEnded _, HeadDeclared _ -> Optional.empty();
        };
    }

    /** The peer was given this node's key by another way. */
    void onKeyKnown(String key) {
        writing(() -> keys.addLast(new Named(-1, key)));
    }

    private static Optional<Named> named(long sequence, String key) {
        return PeerKey.of(key).map(read -> new Named(sequence, read.id()));
    }

    /** Where this node's ledger ended when it told the peer so. */
    List<Long> declared() {
        return reading(ownHeads::positions);
    }

    /** How much this node's ledger held when the peer was told of its head; see {@link Peers#substance()}. */
    long declaredSubstance() {
        return reading(() -> declaredSubstance);
    }

    void onDeclared(HeadDeclared head, long substance) {
        writing(() -> {
            ownHeads.add(head);
            declaredSubstance = substance;
        });
    }

    /** What the peer's new head contradicts. */
    Optional<Contradiction> contradictedBy(HeadDeclared head) {
        return reading(() -> peersHeads.contradictedBy(head));
    }

    void onPeersHead(HeadDeclared head) {
        writing(() -> peersHeads.add(head));
    }

    /** Id of the key under which the peer knows this node; empty where it has been told none. */
    Optional<String> signingKey() {
        return reading(() -> keys.reversed().stream()
                .filter(key -> key.sequence() < settled)
                .map(Named::key)
                .findFirst());
    }

    /** The longer the feed, the wider apart its checkpoints. */
    private void thin() {
        if (checkpoints.size() > MOST_CHECKPOINTS) {
            checkpointEvery *= 2;
            checkpoints.keySet().removeIf(sequence -> sequence % checkpointEvery != 0);
        }
    }

    /** The peer's message took its place in this node's ledger as a refusal. */
    void onRefusedInTurn(long sequence) {
        writing(() -> received = Math.max(received, sequence + 1));
    }

    /** The peer's message took its place in this node's ledger. */
    void onReceived(long sequence, long position, Instant recordedAt) {
        writing(() -> {
            Run last = unreceipted.peekLast();
            if (last != null && last.continuedBy(sequence, position, recordedAt)) {
                unreceipted.removeLast();
                unreceipted.addLast(last.longer());
            } else {
                unreceipted.addLast(new Run(sequence, 1, position, recordedAt));
            }
            received = Math.max(received, sequence + 1);
        });
    }

    /** Receipts for every message below {@code end} are in this node's ledger. */
    void onReceiptsIssued(long end) {
        writing(() -> {
            while (!unreceipted.isEmpty() && unreceipted.getFirst().first() < end) {
                Run run = unreceipted.removeFirst();
                if (run.end() > end) {
                    unreceipted.addFirst(run.from(end));
                }
            }
        });
    }

    void onStep(AgreementStep step) {
        writing(() -> {
            steps.addLast(step);
            if (steps.size() > REMEMBERED_STEPS) {
                steps.removeFirst();
            }
        });
    }

    /** The feed goes on with another number, because the peer has other messages under those that come next. */
    void onResumed(FeedResumed resumed) {
        writing(() -> {
            long shift = resumed.next() - resumed.sequence();
            Numbering start = checkpoints.floorEntry(resumed.sequence()).getValue();
            checkpoints.tailMap(resumed.sequence(), false).clear();
            // From an earlier checkpoint the numbering comes to the jump itself; one that stands there would miss it.
            if (start.next() == resumed.sequence()) {
                checkpoints.put(resumed.next(), start.numberedFrom(resumed.next()));
            }
            Map<Long, Long> jumps = new HashMap<>(numbering.jumps());
            jumps.put(resumed.sequence(), resumed.next());
            numbering = numbering.numberedFrom(numbering.next() + shift).knowing(Map.copyOf(jumps));
            settled = Math.max(settled, resumed.next());
        });
    }

    void onSettled(long end) {
        writing(() -> settled = Math.max(settled, end));
    }

    void onRefused(MessageRefused message) {
        writing(() -> {
            refused++;
            refusedDigests.addLast(message.digest());
            if (refusedDigests.size() > REMEMBERED_REFUSALS) {
                refusedDigests.removeFirst();
            }
            refusalsOfDay = message.happenedOn().equals(refusalDay) ? refusalsOfDay + 1 : 1;
            refusalDay = message.happenedOn();
        });
    }

    void onContradicted() {
        writing(() -> contradicted++);
    }

    PeerFigures.Figures figures() {
        return reading(() -> new PeerFigures.Figures(
                peer, Math.max(0, numbering.next() - settled), wanted.size(), refused, contradicted));
    }

    /** Tells those who wait; not at each event, because hundreds come at once. */
    void announce() {
        lock.lock();
        try {
            if (dirty) {
                dirty = false;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
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
            dirty = true;
        } finally {
            lock.unlock();
        }
    }
}
