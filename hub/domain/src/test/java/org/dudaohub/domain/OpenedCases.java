package org.dudaohub.domain;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;

/** Keeps the cases that the aggregate under test opens; the fixture's own store takes the events of one aggregate only. */
public final class OpenedCases implements RepositoryProvider {

    private final EventStore cases = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @Override
    public <T> Repository<T> repositoryFor(Class<T> aggregate) {
        return EventSourcingRepository.builder(aggregate).eventStore(cases).build();
    }

    public List<Object> eventsOf(String stream) {
        return cases.readEvents(stream)
                .asStream()
                .map(message -> (Object) message.getPayload())
                .toList();
    }
}
