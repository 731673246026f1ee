package org.dudaohub.projections.register;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.bson.Document;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/**
 * Folds the inspector's own stream in the ledger, and never answers from a stale copy. Only which numbers belong to a name
 * is looked up in the read model.
 */
@Component
class LedgerInspectorRegister implements InspectorRegister {

    private final Folds<InspectorEvent, Entry> inspectors;
    private final MongoCollection<Document> signatures;

    LedgerInspectorRegister(EventStorageEngine ledger, ReadModelDatabase database) {
        this.inspectors = new Folds<>(ledger, InspectorEvent.class, InspectorRegister::after);
        this.signatures = database.collection(RegisterProjection.SIGNATURES, Document.class);
    }

    @Override
    public List<Entry> signing(String signature) {
        Document known = signatures.find(Filters.eq("_id", signature)).first();
        return known == null
                ? List.of()
                : known.getList("inspectors", String.class).stream()
                        .flatMap(number -> find(number).stream())
                        .toList();
    }

    @Override
    public Optional<Entry> find(String inspector) {
        return inspectors.find(InspectorRegister.streamOf(inspector));
    }
}
