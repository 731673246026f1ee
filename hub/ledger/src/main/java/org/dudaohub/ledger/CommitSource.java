package org.dudaohub.ledger;

import java.util.List;
import java.util.Optional;

/** Commits to read, in the order of their positions. */
public interface CommitSource extends AutoCloseable {

    /** What was fixed when the ledger was created; empty where there is none yet. */
    Optional<LedgerHeader> header();

    /**
     * Up to {@code max} commits that begin at or after {@code position}, in order; fewer at the end, or to bound memory.
     *
     * @throws LedgerCorruptException where the first of them can't be read
     */
    List<CommitRecord> read(long position, int max);

    /** The last commit that begins before {@code position}. */
    Optional<CommitRecord> lastBefore(long position);

    @Override
    void close();
}
