package org.dudaohub.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger in a MongoDB database, which several nodes may share. Collections: {@code ledger} (one document per commit),
 * {@code ledger_header}, {@code ledger_snapshots}.
 */
public final class MongoStore implements Store {

    private static final Logger log = LoggerFactory.getLogger(MongoStore.class);
    private static final int PAGE_BYTES = 4 << 20;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final MongoDatabase database;
    private final MongoCollection<Document> header;
    private final MongoCollection<Document> commits;
    private final MongoCollection<Document> snapshots;
    private volatile Thread watcher;
    private volatile boolean closed;

    private MongoStore(MongoDatabase database) {
        this.database = database;
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS);
        header = database.getCollection("ledger_header").withWriteConcern(durable);
        commits = database.getCollection("ledger").withWriteConcern(durable).withReadConcern(ReadConcern.MAJORITY);
        snapshots = database.getCollection("ledger_snapshots");
        guarded(() -> commits.createIndex(
                Indexes.ascending("streams.id", "streams.first"), new IndexOptions().name("streams")));
    }

    /** Opens the ledger in the database. The database's client stays its owner's to close, after the ledger. */
    public static MongoStore open(MongoDatabase database) {
        return new MongoStore(database);
    }

    @Override
    public Optional<LedgerHeader> header() {
        return guarded(() ->
                        Optional.ofNullable(header.find(eq("_id", "header")).first()))
                .map(found -> new LedgerHeader(
                        found.getInteger("format"),
                        HashAlgorithm.labelled(found.getString("algorithm")),
                        UUID.fromString(found.getString("ledgerId"))));
    }

    @Override
    public LedgerHeader create(LedgerHeader proposed) {
        Document document = new Document("format", proposed.format())
                .append("algorithm", proposed.algorithm().label())
                .append("ledgerId", proposed.ledgerId().toString());
        try {
            header.updateOne(
                    eq("_id", "header"), new Document("$setOnInsert", document), new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw unknown(e);
            }
            // Another node created it at the same time.
        } catch (MongoException e) {
            throw unknown(e);
        }
        return header().orElseThrow();
    }

    @Override
    public void append(List<PreparedCommit> batch) {
        List<Document> documents = batch.stream().map(MongoStore::document).toList();
        try {
            commits.insertMany(documents, new InsertManyOptions().ordered(true));
        } catch (MongoBulkWriteException e) {
            boolean taken = e.getWriteErrors().stream()
                    .anyMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            throw new StoreException(
                    taken ? StoreException.Reason.POSITION_TAKEN : StoreException.Reason.UNKNOWN, e.getMessage(), e);
        } catch (MongoException e) {
            throw unknown(e);
        }
    }

    private static Document document(PreparedCommit prepared) {
        CommitRecord commit = prepared.record();
        List<Document> streams = prepared.streams().stream()
                .map(range -> new Document("id", range.stream())
                        .append("first", range.first())
                        .append("last", range.last()))
                .toList();
        return new Document("_id", commit.position())
                .append("commit", prepared.id().toString())
                .append("latest", commit.latest())
                .append("streams", streams)
                .append("hash", new Binary(commit.hash()))
                .append("body", new Binary(commit.body()));
    }

    @Override
    public List<CommitRecord> read(long position, int max) {
        return list(
                commits.find(gte("_id", position)).sort(Sorts.ascending("_id")).limit(max));
    }

    @Override
    public Optional<CommitRecord> lastBefore(long position) {
        return list(commits.find(lt("_id", position))
                        .sort(Sorts.descending("_id"))
                        .limit(1))
                .stream()
                .findFirst();
    }

    @Override
    public List<CommitRecord> readStream(String stream, long sequence, long position, int max) {
        // The commit that holds the sequence is the last one that begins at or before it.
        Bson begins = elemMatch("streams", and(eq("id", stream), lte("first", sequence)));
        long from = Math.max(
                position,
                guarded(() -> newest(begins).map(d -> d.getLong("_id")).orElse(0L)));
        Bson holds = elemMatch("streams", eq("id", stream));
        return list(commits.find(and(holds, gte("_id", from)))
                .sort(Sorts.ascending("_id"))
                .limit(max));
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        return guarded(() -> newest(elemMatch("streams", eq("id", stream)))
                .map(document -> document.getList("streams", Document.class).stream()
                        .filter(range -> stream.equals(range.getString("id")))
                        .mapToLong(range -> range.getLong("last"))
                        .max())
                .orElse(OptionalLong.empty()));
    }

    private Optional<Document> newest(Bson filter) {
        return Optional.ofNullable(commits.find(filter)
                .projection(Projections.include("_id", "streams"))
                .sort(Sorts.descending("_id"))
                .limit(1)
                .first());
    }

    @Override
    public void saveSnapshot(LedgerEvent snapshot) {
        Document document = new Document("_id", snapshot.stream())
                .append("sequence", snapshot.sequence())
                .append("body", new Binary(CommitFormat.encodeSnapshot(snapshot)));
        guarded(() -> {
            boolean newer = snapshot(snapshot.stream())
                    .map(kept -> kept.sequence() > snapshot.sequence())
                    .orElse(false);
            // A race leaves an older snapshot at worst: slower, not wrong.
            return newer
                    ? null
                    : snapshots.replaceOne(eq("_id", snapshot.stream()), document, new ReplaceOptions().upsert(true));
        });
    }

    @Override
    public Optional<LedgerEvent> snapshot(String stream) {
        return guarded(() ->
                        Optional.ofNullable(snapshots.find(eq("_id", stream)).first()))
                .map(document -> CommitFormat.decodeSnapshot(
                        document.get("body", Binary.class).getData()));
    }

    @Override
    public void onForeignAppend(Runnable listener) {
        watcher = Thread.ofVirtual().name("ledger-watcher").start(() -> watch(listener));
    }

    /** By a change stream, where the server has them; else by looking at the last position again and again. */
    private void watch(Runnable listener) {
        while (!closed) {
            try {
                if (hasChangeStreams()) {
                    stream(listener);
                } else {
                    poll(listener);
                }
            } catch (MongoException | StoreException | IllegalStateException e) {
                if (!closed) {
                    log.warn("Can't see for now whether other nodes append: {}", e.getMessage());
                }
                LockSupport.parkNanos(RETRY.toNanos());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Replica sets and sharded clusters have them. */
    private boolean hasChangeStreams() {
        Document hello = database.runCommand(new Document("isMaster", 1));
        return hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
    }

    private void stream(Runnable listener) {
        try (var changes = commits.watch(List.of(Aggregates.match(eq("operationType", "insert"))))
                .maxAwaitTime(1, TimeUnit.SECONDS)
                .cursor()) {
            // What came in before the stream began.
            listener.run();
            while (!closed) {
                if (changes.tryNext() != null) {
                    listener.run();
                }
            }
        }
    }

    private void poll(Runnable listener) throws InterruptedException {
        long seen = -1;
        while (!closed) {
            Document newest = commits.find()
                    .projection(Projections.include("_id"))
                    .sort(Sorts.descending("_id"))
                    .limit(1)
                    .first();
            if (newest != null && newest.getLong("_id") != seen) {
                seen = newest.getLong("_id");
                listener.run();
            }
            Thread.sleep(POLL);
        }
    }

    private static List<CommitRecord> list(FindIterable<Document> found) {
        return guarded(() -> {
            List<CommitRecord> records = new ArrayList<>();
            int bytes = 0;
            try (var cursor = found.iterator()) {
                while (bytes < PAGE_BYTES && cursor.hasNext()) {
                    Document document = cursor.next();
                    CommitRecord commit = new CommitRecord(
                            document.getLong("_id"),
                            document.getLong("latest"),
                            document.get("hash", Binary.class).getData(),
                            document.get("body", Binary.class).getData());
                    records.add(commit);
                    bytes += commit.body().length;
                }
            }
            return records;
        });
    }

    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw unknown(e);
        }
    }

    private static StoreException unknown(MongoException e) {
        return new StoreException(StoreException.Reason.UNKNOWN, e.getMessage(), e);
    }

    @Override
    public void close() {
        closed = true;
        if (watcher != null) {
            watcher.interrupt();
            try {
                // The client may be closed after us: nothing may use it then.
                watcher.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
