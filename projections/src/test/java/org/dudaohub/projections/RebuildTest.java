package org.dudaohub.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.dudaohub.projections.statistics.StatisticsQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read models are the same however often, and in whatever pieces, the ledger is read. */
class RebuildTest {

    private static final String TOKENS = "trackingtokens";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private String uri;
    private MongoClient client;

    @BeforeEach
    void start() {
        server.bind("127.0.0.1", 0);
        uri = server.getConnectionString();
        client = MongoClients.create(uri);
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void a_replay_from_nothing_gives_the_same_documents_as_following_live() {
        var engine = new InMemoryEventStorageEngine();
        List<History.Step> history = History.of(seed(), 60);
        try (Node live = Node.startOn(engine, uri + "/live")) {
            for (History.Step step : history) {
                live.happened(step.event(), step.metadata());
            }
            live.settled(StatisticsQuery.class);
        }

        try (Node replayed = Node.startOn(engine, uri + "/replayed")) {
            replayed.settled(StatisticsQuery.class);
        }

        assertThat(documents("replayed")).isEqualTo(documents("live")).isNotEmpty();
    }

    @Test
    void a_second_delivery_of_everything_changes_nothing() {
        var engine = new InMemoryEventStorageEngine();
        try (Node node = Node.startOn(engine, uri + "/node")) {
            History.of(seed(), 60).forEach(step -> node.happened(step.event(), step.metadata()));
            node.settled(StatisticsQuery.class);
        }
        Map<String, Map<Object, Document>> before = documents("node");
        database("node").getCollection(TOKENS).drop();

        try (Node again = Node.startOn(engine, uri + "/node")) {
            again.settled(StatisticsQuery.class);
        }

        assertThat(documents("node")).isEqualTo(before);
    }

    @Test
    void a_process_that_ends_between_any_two_writes_leaves_nothing_counted_twice_or_missed() {
        long seed = seed();
        Random random = new Random(seed);
        List<History.Step> history = History.of(seed, 60);
        try (Node calm = Node.startOn(new InMemoryEventStorageEngine(), uri + "/calm");
                Node crashing = Node.startOn(new InMemoryEventStorageEngine(), uri + "/crashing")) {
            for (Projection projection : projections(calm)) {
                deliver(projection, history, 0, history.size());
                projection.save();
            }
            for (Projection projection : projections(crashing)) {
                int token = 0;
                while (token < history.size()) {
                    int until = Math.min(token + 1 + random.nextInt(20), history.size());
                    projection.begin();
                    deliver(projection, history, token, until);
                    int saved = random.nextInt(projection.collections().size() + 2);
                    projection.fold();
                    projection.collections().stream().limit(saved).forEach(Documents::write);
                    if (saved > projection.collections().size()) {
                        token = until;
                    }
                }
            }
        }

        assertThat(documents("crashing")).isEqualTo(documents("calm")).isNotEmpty();
    }

    @Test
    void a_restart_on_a_real_ledger_and_a_lasting_database_goes_on_where_it_was(@TempDir Path folder) {
        Path ledger = folder.resolve("ledger.sqlite");
        List<History.Step> history = History.of(seed(), 20);
        int half = history.size() / 2;
        try (Node node = Node.startOn(ledger, uri + "/node")) {
            history.subList(0, half).forEach(step -> node.happened(step.event(), step.metadata()));
            node.settled(StatisticsQuery.class);
        }
        // Gone for good if it goes on, back if it began again.
        database("node").getCollection("trail.entries").drop();

        try (Node node = Node.startOn(ledger, uri + "/node")) {
            history.subList(half, history.size()).forEach(step -> node.happened(step.event(), step.metadata()));
            node.settled(StatisticsQuery.class);
        }
        try (Node node = Node.startOn(ledger, uri + "/rebuilt")) {
            node.settled(StatisticsQuery.class);
        }

        var entries = database("node").getCollection("trail.entries");
        assertThat(entries.countDocuments()).isEqualTo(history.size() - half);
        var node = documents("node");
        var rebuilt = documents("rebuilt");
        assertThat(rebuilt.remove("trail.entries")).hasSize(history.size());
        node.remove("trail.entries");
        assertThat(node).isEqualTo(rebuilt);
    }

    @Test
    void what_another_version_of_the_read_models_made_is_built_anew(@TempDir Path folder) {
        Path ledger = folder.resolve("ledger.sqlite");
        try (Node node = Node.startOn(ledger, uri + "/node")) {
            History.of(seed(), 20).forEach(step -> node.happened(step.event(), step.metadata()));
            node.settled(StatisticsQuery.class);
        }
        Map<String, Map<Object, Document>> asItShouldBe = documents("node");
        database("node").getCollection("trail.entries").updateMany(new Document(), Updates.set("text", "of old"));
        database("node").getCollection("dossiers").insertOne(new Document("_id", "made by mistake"));
        database("node").getCollection("edition").drop();
        database("node").getCollection("of-somebody-else").insertOne(new Document("_id", "stays"));

        try (Node node = Node.startOn(ledger, uri + "/node")) {
            node.settled(StatisticsQuery.class);
        }

        SortedMap<String, Map<Object, Document>> anew = documents("node");
        assertThat(anew.remove("of-somebody-else")).isNotNull();
        assertThat(anew).isEqualTo(asItShouldBe);
    }

    private static List<Projection> projections(Node node) {
        return List.copyOf(node.all(Projection.class));
    }

    private static void deliver(Projection projection, List<History.Step> history, int from, int until) {
        for (int position = from; position < until; position++) {
            History.Step step = history.get(position);
            var message = new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericEventMessage<>(
                            "id-" + position, step.event(), MetaData.from(step.metadata()), Instant.EPOCH));
            if (projection.canHandle(message)) {
                projection.handle(message);
            }
        }
    }

    private MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    private SortedMap<String, Map<Object, Document>> documents(String name) {
        SortedMap<String, Map<Object, Document>> documents = new TreeMap<>();
        for (String collection : database(name).listCollectionNames()) {
            if (!collection.equals(TOKENS)) {
                Map<Object, Document> byId = new TreeMap<>();
                database(name).getCollection(collection).find().forEach(found -> byId.put(found.get("_id"), found));
                if (!byId.isEmpty()) {
                    documents.put(collection, byId);
                }
            }
        }
        return documents;
    }

    private static long seed() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        return seed;
    }
}
