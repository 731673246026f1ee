package org.dudaohub.projections.compact;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers as the server's own storage does, which keeps documents as objects. */
class CompactBackendTest {

    private static final int ROUNDS = 3_000;
    private static final int IDS = 40;
    private static final List<String> STATUS = List.of("已开案", "待整改", "已复查", "已关闭");

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final MongoDatabase database = open(new CompactBackend());
    private final MongoCollection<Document> compact = database.getCollection("cases");
    private final MongoCollection<Document> objects = open(new MemoryBackend()).getCollection("cases");

    private MongoDatabase open(MongoBackend backend) {
        MongoServer server = new MongoServer(backend);
        MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
        opened.add(client);
        opened.add(server::shutdownNow);
        return client.getDatabase("dudao");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void random_writes_and_questions_are_answered_alike() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            alike(write(random));
            alike(question(random));
        }
        assertThat(compact.countDocuments()).isPositive();
        alike(cases -> cases.find().sort(ascending("_id")).into(new ArrayList<>()));
    }

    /** The same done to both has the same answer, or is refused by both. */
    private void alike(Function<MongoCollection<Document>, Object> action) {
        assertThat(answer(compact, action)).isEqualTo(answer(objects, action));
    }

    private static Object answer(MongoCollection<Document> cases, Function<MongoCollection<Document>, Object> action) {
        try {
            return action.apply(cases);
        } catch (MongoWriteException e) {
            return e.getCode();
        }
    }

    private static Function<MongoCollection<Document>, Object> write(Random random) {
        String id = id(random);
        Document document = document(id, random);
        Bson update = random.nextBoolean()
                ? Updates.combine(Updates.set("status", status(random)), Updates.inc("events", 1L))
                : Updates.push("days", new Document("happened", day(random)).append("recorded", day(random)));
        return switch (random.nextInt(6)) {
            case 0 -> cases -> cases.insertOne(new Document(document)).wasAcknowledged();
            case 1 ->
                cases -> cases.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true))
                        .getMatchedCount();
            case 2 -> cases -> cases.replaceOne(eq("_id", id), document).getModifiedCount();
            case 3 ->
                cases -> cases.updateMany(eq("capability", "visit"), update).getModifiedCount();
            case 4 ->
                cases -> cases.findOneAndUpdate(
                        eq("_id", id), update, new FindOneAndUpdateOptions().sort(ascending("_id")));
            default ->
                // Seldom, so that some are left.
                cases -> cases.deleteMany(and(eq("_id", id), lt("events", 2L))).getDeletedCount();
        };
    }

    private static Function<MongoCollection<Document>, Object> question(Random random) {
        Bson filter = filter(random, 2);
        Bson order = switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> ascending("_id");
            case 2 -> descending("position");
            case 3 -> orderBy(ascending("status"), descending("fields.term"), ascending("_id"));
            default -> random.nextBoolean() ? ascending("$natural") : descending("$natural");
        };
        Bson projection = switch (random.nextInt(5)) {
            case 0 -> include("status", "fields.term");
            case 1 -> exclude("fields", "days");
            case 2 -> fields(include("position"), excludeId());
            default -> null;
        };
        int skip = random.nextInt(4) * random.nextInt(5);
        int limit = random.nextInt(3) * random.nextInt(5);
        return switch (random.nextInt(6)) {
            case 0 -> cases -> cases.countDocuments(filter);
            case 1 -> cases -> cases.distinct("status", filter, String.class).into(new ArrayList<>());
            case 2 -> cases -> cases.estimatedDocumentCount();
            default ->
                cases -> cases.find(filter)
                        .sort(order)
                        .projection(projection)
                        .skip(skip)
                        .limit(limit)
                        .batchSize(random.nextInt(5))
                        .into(new ArrayList<>());
        };
    }

    private static Bson filter(Random random, int depth) {
        int kinds = depth == 0 ? 11 : 14;
        return switch (random.nextInt(kinds)) {
            case 0 -> eq("_id", id(random));
            case 1 -> in("_id", List.of(id(random), id(random), id(random)));
            case 2 -> gt("_id", id(random));
            case 3 -> eq("capability", "visit");
            case 4 -> nin("status", List.of(status(random), status(random)));
            case 5 -> exists("originNode", random.nextBoolean());
            case 6 -> eq("originNode", null);
            case 7 -> gte("fields.term", random.nextInt(30));
            case 8 -> regex("status", status(random).substring(1));
            case 9 -> elemMatch("days", and(gte("happened", day(random)), lt("recorded", day(random))));
            case 10 -> expr(new Document("$gt", List.of("$events", 1L)));
            case 11 -> empty();
            case 12 -> and(filter(random, depth - 1), filter(random, depth - 1));
            default ->
                random.nextBoolean()
                        ? or(filter(random, depth - 1), filter(random, depth - 1))
                        : nor(filter(random, depth - 1));
        };
    }

    private static String id(Random random) {
        return "visit:QD-" + random.nextInt(IDS);
    }

    private static String status(Random random) {
        return STATUS.get(random.nextInt(STATUS.size()));
    }

    private static Date day(Random random) {
        return new Date(random.nextInt(20) * 86_400_000L);
    }

    private static Document document(String id, Random random) {
        Document document = new Document("_id", id)
                .append("status", status(random))
                .append("events", (long) random.nextInt(4))
                .append("position", random.nextLong())
                .append(
                        "days",
                        new ArrayList<>(List.of(new Document("happened", day(random)).append("recorded", null))))
                .append("fields", new Document("term", random.nextInt(30)).append("班级", "三年级"));
        if (random.nextBoolean()) {
            document.append("capability", random.nextBoolean() ? "visit" : "draw");
        }
        if (random.nextBoolean()) {
            document.append("originNode", random.nextBoolean() ? null : "qingdi");
        }
        return document;
    }

    @Test
    void every_kind_of_value_comes_back_as_it_was() {
        Document document = new Document("_id", new ObjectId())
                .append("text", "督导")
                .append("empty", "")
                .append("int", 1)
                .append("long", Long.MAX_VALUE)
                .append("double", -0.5)
                .append("decimal", new Decimal128(new BigDecimal("1.50")))
                .append("yes", true)
                .append("nothing", null)
                .append("day", new Date(1_000))
                .append("bytes", new Binary(new byte[] {0, 1, -1}))
                .append("list", List.of(1, "二", List.of(), new Document("a", null)));
        compact.insertOne(document);
        assertThat(compact.find().first()).isEqualTo(document);
        assertThat(compact.find(eq("yes", true)).sort(descending("day")).first())
                .isEqualTo(document);
    }

    @Test
    void a_unique_index_over_existing_documents_refuses_a_second() {
        compact.insertOne(new Document("_id", 1).append("code", "a"));
        compact.createIndex(ascending("code"), new IndexOptions().unique(true));
        assertThatThrownBy(() ->
                        compact.insertOne(new Document("_id", UUID.randomUUID().toString()).append("code", "a")))
                .isInstanceOf(MongoWriteException.class);
        compact.deleteOne(eq("code", "a"));
        compact.insertOne(new Document("_id", 2).append("code", "a"));
        assertThat(compact.find(eq("code", "a")).first()).containsEntry("_id", 2);
    }

    @Test
    void what_a_document_weighs_is_what_its_bytes_are() {
        compact.insertOne(new Document("_id", 1).append("text", "督导"));
        assertThat(size()).isEqualTo(31);
        compact.replaceOne(eq("_id", 1), new Document("text", "督"));
        assertThat(size()).isEqualTo(28);
        compact.deleteOne(eq("_id", 1));
        assertThat(size()).isZero();
    }

    private int size() {
        return database.runCommand(new Document("collStats", "cases")).getInteger("size");
    }
}
