package org.dudaohub.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Copies commits with their positions and hashes from wherever to a store, and checks the chain on the way. */
public final class LedgerCopy {

    private static final int BATCH = 256;

    private final LedgerHeader header;
    private final Store target;
    private final LongConsumer progress;
    private final List<PreparedCommit> batch = new ArrayList<>(BATCH);
    private long next;
    private long latest = Long.MIN_VALUE;
    private byte[] hash;

    private LedgerCopy(LedgerHeader header, Store target, LongConsumer progress) {
        this.header = header;
        this.target = target;
        this.progress = progress;
        this.hash = header.genesis();
    }

    /**
     * Copies into an empty store, or goes on where an earlier copy ended.
     *
     * @param commits  from position 0 on; what is wrong with their {@code latest} is put right
     * @param progress gets the last position written, now and then
     * @return the target's head afterwards
     * @throws LedgerCorruptException where the chain of the commits is broken; what comes before is copied
     * @throws LedgerException        where the target holds something else
     */
    public static Head copy(LedgerHeader header, Iterator<CommitRecord> commits, Store target, LongConsumer progress) {
        LedgerHeader kept = target.create(header);
        if (!kept.equals(header)) {
            throw new LedgerException("The target is another ledger: " + kept.ledgerId());
        }
        LedgerCopy copy = new LedgerCopy(header, target, progress);
        try {
            while (commits.hasNext()) {
                copy.add(commits.next());
            }
        } finally {
            copy.flush();
        }
        return new Head(copy.next - 1, copy.hash);
    }

    /**
     * Follows the chain without keeping anything.
     *
     * @param commits  from position 0 on
     * @param progress gets the last position checked, now and then
     * @return the last commit, empty where there is none
     * @throws LedgerCorruptException where the chain is broken
     */
    public static Optional<CommitRecord> check(
            LedgerHeader header, Iterator<CommitRecord> commits, LongConsumer progress) {
        CommitRecord last = null;
        while (commits.hasNext()) {
            long expected = last == null ? 0 : last.nextPosition();
            CommitRecord commit = commits.next();
            Verifier.check(header, expected, last == null ? header.genesis() : last.hash(), commit)
                    .ifPresent(wrong -> {
                        throw new LedgerCorruptException(expected, wrong);
                    });
            last = commit;
            progress.accept(last.nextPosition() - 1);
        }
        return Optional.ofNullable(last);
    }

    /** All commits of a source up to its end as it is now. */
    public static Iterator<CommitRecord> commits(CommitSource source) {
        long end = source.lastBefore(Long.MAX_VALUE)
                .map(CommitRecord::nextPosition)
                .orElse(0L);
        return new Iterator<>() {
            private Iterator<CommitRecord> page = List.<CommitRecord>of().iterator();
            private long next;

            @Override
            public boolean hasNext() {
                if (!page.hasNext() && next < end) {
                    page = source.read(next, BATCH).iterator();
                }
                return next < end && page.hasNext();
            }

            @Override
            public CommitRecord next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                CommitRecord commit = page.next();
                next = commit.nextPosition();
                return commit;
            }
        };
    }

    private void add(CommitRecord commit) {
        if (commit.position() != next) {
            throw new LedgerCorruptException(next, "the next commit begins at " + commit.position());
        }
        hash = header.algorithm().chain(hash, commit.body());
        if (!Arrays.equals(hash, commit.hash())) {
            throw new LedgerCorruptException(next, "the hash doesn't fit the commit and the one before");
        }
        for (LedgerEvent event : commit.decode().events()) {
            latest = Math.max(latest, Times.micros(event.happenedAt()));
        }
        batch.add(PreparedCommit.of(new CommitRecord(next, latest, hash, commit.body())));
        next = commit.nextPosition();
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        List<PreparedCommit> missing = missing();
        if (!missing.isEmpty()) {
            target.append(missing);
        }
        batch.clear();
        progress.accept(next - 1);
    }

    /** Without what an earlier copy wrote. */
    private List<PreparedCommit> missing() {
        List<PreparedCommit> missing = new ArrayList<>(batch);
        Optional<CommitRecord> last = batch.isEmpty() ? Optional.empty() : target.lastBefore(Long.MAX_VALUE);
        if (last.isPresent()) {
            for (CommitRecord there : target.read(batch.getFirst().record().position(), BATCH)) {
                if (missing.isEmpty()
                        || !Arrays.equals(
                                there.hash(), missing.removeFirst().record().hash())) {
                    break;
                }
            }
            if (!missing.isEmpty()
                    && missing.getFirst().record().position() != last.get().nextPosition()) {
                throw new LedgerException("The target holds other commits from position "
                        + missing.getFirst().record().position() + " on");
            }
        }
        return missing;
    }
}
