package org.dudaohub.projections.register;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.springframework.stereotype.Component;

/** Folds the inspector's own stream in the ledger, and never answers from a stale copy. */
@Component
class LedgerInspectorRegister implements InspectorRegister {

    private final Folds<InspectorEvent, Entry> inspectors;

    LedgerInspectorRegister(EventStorageEngine ledger) {
        this.inspectors = new Folds<>(ledger, InspectorEvent.class, InspectorRegister::after);
    }

    @Override
    public Optional<Entry> find(String inspector) {
        return inspectors.find(InspectorRegister.streamOf(inspector));
    }
}
