package org.dudaohub.server.rectification;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.springframework.stereotype.Component;

/** Looks up in the ledger what a case is about. */
@Component
class CaseFiles {

    private final EventStore ledger;

    CaseFiles(EventStore ledger) {
        this.ledger = ledger;
    }

    /** Code of the school that the case is about; empty if there is no such case on this node. */
    Optional<String> schoolOf(String rectification) {
        DomainEventStream history = ledger.readEvents("rectification:" + rectification);
        return history.hasNext() && history.next().getPayload() instanceof RectificationOrdered order
                ? Optional.of(order.school())
                : Optional.empty();
    }
}
