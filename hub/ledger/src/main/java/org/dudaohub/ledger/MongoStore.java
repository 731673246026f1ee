package org.dudaohub.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
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
    private static final String KEYS = "keys_unique";
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
                Indexes.ascending("keys"),
                new IndexOptions().name(KEYS).unique(true).sparse(true)));
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
            throw new StoreException(reason(e), e.getMessage(), e);
        } catch (MongoException e) {
            throw unknown(e);
        }
    }

    private static StoreException.Reason reason(MongoBulkWriteException e) {
        // An ordered write ends with its first error.
        BulkWriteError error =
                e.getWriteErrors().isEmpty() ? null : e.getWriteErrors().getFirst();
        if (error == null || ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
            return StoreException.Reason.UNKNOWN;
        }
        // Which index it was stands in the message only.
        return error.getMessage().contains(KEYS)
                ? StoreException.Reason.SEQUENCE_TAKEN
                : StoreException.Reason.POSITION_TAKEN;
    }

    private static Document document(PreparedCommit prepared) {
        CommitRecord commit = prepared.record();
        Document document = new Document("_id", commit.position())
                .append("commit", prepared.id().toString())
                .append("latest", commit.latest())
                .append("hash", new Binary(commit.hash()))
                .append("body", new Binary(commit.body()));
        if (!prepared.streams().isEmpty()) {
            document.append(
                    "keys",
                    prepared.streams().stream()
                            .map(range -> key(range.stream(), range.first()))
                            .toList());
        }
        return document;
    }

    /** Stream and first sequence, so that the keys of a stream, and only they, lie together in their order. */
    private static String key(String stream, long first) {
        return "%d:%s#%016x".formatted(stream.length(), stream, first);
    }

    /** Commits that begin writing to the stream at a sequence between 0 and {@code last}. */
    private static Bson writes(String stream, long last) {
        return elemMatch("keys", new Document("$gte", key(stream, 0)).append("$lte", key(stream, last)));
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
    public boolean refusesTakenSequence() {
        return true;
    }

    @Override
    public List<CommitRecord> readStream(String stream, long sequence, long position, int max) {
        // The commit that holds the sequence is the last one that begins at or before it.
        long from = Math.max(
                position,
                newest(writes(stream, sequence)).map(CommitRecord::position).orElse(0L));
        return list(commits.find(and(writes(stream, Long.MAX_VALUE), gte("_id", from)))
                .sort(Sorts.ascending("_id"))
                .limit(max));
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        return newest(writes(stream, Long.MAX_VALUE))
                .map(commit -> PreparedCommit.of(commit).streams().stream()
                        .filter(range -> range.stream().equals(stream))
                        .mapToLong(StreamRange::last)
                        .max())
                .orElse(OptionalLong.empty());
    }

    private Optional<CommitRecord> newest(Bson filter) {
        return list(commits.find(filter).sort(Sorts.descending("_id")).limit(1)).stream()
                .findFirst();
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
            long start = System.nanoTime();
            Document newest = commits.find()
                    .projection(Projections.include("_id"))
                    .sort(Sorts.descending("_id"))
                    .limit(1)
                    .first();
            if (newest != null && newest.getLong("_id") != seen) {
                seen = newest.getLong("_id");
                listener.run();
            }
            // A server for which looking is hard work isn't kept at it.
            long took = System.nanoTime() - start;
            Thread.sleep(Duration.ofNanos(Math.max(POLL.toNanos(), 20 * took)));
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
