package org.dudaohub.ledger;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Recomputes the chain from the stored bytes. Each commit stands with its hash, so ranges are checked side by side: a
 * range begins with the stored hash of the commit before it, which the range before has checked.
 */
final class Verifier {

    private static final int PAGE = 512;
    private static final long RANGE = 16_384;

    private final CommitSource source;
    private final LedgerHeader header;

    Verifier(CommitSource source, LedgerHeader header) {
        this.source = source;
        this.header = header;
    }

    /** @param progress gets the position up to which all is checked, now and then */
    Verification verify(LongConsumer progress) {
        Optional<CommitRecord> last;
        try {
            last = source.lastBefore(Long.MAX_VALUE);
        } catch (LedgerCorruptException e) {
            // The end can't be read: look for the first position that can't.
            return range(0, Long.MAX_VALUE);
        }
        long end = last.map(CommitRecord::nextPosition).orElse(0L);
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Queue<Future<Verification>> running = new ArrayDeque<>();
            Verification found = new Verification.Intact(new Head(Head.EMPTY, header.genesis()));
            for (long from = 0; from < end || !running.isEmpty(); from += RANGE) {
                if (from < end) {
                    long start = from;
                    running.add(pool.submit(() -> range(start, Math.min(start + RANGE, end))));
                }
                if (running.size() > 2 * threads || from + RANGE >= end) {
                    found = running.remove().get();
                    if (found instanceof Verification.Broken) {
                        pool.shutdownNow();
                        return found;
                    }
                    progress.accept(((Verification.Intact) found).head().position());
                }
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("Interrupted while verifying", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new LedgerException("Verifying failed", e);
        }
    }

    /** Checks the commits at the end, about {@code positions} of them. */
    Verification tail(long positions) {
        try {
            long end = source.lastBefore(Long.MAX_VALUE)
                    .map(CommitRecord::nextPosition)
                    .orElse(0L);
            return range(Math.max(0, end - positions), end);
        } catch (LedgerCorruptException e) {
            return new Verification.Broken(e.position(), e.getMessage());
        }
    }

    /** Checks the commits that begin in a range of positions; {@code to}, exclusive, may lie behind the end. */
    private Verification range(long from, long to) {
        long expected = from;
        try {
            Optional<CommitRecord> before = from == 0 ? Optional.empty() : source.lastBefore(from);
            expected = before.map(CommitRecord::nextPosition).orElse(0L);
            byte[] previous = before.map(CommitRecord::hash).orElseGet(header::genesis);
            while (expected < to) {
                List<CommitRecord> page = source.read(expected, PAGE);
                if (page.isEmpty()) {
                    return to == Long.MAX_VALUE
                            ? new Verification.Intact(new Head(expected - 1, previous))
                            : new Verification.Broken(expected, "commits are missing from here on");
                }
                for (CommitRecord commit : page) {
                    if (expected >= to) {
                        break;
                    }
                    Optional<String> wrong = check(header, expected, previous, commit);
                    if (wrong.isPresent()) {
                        return new Verification.Broken(Math.min(expected, commit.position()), wrong.get());
                    }
                    expected = commit.nextPosition();
                    previous = commit.hash();
                }
            }
            return new Verification.Intact(new Head(expected - 1, previous));
        } catch (LedgerCorruptException e) {
            return new Verification.Broken(e.position() == Head.EMPTY ? expected : e.position(), e.getMessage());
        }
    }

    /** What is wrong with the commit that should come after those with the hash {@code previous}; empty if nothing is. */
    static Optional<String> check(LedgerHeader header, long expected, byte[] previous, CommitRecord commit) {
        if (commit.position() != expected) {
            return Optional.of("the next commit begins at " + commit.position() + " instead of " + expected);
        }
        if (!Arrays.equals(header.algorithm().chain(previous, commit.body()), commit.hash())) {
            return Optional.of("the hash doesn't fit the commit and the one before");
        }
        if (CommitFormat.position(commit.body()) != expected || commit.eventCount() < 1) {
            return Optional.of("the commit was hashed, but isn't one of this position");
        }
        return Optional.empty();
    }
}
