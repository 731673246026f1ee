package org.dudaohub.projections.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Duration;
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

    /**
     * A number stays with its name, so an old answer can only lack one: whoever is appointed under a name that another bears
     * signs a moment later.
     */
    private static final Duration MEMORY = Duration.ofSeconds(10);

    private static final int MOST = 10_000;

    private final Folds<InspectorEvent, Entry> inspectors;
    private final MongoCollection<Document> signatures;
    private final Cache<String, List<String>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

    LedgerInspectorRegister(EventStorageEngine ledger, ReadModelDatabase database) {
        this.inspectors = new Folds<>(ledger, InspectorEvent.class, InspectorRegister::after);
        this.signatures = database.collection(RegisterProjection.SIGNATURES, Document.class);
    }

    @Override
    public List<Entry> signing(String signature) {
        List<String> numbers = known.get(signature, this::numbers);
        return numbers == null
                ? List.of()
                : numbers.stream().flatMap(number -> find(number).stream()).toList();
    }

    /** Null where nobody is known to sign so: whoever is appointed next counts as soon as the read model knows. */
    private List<String> numbers(String signature) {
        Document found = signatures.find(Filters.eq("_id", signature)).first();
        return found == null ? null : found.getList("inspectors", String.class);
    }

    @Override
    public Optional<Entry> find(String inspector) {
        return inspectors.find(InspectorRegister.streamOf(inspector));
    }
}
