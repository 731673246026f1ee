package org.dudaohub.projections;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the read models live.
 *
 * @param mongodbUri connection string of a MongoDB whose database this node has for itself; empty or absent keeps them
 *     in this process's memory, to be rebuilt from the ledger at each start
 */
@ConfigurationProperties("dudao.read-models")
public record ReadModelProperties(String mongodbUri) {

    public ReadModelProperties {
        mongodbUri = mongodbUri == null ? "" : mongodbUri.strip();
    }
}
