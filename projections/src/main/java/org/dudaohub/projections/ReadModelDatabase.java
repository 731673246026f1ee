package org.dudaohub.projections;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import de.bwaldvogel.mongo.MongoServer;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Counts the ways in which the documents have been made. Whoever changes what a projection makes of events that are in
     * ledgers already counts on, and every lasting database is built anew at the next start.
     */
    private static final int EDITION = 2;

    private static final String TOKENS = "trackingtokens";

    private final Optional<MongoServer> embedded;
    private final MongoClient client;
    private final MongoDatabase database;
    private final TokenStore tokens;
    private final List<String> names = new ArrayList<>();

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
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database)
                        .trackingTokensCollectionName(TOKENS)
                        .build())
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
        names.add(name);
        return new Documents(collection(name, Document.class), embedded.isEmpty());
    }

    /** Empties every collection of {@link #documents} that this edition did not fill; the processors begin anew then. */
    void beginAnewIfOfAnotherEdition() {
        MongoCollection<Document> editions = collection("edition", Document.class);
        Document edition = new Document("_id", "read-models").append("edition", EDITION);
        if (!edition.equals(editions.find(Filters.eq("read-models")).first())) {
            for (String name : database.listCollectionNames()) {
                if (names.contains(name)) {
                    database.getCollection(name).drop();
                }
            }
            database.getCollection(TOKENS).deleteMany(Filters.empty());
            editions.replaceOne(Filters.eq("read-models"), edition, new ReplaceOptions().upsert(true));
        }
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
