package org.dudaohub.server.wiring;

import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.RepositorySpanFactory;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/**
 * Axon learns from an exception that a case is new, which is no exception here: many commands begin one, and the stack
 * trace cost more than half as much as the decision. So it gets the same exception each time. Every command may begin its case
 * (CREATE_IF_MISSING), so Axon itself catches it, and only where it is of this very class, not of a derived one.
 */
final class CaseRepository<A> extends EventSourcingRepository<A> {

    private final AggregateNotFoundException isNew;

    private CaseRepository(Class<A> type, Builder<A> builder) {
        super(builder);
        this.isNew = new AggregateNotFoundException(type.getSimpleName(), "no event of it is in the ledger");
    }

    static <A> CaseRepository<A> of(Class<A> type, Configuration axon) {
        return new CaseRepository<>(
                type,
                builder(type)
                        .aggregateModel(AnnotatedAggregateMetaModelFactory.inspectAggregate(
                                type, axon.parameterResolverFactory(), axon.handlerDefinition(type)))
                        .eventStore(axon.eventStore())
                        .repositoryProvider(axon::repository)
                        .spanFactory(axon.getComponent(RepositorySpanFactory.class)));
    }

    @Override
    protected DomainEventStream readEvents(String stream) {
        DomainEventStream events = super.readEvents(stream);
        if (!events.hasNext()) {
            throw isNew;
        }
        return events;
    }
}
