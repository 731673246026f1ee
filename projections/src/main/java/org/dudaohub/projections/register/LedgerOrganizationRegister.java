package org.dudaohub.projections.register;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.springframework.stereotype.Component;

/** Folds the organisation's own stream in the ledger whenever it is asked, so that it never answers from a stale copy. */
@Component
class LedgerOrganizationRegister implements OrganizationRegister {

    private final EventStore ledger;

    LedgerOrganizationRegister(EventStore ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Entry> find(String code) {
        return ledger.readEvents(OrganizationRegister.streamOf(code))
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(OrganizationEvent.class::isInstance)
                .map(OrganizationEvent.class::cast)
                .reduce(Optional.empty(), OrganizationRegister::after, (earlier, later) -> later);
    }
}
