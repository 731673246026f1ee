package org.dudaohub.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a node opens its ledger.
 *
 * @param node          name of the node, recorded with each commit
 * @param clock         tells the time that is recorded with each commit
 * @param hash          hash function for a ledger that is created; an existing ledger keeps its own
 * @param appendTimeout how long an append may wait for the store before it fails
 */
public record LedgerConfig(String node, Clock clock, HashAlgorithm hash, Duration appendTimeout) {

    public LedgerConfig {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(appendTimeout, "appendTimeout");
    }

    /** SHA-256 and 10 seconds. */
    public static LedgerConfig of(String node, Clock clock) {
        return new LedgerConfig(node, clock, HashAlgorithm.SHA256, Duration.ofSeconds(10));
    }

    public LedgerConfig withHash(HashAlgorithm hash) {
        return new LedgerConfig(node, clock, hash, appendTimeout);
    }

    public LedgerConfig withAppendTimeout(Duration appendTimeout) {
        return new LedgerConfig(node, clock, hash, appendTimeout);
    }
}
