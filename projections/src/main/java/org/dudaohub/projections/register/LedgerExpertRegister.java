package org.dudaohub.projections.register;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.dudaohub.domain.expert.ExpertEvent;
import org.dudaohub.domain.expert.ExpertRegister;
import org.springframework.stereotype.Component;

/** Folds the expert's own stream in the ledger, and never answers from a stale copy. */
@Component
class LedgerExpertRegister implements ExpertRegister {

    private final Folds<ExpertEvent, Entry> experts;

    LedgerExpertRegister(EventStorageEngine ledger) {
        this.experts = new Folds<>(ledger, ExpertEvent.class, ExpertRegister::after);
    }

    @Override
    public Optional<Entry> find(String expert) {
        return experts.find(ExpertRegister.streamOf(expert));
    }
}
