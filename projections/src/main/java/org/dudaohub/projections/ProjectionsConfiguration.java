package org.dudaohub.projections;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The read models, their queries and their processors, to be imported by the application. It must exclude Spring Boot's
 * {@code MongoAutoConfiguration}, which would look for a MongoDB of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadModelProperties.class)
@ComponentScan
public class ProjectionsConfiguration {

    /** Enough to make a batch's round trips cheap, few enough to keep it in memory whatever the events hold. */
    private static final int BATCH_SIZE = 512;

    /** Read models follow; whoever waits for an answer goes before them. So all of them together get few threads. */
    private static final int WORKERS = 2;

    @Bean
    ReadModelDatabase readModelDatabase(ReadModelProperties properties) {
        return ReadModelDatabase.open(properties.mongodbUri());
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService readModelWorkers() {
        return Executors.newScheduledThreadPool(
                WORKERS, Thread.ofPlatform().name("read-models-", 0).factory());
    }

    @Bean
    ConfigurerModule readModelProcessors(
            List<Projection> projections,
            ReadModelDatabase database,
            ProjectionFaults faults,
            @Qualifier("readModelWorkers") ScheduledExecutorService workers) {
        database.beginAnewIfOfAnotherEdition();
        return configurer -> projections.forEach(
                projection -> configure(configurer.eventProcessing(), projection, database, faults, workers));
    }

    /** One processor of one segment, from the beginning of the ledger, that goes no further than it could write. */
    private static void configure(
            EventProcessingConfigurer processing,
            Projection projection,
            ReadModelDatabase database,
            ProjectionFaults faults,
            ScheduledExecutorService workers) {
        String name = projection.processor();
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        axon -> axon.eventStore(),
                        (axon, processor) -> processor
                                .initialSegmentCount(1)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .workerExecutor(workers)
                                .batchSize(BATCH_SIZE))
                .registerEventHandler(axon -> projection)
                .registerTokenStore(name, axon -> database.tokens())
                .registerHandlerInterceptor(name, axon -> new BatchedProjection(projection, faults))
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(name, axon -> faults);
    }
}
