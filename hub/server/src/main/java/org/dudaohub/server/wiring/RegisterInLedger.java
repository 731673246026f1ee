package org.dudaohub.server.wiring;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationRegister;

/** Looks an organisation up where nothing is stale: in the ledger itself, at the start of its stream. */
record RegisterInLedger(EventStore ledger) implements OrganizationRegister {

    @Override
    public Optional<Entry> find(String code) {
        if (code == null) {
            return Optional.empty();
        }
        DomainEventStream history = ledger.readEvents(OrganizationRegister.streamOf(code));
        return history.hasNext() && history.next().getPayload() instanceof OrganizationRegistered it
                ? Optional.of(new Entry(it.code(), it.name(), it.kind(), it.division()))
                : Optional.empty();
    }
}
