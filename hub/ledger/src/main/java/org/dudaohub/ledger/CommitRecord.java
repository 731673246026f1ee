package org.dudaohub.ledger;

/**
 * A commit as a store keeps it.
 *
 * @param position position of its first event
 * @param latest   the latest {@code happenedAt} of all events up to and with this commit, in microseconds since 1970;
 *                 derived, not part of the hash: it only rises, so that a time is found by bisection
 * @param hash     hash of the commit
 * @param body     canonical bytes of the commit, see FORMAT.md
 */
public record CommitRecord(long position, long latest, byte[] hash, byte[] body) {

    /** How many events it holds. */
    public int eventCount() {
        return CommitFormat.eventCount(body);
    }

    /** Where the next commit begins. */
    public long nextPosition() {
        return position + eventCount();
    }

    /** @throws LedgerCorruptException where the body is no commit of this position */
    public Commit decode() {
        return CommitFormat.decode(this);
    }
}
