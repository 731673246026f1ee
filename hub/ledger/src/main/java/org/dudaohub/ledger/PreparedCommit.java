package org.dudaohub.ledger;

import java.util.List;
import java.util.UUID;

/**
 * A commit on its way into a store, with what the store would else have to decode.
 *
 * @param id      identifier of the commit
 * @param streams which numbers it writes to which streams
 * @param record  the record to keep
 */
public record PreparedCommit(UUID id, List<StreamRange> streams, CommitRecord record) {

    /** @throws LedgerCorruptException where the record's body is no commit of its position */
    static PreparedCommit of(CommitRecord record) {
        return CommitFormat.prepare(record);
    }
}
