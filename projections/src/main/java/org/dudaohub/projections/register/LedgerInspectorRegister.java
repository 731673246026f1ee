package org.dudaohub.projections.register;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.springframework.stereotype.Component;

/** Folds the inspector's own stream in the ledger whenever it is asked, so that it never answers from a stale copy. */
@Component
class LedgerInspectorRegister implements InspectorRegister {

    private final EventStore ledger;

    LedgerInspectorRegister(EventStore ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Entry> find(String inspector) {
        return ledger.readEvents(InspectorRegister.streamOf(inspector))
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(InspectorEvent.class::isInstance)
                .map(InspectorEvent.class::cast)
                .reduce(Optional.empty(), InspectorRegister::after, (earlier, later) -> later);
    }
}
