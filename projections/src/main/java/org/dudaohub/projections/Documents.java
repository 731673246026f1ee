package org.dudaohub.projections;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The documents of one collection, as one batch of events changes them: loaded together, folded in memory, and written
 * together, two round trips for a batch however many events it has. A document carries the position of the last event
 * that changed it, so an event that comes again changes nothing, and a write over somebody else's newer document fails.
 */
public final class Documents {

    private static final String ID = "_id";
    private static final String POSITION = "position";
    private static final long NEVER = -1;

    private final MongoCollection<Document> collection;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Draft> drafts = new HashMap<>();
    private final Map<String, Document> standalone = new HashMap<>();

    Documents(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * Lets an event change the document with that id, which is empty if there was none. The change is made when the
     * batch is complete, in the order of the ledger, so it must not look at another document, which may have gone on by
     * then. An event changes a document at most once; if it did so in an earlier delivery, nothing happens.
     */
    public void change(String id, Recorded event, Consumer<Document> change) {
        changes.add(new Change(id, event.position(), change));
    }

    /** Writes a document that depends on nothing but the event, and is therefore the same however often it is written. */
    void put(String id, Document document) {
        standalone.put(id, document.append(ID, id));
    }

    void discard() {
        changes.clear();
        drafts.clear();
        standalone.clear();
    }

    void fold() {
        Set<String> ids = changes.stream().map(Change::id).collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            collection
                    .find(Filters.in(ID, ids))
                    .batchSize(ids.size())
                    .forEach(stored -> drafts.put(stored.getString(ID), new Draft(stored, stored.getLong(POSITION))));
        }
        // Changes that followed from another document's were asked for after the others.
        changes.sort(Comparator.comparingLong(Change::position));
        for (Change change : changes) {
            drafts.computeIfAbsent(change.id(), id -> new Draft(new Document(ID, id), NEVER))
                    .apply(change);
        }
        changes.clear();
    }

    /** @throws IllegalStateException if another writer was faster; the batch is then to be folded again */
    void write() {
        List<WriteModel<Document>> writes = Stream.concat(
                        standalone.values().stream().map(Documents::upsert),
                        drafts.values().stream().filter(Draft::changed).map(Draft::write))
                .toList();
        if (!writes.isEmpty()) {
            BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            int written = result.getInsertedCount()
                    + result.getMatchedCount()
                    + result.getUpserts().size();
            if (written != writes.size()) {
                throw new IllegalStateException(
                        "another writer changed documents of " + collection.getNamespace() + " in the meantime");
            }
        }
        discard();
    }

    private static WriteModel<Document> upsert(Document document) {
        return new ReplaceOneModel<>(Filters.eq(ID, document.get(ID)), document, new ReplaceOptions().upsert(true));
    }

    private record Change(String id, long position, Consumer<Document> change) {}

    /** @param loaded the document's position when it was loaded */
    private record Draft(Document document, long loaded) {

        void apply(Change change) {
            if (change.position() > position()) {
                change.change().accept(document);
                document.put(POSITION, change.position());
            }
        }

        boolean changed() {
            return position() != loaded;
        }

        WriteModel<Document> write() {
            // Not Filters.and: the in-process server finds its index only for a plain document of the two fields.
            return loaded == NEVER
                    ? new InsertOneModel<>(document)
                    : new ReplaceOneModel<>(new Document(ID, document.get(ID)).append(POSITION, loaded), document);
        }

        private long position() {
            return document.get(POSITION, NEVER);
        }
    }
}
