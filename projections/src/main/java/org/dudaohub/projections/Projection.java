package org.dudaohub.projections;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.dudaohub.domain.Event;

/**
 * Folds the ledger into the documents of one read model. A subclass names its processor with {@link ProcessingGroup},
 * declares its collections, and says in {@link #on} what an event changes in them.
 *
 * <p>Events come one after another in the order of the ledger, by one thread at a time, in batches. What a batch changed
 * is saved at its end, before the processor's token; after a failure the batch comes again, in the same or in other
 * parts.
 */
public abstract class Projection {

    private final ReadModelDatabase database;
    private final List<Documents> collections = new ArrayList<>();

    protected Projection(ReadModelDatabase database) {
        this.database = database;
    }

    /** What the event changes. It is called for every event of the ledger, replicated ones too. */
    protected abstract void on(Event event, Recorded recorded);

    /**
     * Declares a collection. Where one document changes by what an event does to another (so that its change is asked
     * for within the other's), it is declared first: it is folded later and written earlier. Should the process end
     * between the two writes, the event finds the other as it was, asks for the same change again, and the first knows
     * that it has it. Changes that stand beside each other need no order.
     */
    protected final Documents documents(String collection) {
        return declare(new Documents(database.guardedCollection(collection)));
    }

    /** Declares a journal; its entries are written before the heads that count them. */
    protected final Journal journal(String name) {
        Documents entries = declare(new Documents(database.collection(Journal.entries(name), Document.class)));
        return new Journal(entries, documents(Journal.heads(name)));
    }

    private Documents declare(Documents documents) {
        collections.add(documents);
        return documents;
    }

    @EventHandler
    final void handle(Event event, EventMessage<?> message, TrackingToken token) {
        on(event, Recorded.of(message, token));
    }

    final String processor() {
        return getClass().getAnnotation(ProcessingGroup.class).value();
    }

    /** In the order in which they are written. */
    final List<Documents> collections() {
        return collections;
    }

    final void begin() {
        collections.forEach(Documents::discard);
    }

    final void fold() {
        collections.reversed().forEach(Documents::fold);
    }

    final void save() {
        fold();
        collections.forEach(Documents::write);
    }
}
