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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The documents of one collection, as one batch of events changes them: loaded together, folded in memory, and written
 * together, at most two round trips for a batch however many events it has. A document carries the position of the last event
 * that changed it, so an event that comes again changes nothing, and a write over somebody else's newer document fails.
 */
public final class Documents {

    private static final String ID = "_id";
    private static final String POSITION = "position";
    private static final long NEVER = -1;
    private static final int MOST_RECENT = 512;
    private static final float LOAD = 0.75f;

    private final MongoCollection<Document> collection;
    private final boolean guarded;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Draft> drafts = new HashMap<>();
    private final Map<String, Document> standalone = new HashMap<>();

    /**
     * As they were written: a case that goes on at once need not be loaded. Whoever else wrote one meanwhile fails this
     * one's next write, and it is loaded then.
     */
    private final Map<String, Document> recent = new LinkedHashMap<>(16, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
            return size() > MOST_RECENT;
        }
    };

    /** @param guarded whether other processes may write too, so that a write has to find what was loaded */
    Documents(MongoCollection<Document> collection, boolean guarded) {
        this.collection = collection;
        this.guarded = guarded;
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
        Set<String> unknown = new HashSet<>();
        for (Change change : changes) {
            // What is being changed is not as it was written, until it is written again.
            Document known = recent.remove(change.id());
            if (known != null) {
                begin(known);
            } else if (!drafts.containsKey(change.id())) {
                unknown.add(change.id());
            }
        }
        if (!unknown.isEmpty()) {
            collection.find(Filters.in(ID, unknown)).batchSize(unknown.size()).forEach(this::begin);
        }
        // Changes that followed from another document's were asked for after the others.
        changes.sort(Comparator.comparingLong(Change::position));
        for (Change change : changes) {
            drafts.computeIfAbsent(change.id(), id -> new Draft(new Document(ID, id), NEVER))
                    .apply(change);
        }
        changes.clear();
    }

    private void begin(Document stored) {
        drafts.put(stored.getString(ID), new Draft(stored, stored.getLong(POSITION)));
    }

    /** @throws IllegalStateException if another writer was faster; the batch is then to be folded again */
    void write() {
        List<WriteModel<Document>> writes = Stream.concat(
                        standalone.values().stream().map(Documents::upsert),
                        drafts.values().stream().filter(Draft::changed).map(this::write))
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
        drafts.forEach((id, draft) -> recent.put(id, draft.document()));
        discard();
    }

    private static WriteModel<Document> upsert(Document document) {
        return new ReplaceOneModel<>(Filters.eq(ID, document.get(ID)), document, new ReplaceOptions().upsert(true));
    }

    private WriteModel<Document> write(Draft draft) {
        if (draft.isNew()) {
            return new InsertOneModel<>(draft.document());
        }
        Document stored = new Document(ID, draft.document().get(ID));
        // The guard costs the in-process server an index of its own, or a look at every document.
        return new ReplaceOneModel<>(guarded ? stored.append(POSITION, draft.loaded()) : stored, draft.document());
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

        boolean isNew() {
            return loaded == NEVER;
        }

        boolean changed() {
            return position() != loaded;
        }

        private long position() {
            return document.get(POSITION, NEVER);
        }
    }
}
