package org.dudaohub.connectors.partner;

import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Leads {@link Partners} through the ledger, from its first event at each start: so its token lives in memory only. */
record PartnerFold(Partners partners) implements ConfigurerModule {

    private static final String PROCESSOR = "partners";
    private static final int BATCH = 256;
    /** An event wakes it at once; a node that stops waits for the end of such a look. */
    private static final long LOOK_MILLIS = 100;

    @Override
    public void configureModule(Configurer configurer) {
        Handler handler = new Handler(partners);
        configurer.eventProcessing(processing -> processing
                .registerTrackingEventProcessor(
                        PROCESSOR,
                        Configuration::eventStore,
                        configuration -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH)
                                .andEventAvailabilityTimeout(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .registerTokenStore(PROCESSOR, configuration -> new InMemoryTokenStore())
                .registerListenerInvocationErrorHandler(PROCESSOR, configuration -> PropagatingErrorHandler.instance())
                .registerEventHandler(configuration -> handler));
    }

    @ProcessingGroup(PROCESSOR)
    record Handler(Partners partners) {

        @EventHandler
        void on(EventMessage<?> message, TrackingToken token) {
            partners.on(message, token.position().orElseThrow());
        }
    }
}
