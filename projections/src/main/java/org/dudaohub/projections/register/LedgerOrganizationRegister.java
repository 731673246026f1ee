package org.dudaohub.projections.register;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.springframework.stereotype.Component;

/** Folds the organisation's own stream in the ledger, and never answers from a stale copy. */
@Component
class LedgerOrganizationRegister implements OrganizationRegister {

    private final Folds<OrganizationEvent, Entry> organizations;

    LedgerOrganizationRegister(EventStorageEngine ledger) {
        this.organizations = new Folds<>(ledger, OrganizationEvent.class, OrganizationRegister::after);
    }

    @Override
    public Optional<Entry> find(String code) {
        return organizations.find(OrganizationRegister.streamOf(code));
    }
}
