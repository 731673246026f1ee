package org.dudaohub.server.wiring;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.dudaohub.domain.AggregateCatalog;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Provenance;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.axon.EventNames;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;
import org.dudaohub.ledger.axon.LedgerEventStore;
import org.dudaohub.ledger.axon.LedgerSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon on top of the ledger. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    private static final int RETRIES = 5;
    private static final int RETRY_MILLIS = 20;

    /** Events stand in the ledger under the domain's own names, never under those of classes. */
    @Bean
    @Qualifier("eventSerializer")
    LedgerSerializer eventSerializer() {
        Map<String, Class<?>> names = new HashMap<>(EventCatalog.byName());
        return LedgerSerializer.of(EventNames.of(names));
    }

    @Bean
    EventStorageEngine storageEngine(Ledger ledger, LedgerSerializer serializer, Clock clock) {
        GenericEventMessage.clock = clock;
        return LedgerEventStorageEngine.builder(ledger, serializer).build();
    }

    @Bean("eventBus")
    @Qualifier("eventStore")
    LedgerEventStore eventStore(EventStorageEngine engine, Ledger ledger) {
        return LedgerEventStore.create(engine, ledger);
    }

    @Bean
    ConfigurerModule aggregates() {
        return configurer -> AggregateCatalog.all().forEach(type -> configurer.configureAggregate(aggregate(type)));
    }

    /** A command names its stream itself; Axon would look for the annotation anew in each command. */
    private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureRepository(axon -> CaseRepository.of(type, axon))
                .configureCommandTargetResolver(axon ->
                        message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).stream(), null));
    }

    /** Who did it and through which channel goes from the command to its events. */
    @Bean
    CorrelationDataProvider provenance() {
        return new SimpleCorrelationDataProvider(
                Provenance.ACTOR,
                Provenance.ACTOR_NAME,
                Provenance.ACTOR_ORGANIZATION,
                Provenance.ROLE,
                Provenance.CHANNEL,
                Provenance.FILE,
                Provenance.LINE);
    }

    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider();
    }

    /** Two commands on one aggregate at the same time: the later one is tried again; nothing else is. */
    @Bean
    CommandGateway commandGateway(CommandBus bus, @Qualifier("commandRetries") ScheduledExecutorService executor) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(IntervalRetryScheduler.builder()
                        .retryExecutor(executor)
                        .maxRetryCount(RETRIES)
                        .retryInterval(RETRY_MILLIS)
                        .nonTransientFailurePredicate(failure -> !(failure instanceof ConcurrencyException))
                        .build())
                .build();
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService commandRetries() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("command-retry").daemon().factory());
    }
}
