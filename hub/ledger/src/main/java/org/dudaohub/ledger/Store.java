package org.dudaohub.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the commits lie. A store keeps records in the order of their positions, at most one per position, and knows
 * nothing of hashes, conflicts or retries: those are the {@link Ledger}'s.
 */
public interface Store extends CommitSource {

    /** Keeps the header of a new ledger; returns the one that was there, if there was one. */
    LedgerHeader create(LedgerHeader proposed);

    /**
     * Writes a batch in order and makes it durable. On failure a prefix of the batch may have been written, never
     * anything else.
     *
     * @throws StoreException when it isn't sure that all of it is durable
     */
    void append(List<PreparedCommit> batch);

    /** Whether {@link #append} itself refuses a second commit with the same first sequence of a stream. */
    boolean refusesTakenSequence();

    /**
     * Up to {@code max} commits that begin at or after {@code position} and hold events of the stream numbered
     * {@code sequence} or higher, in order; some that hold only lower ones may come with them.
     */
    List<CommitRecord> readStream(String stream, long sequence, long position, int max);

    /** Number of the stream's last event. */
    OptionalLong lastSequence(String stream);

    /** Keeps a stream's snapshot, instead of an older one. A snapshot is derived and no part of the chain. */
    void saveSnapshot(LedgerEvent snapshot);

    /** The newest snapshot of the stream. */
    Optional<LedgerEvent> snapshot(String stream);

    /**
     * Calls {@code listener} soon after another process appended to the same store; never, where there can't be one.
     * It may be called once too often, never once too few.
     */
    void onForeignAppend(Runnable listener);
}
