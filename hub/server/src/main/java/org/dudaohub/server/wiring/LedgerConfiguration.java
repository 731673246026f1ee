package org.dudaohub.server.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.time.Clock;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.MongoStore;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.Store;
import org.dudaohub.ledger.content.ContentStore;
import org.dudaohub.ledger.vault.KeyVault;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger, the keys of the people whose data is sealed in it, and the files that it names. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Ledger ledger(Store store, LedgerProperties properties, NodeProperties node, Clock clock) {
        return Ledger.open(
                store,
                LedgerConfig.of(node.id(), clock)
                        .withHash(properties.algorithm())
                        .withAppendTimeout(properties.appendTimeout()));
    }

    @Bean
    @ConditionalOnProperty(name = "dudao.ledger.store", havingValue = "sqlite", matchIfMissing = true)
    Store sqliteStore(DataFolder data) {
        return SqliteStore.open(data.path().resolve("ledger.sqlite"));
    }

    /** A production ledger on a MongoDB replica set. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "dudao.ledger.store", havingValue = "mongodb")
    static class OnMongo {

        @Bean
        MongoClient ledgerMongoClient(LedgerProperties properties) {
            return MongoClients.create(connection(properties));
        }

        @Bean
        Store mongoStore(MongoClient ledgerMongoClient, LedgerProperties properties) {
            return MongoStore.open(
                    ledgerMongoClient.getDatabase(connection(properties).getDatabase()));
        }

        private static ConnectionString connection(LedgerProperties properties) {
            if (properties.mongodbUri() == null || properties.mongodbUri().isBlank()) {
                throw new IllegalStateException("dudao.ledger.mongodb-uri is missing");
            }
            ConnectionString connection = new ConnectionString(properties.mongodbUri());
            if (connection.getDatabase() == null) {
                throw new IllegalStateException("dudao.ledger.mongodb-uri names no database");
            }
            return connection;
        }
    }

    /** The files that facts name. */
    @Bean
    ContentStore contentStore(DataFolder data) throws IOException {
        return ContentStore.open(data.path().resolve("attachments"));
    }

    @Bean
    KeyVault keyVault(DataFolder data) {
        return KeyVault.open(data.path().resolve("keys.sqlite"));
    }
}
