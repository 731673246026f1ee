package org.dudaohub.server.bench;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.MongoStore;
import org.dudaohub.ledger.SqliteStore;

/** Where a node under test keeps its ledger and its read models. */
sealed interface Place extends AutoCloseable {

    /** For whoever reads the figures. */
    String label();

    /** What the node has to be told. */
    List<String> options();

    /** The ledger, after the node has ended. */
    Ledger ledger();

    /** Leaves nothing behind. */
    @Override
    default void close() {}

    /** What a node does when nobody configures anything. */
    record Embedded(Path data) implements Place {

        @Override
        public String label() {
            return "SQLite, read models in the node";
        }

        @Override
        public List<String> options() {
            return List.of();
        }

        @Override
        public Ledger ledger() {
            return Ledger.open(
                    SqliteStore.open(data.resolve("ledger.sqlite")), LedgerConfig.of("bench", Clock.systemUTC()));
        }
    }

    /** Databases of its own on a MongoDB. */
    record Mongo(MongoClient client, String uri, String name) implements Place {

        static Mongo at(String uri) {
            return new Mongo(MongoClients.create(uri), uri, "dudao-bench-" + UUID.randomUUID());
        }

        @Override
        public String label() {
            return "MongoDB, for the ledger and the read models";
        }

        @Override
        public List<String> options() {
            return List.of(
                    "--dudao.ledger.store=mongodb",
                    "--dudao.ledger.mongodb-uri=" + uri(name),
                    "--dudao.read-models.mongodb-uri=" + uri(readModels()));
        }

        @Override
        public Ledger ledger() {
            return Ledger.open(MongoStore.open(client.getDatabase(name)), LedgerConfig.of("bench", Clock.systemUTC()));
        }

        @Override
        public void close() {
            client.getDatabase(name).drop();
            client.getDatabase(readModels()).drop();
            client.close();
        }

        private String readModels() {
            return name + "-read";
        }

        private String uri(String database) {
            ConnectionString parts = new ConnectionString(uri);
            String options = uri.contains("?") ? uri.substring(uri.indexOf('?')) : "";
            String login = uri.contains("@") ? uri.substring("mongodb://".length(), uri.indexOf('@') + 1) : "";
            return "mongodb://" + login + String.join(",", parts.getHosts()) + "/" + database + options;
        }
    }
}
