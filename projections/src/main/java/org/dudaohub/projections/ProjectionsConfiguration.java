package org.dudaohub.projections;

import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;
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
    private static final int BATCH_SIZE = 256;

    @Bean
    ReadModelDatabase readModelDatabase(ReadModelProperties properties) {
        return ReadModelDatabase.open(properties.mongodbUri());
    }

    @Bean
    ConfigurerModule readModelProcessors(
            List<Projection> projections, ReadModelDatabase database, ProjectionFaults faults) {
        return configurer -> projections.forEach(
                projection -> configure(configurer.eventProcessing(), projection, database, faults));
    }

    /** One processor of one segment, from the beginning of the ledger, that goes no further than it could write. */
    private static void configure(
            EventProcessingConfigurer processing,
            Projection projection,
            ReadModelDatabase database,
            ProjectionFaults faults) {
        String name = projection.processor();
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        axon -> axon.eventStore(),
                        (axon, processor) -> processor
                                .initialSegmentCount(1)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .batchSize(BATCH_SIZE))
                .registerTokenStore(name, axon -> database.tokens())
                .registerHandlerInterceptor(name, axon -> new BatchedProjection(projection, faults))
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(name, axon -> faults);
    }
}
