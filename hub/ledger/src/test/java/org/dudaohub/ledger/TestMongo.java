package org.dudaohub.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A real MongoDB where {@code DUDAO_TEST_MONGODB_URI} names one, else an in-process server. */
public final class TestMongo implements AutoCloseable {

    private final MongoServer server;
    private final String uri;
    private final MongoClient client;
    private final List<String> created = new ArrayList<>();

    public TestMongo() {
        String given = System.getenv("DUDAO_TEST_MONGODB_URI");
        server = given == null ? new MongoServer(new MemoryBackend()) : null;
        uri = given == null ? server.bindAndGetConnectionString() : given;
        client = MongoClients.create(uri);
    }

    public String newDatabase() {
        String name = "ledger-" + UUID.randomUUID();
        created.add(name);
        return name;
    }

    /** With the database in it. */
    public String uri(String database) {
        ConnectionString parts = new ConnectionString(uri);
        String options = uri.contains("?") ? uri.substring(uri.indexOf('?')) : "";
        return "mongodb://" + String.join(",", parts.getHosts()) + "/" + database + options;
    }

    public MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        created.forEach(name -> client.getDatabase(name).drop());
        client.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
