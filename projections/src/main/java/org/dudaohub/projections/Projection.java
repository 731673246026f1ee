package org.dudaohub.projections;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.dudaohub.domain.Event;

/**
 * Folds the ledger into the documents of one read model. A subclass names its processor with {@link ProcessingGroup},
 * declares its collections, says in {@link #concerns} which events it looks at, and in {@link #on} what one changes in them.
 *
 * <p>Events come one after another in the order of the ledger, by one thread at a time, in batches. What a batch changed
 * is saved at its end, before the processor's token; after a failure the batch comes again, in the same or in other
 * parts.
 */
public abstract class Projection implements EventMessageHandler {

    private final ReadModelDatabase database;
    private final List<Documents> collections = new ArrayList<>();

    protected Projection(ReadModelDatabase database) {
        this.database = database;
    }

    /**
     * Whether an event of that type may change anything. One that may not is passed over, at a fraction of the cost: every
     * projection gets to see every event of the ledger.
     *
     * @param here whether it happened on this node, and was not replicated from a peer
     */
    protected abstract boolean concerns(Class<?> type, boolean here);

    /** What an event changes that concerns this projection. */
    protected abstract void on(Event event, Recorded recorded);

    /**
     * Declares a collection. Where one document changes by what an event does to another (so that its change is asked
     * for within the other's), it is declared first: it is folded later and written earlier. Should the process end
     * between the two writes, the event finds the other as it was, asks for the same change again, and the first knows
     * that it has it. Changes that stand beside each other need no order.
     */
    protected final Documents documents(String collection) {
        return declare(database.documents(collection));
    }

    /** Declares a journal; its entries are written before the heads that count them. */
    protected final Journal journal(String name) {
        Documents entries = declare(database.documents(Journal.entries(name)));
        return new Journal(entries, documents(Journal.heads(name)));
    }

    private Documents declare(Documents documents) {
        collections.add(documents);
        return documents;
    }

    @Override
    public final boolean canHandle(EventMessage<?> message) {
        Class<?> type = message.getPayloadType();
        // A later version of this house may have written what this one does not know.
        return Event.class.isAssignableFrom(type) && concerns(type, Recorded.here(message));
    }

    @Override
    public final Object handle(EventMessage<?> message) {
        on((Event) message.getPayload(), Recorded.of((TrackedEventMessage<?>) message));
        return null;
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
