package org.dudaohub.projections;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * The documents of one collection, as one batch of events changes them. A document is loaded once a batch, folded in
 * memory, and saved once. It carries the position of the last event that changed it, so an event that comes again
 * changes nothing, and a save over somebody else's newer document fails.
 */
public final class Documents {

    private static final String ID = "_id";
    private static final String POSITION = "position";
    private static final long NEVER = -1;

    private final MongoCollection<Document> collection;
    private final Map<String, Draft> drafts = new HashMap<>();

    Documents(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * Lets an event change the document with that id, which is empty if there was none. The event changes it at most
     * once; if it did so in an earlier delivery, nothing happens.
     */
    public void change(String id, Recorded event, Consumer<Document> change) {
        Draft draft = drafts.computeIfAbsent(id, this::load);
        if (draft.position() >= event.position()) {
            return;
        }
        change.accept(draft.document);
        draft.document.put(POSITION, event.position());
        draft.changed = true;
    }

    /** Writes a document that depends on nothing but the event, and is therefore the same however often it is written. */
    void put(String id, Document document) {
        drafts.put(id, Draft.standalone(document.append(ID, id)));
    }

    void discard() {
        drafts.clear();
    }

    /** @throws IllegalStateException if another writer was faster; the batch is then to be folded again */
    void save() {
        List<WriteModel<Document>> writes = drafts.values().stream()
                .map(Draft::write)
                .flatMap(Optional::stream)
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
        drafts.clear();
    }

    private Draft load(String id) {
        Document stored = collection.find(Filters.eq(ID, id)).first();
        return stored == null ? Draft.fresh(new Document(ID, id)) : Draft.stored(stored);
    }

    /** A document on its way from the state in which it was loaded to the one in which it is saved. */
    private static final class Draft {

        private final Document document;
        private final long loaded;
        private final boolean standalone;
        private boolean changed;

        private Draft(Document document, long loaded, boolean standalone) {
            this.document = document;
            this.loaded = loaded;
            this.standalone = standalone;
        }

        static Draft fresh(Document document) {
            return new Draft(document, NEVER, false);
        }

        static Draft stored(Document document) {
            return new Draft(document, document.getLong(POSITION), false);
        }

        static Draft standalone(Document document) {
            Draft draft = new Draft(document, NEVER, true);
            draft.changed = true;
            return draft;
        }

        long position() {
            return document.get(POSITION, NEVER);
        }

        Optional<WriteModel<Document>> write() {
            if (!changed) {
                return Optional.empty();
            }
            Object id = document.get(ID);
            if (standalone) {
                return Optional.of(
                        new ReplaceOneModel<>(Filters.eq(ID, id), document, new ReplaceOptions().upsert(true)));
            }
            if (loaded == NEVER) {
                return Optional.of(new InsertOneModel<>(document));
            }
            return Optional.of(
                    new ReplaceOneModel<>(Filters.and(Filters.eq(ID, id), Filters.eq(POSITION, loaded)), document));
        }
    }
}
