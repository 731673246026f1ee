package org.dudaohub.projections;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import org.dudaohub.projections.compact.CompactBackend;

/**
 * The database of all read models: a MongoDB, or a server that speaks its protocol within this process and forgets
 * everything when it is closed. The processors' tokens live beside the documents, so that both vanish together.
 */
public final class ReadModelDatabase implements AutoCloseable {

    private static final String DEFAULT_NAME = "dudao";

    private final Optional<MongoServer> embedded;
    private final MongoClient client;
    private final MongoDatabase database;
    private final TokenStore tokens;

    private ReadModelDatabase(Optional<MongoServer> embedded, ConnectionString uri) {
        this.embedded = embedded;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applicationName("dudao-read-models")
                .applyConnectionString(uri)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS))
                .build());
        this.database =
                client.getDatabase(Optional.ofNullable(uri.getDatabase()).orElse(DEFAULT_NAME));
        this.tokens = MongoTokenStore.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(database).build())
                .serializer(JacksonSerializer.defaultSerializer())
                .build();
    }

    /** Opens the MongoDB at that address, or one in this process's memory where it is empty. */
    static ReadModelDatabase open(String mongodbUri) {
        if (!mongodbUri.isEmpty()) {
            return new ReadModelDatabase(Optional.empty(), new ConnectionString(mongodbUri));
        }
        MongoServer server = new MongoServer(new CompactBackend());
        server.bind("127.0.0.1", 0);
        return new ReadModelDatabase(Optional.of(server), new ConnectionString(server.getConnectionString()));
    }

    /** A collection; {@code type} is {@link Document}, or a record whose components are fields of its documents. */
    public <T> MongoCollection<T> collection(String name, Class<T> type) {
        return database.getCollection(name, type);
    }

    /** The documents of a collection. Those in this process's memory have no other writer. */
    Documents documents(String name) {
        return new Documents(collection(name, Document.class), embedded.isEmpty());
    }

    TokenStore tokens() {
        return tokens;
    }

    @Override
    public void close() {
        client.close();
        embedded.ifPresent(MongoServer::shutdownNow);
    }
}
