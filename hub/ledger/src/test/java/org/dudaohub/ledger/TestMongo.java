package org.dudaohub.ledger;

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
    private final MongoClient client;
    private final List<String> created = new ArrayList<>();

    public TestMongo() {
        String uri = System.getenv("DUDAO_TEST_MONGODB_URI");
        server = uri == null ? new MongoServer(new MemoryBackend()) : null;
        client = MongoClients.create(uri == null ? server.bindAndGetConnectionString() : uri);
    }

    public String newDatabase() {
        String name = "ledger-" + UUID.randomUUID();
        created.add(name);
        return name;
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
