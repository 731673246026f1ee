package org.dudaohub.connectors.peer;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Leads {@link Peers} through the ledger: from its first event at each start, so its token lives in memory only. */
record ExchangeFold(Peers peers) implements ConfigurerModule {

    private static final String PROCESSOR = "peer-exchange";
    private static final int BATCH = 256;

    @Override
    public void configureModule(Configurer configurer) {
        var handler = new Handler(peers);
        // Not a pooled processor: on an embedded event store that one looks for new events twice a second only.
        configurer.eventProcessing(processing -> processing
                .registerTrackingEventProcessor(
                        PROCESSOR,
                        Configuration::eventStore,
                        configuration -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .registerTokenStore(PROCESSOR, configuration -> new InMemoryTokenStore())
                .registerEventHandler(configuration -> handler));
    }

    @ProcessingGroup(PROCESSOR)
    record Handler(Peers peers) {

        @EventHandler
        void on(TrackedEventMessage<?> message) {
            peers.on(message);
        }
    }
}
