package org.dudaohub.server.wiring;

import java.time.Duration;
import java.util.Arrays;
import org.dudaohub.ledger.HashAlgorithm;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the ledger is kept.
 *
 * @param hash {@code SHA-256} or {@code SM3}, for a ledger that is created; an existing one keeps its own
 * @param mongodbUri connection string with a database name, for the MongoDB store only
 * @param appendTimeout how long a commit may wait for the store
 */
@ConfigurationProperties("dudao.ledger")
record LedgerProperties(
        @DefaultValue("sqlite") StoreKind store,
        @DefaultValue("SHA-256") String hash,
        String mongodbUri,
        @DefaultValue("10s") Duration appendTimeout) {

    enum StoreKind {
        SQLITE,
        MONGODB
    }

    /** @throws IllegalArgumentException if {@code hash} names none */
    HashAlgorithm algorithm() {
        return Arrays.stream(HashAlgorithm.values())
                .filter(algorithm -> algorithm.label().equals(hash))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dudao.ledger.hash names no hash function: " + hash));
    }
}
