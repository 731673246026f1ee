package org.dudaohub.ledger;

import java.util.UUID;

/**
 * What is fixed when a ledger is created. Its hash is what the first commit is chained to.
 *
 * @param format    version of the format, see FORMAT.md
 * @param algorithm hash function of the chain
 * @param ledgerId  names this ledger among all ledgers
 */
public record LedgerHeader(int format, HashAlgorithm algorithm, UUID ledgerId) {

    static final int FORMAT = 1;

    static LedgerHeader create(HashAlgorithm algorithm) {
        return new LedgerHeader(FORMAT, algorithm, UUID.randomUUID());
    }

    /** The hash that the first commit is chained to. */
    public byte[] genesis() {
        return algorithm.chain(new byte[0], CommitFormat.header(this));
    }
}
