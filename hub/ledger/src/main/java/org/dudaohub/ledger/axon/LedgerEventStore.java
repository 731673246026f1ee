package org.dudaohub.ledger.axon;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.Subscription;

/** Axon's embedded event store, whose readers are woken whenever a commit became durable in the ledger. */
public final class LedgerEventStore extends EmbeddedEventStore {

    private final Subscription committed;

    private LedgerEventStore(EmbeddedEventStore.Builder builder, Ledger ledger) {
        super(builder);
        committed = ledger.onCommitted(() -> afterCommit(List.of()));
    }

    /**
     * @param builder as for {@link EmbeddedEventStore}, with a {@link LedgerEventStorageEngine} on the same ledger
     * @param ledger  the ledger that wakes the readers
     */
    public static LedgerEventStore create(EmbeddedEventStore.Builder builder, Ledger ledger) {
        return new LedgerEventStore(builder, ledger);
    }

    @Override
    public void shutDown() {
        committed.close();
        super.shutDown();
    }
}
