package org.dudaohub.connectors.wechat;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Leads {@link Notices} through the ledger, from its first event at each start: so its token lives in memory only. */
record NoticeFold(Notices notices) implements ConfigurerModule {

    private static final String PROCESSOR = "wechat";
    private static final int BATCH = 256;

    @Override
    public void configureModule(Configurer configurer) {
        Handler handler = new Handler(notices);
        configurer.eventProcessing(processing -> processing
                .registerPooledStreamingEventProcessor(
                        PROCESSOR,
                        Configuration::eventStore,
                        (configuration, processor) -> processor
                                .initialSegmentCount(1)
                                .batchSize(BATCH)
                                .tokenStore(new InMemoryTokenStore())
                                .initialToken(StreamableMessageSource::createTailToken))
                .registerListenerInvocationErrorHandler(PROCESSOR, configuration -> PropagatingErrorHandler.instance())
                .registerEventHandler(configuration -> handler));
    }

    @ProcessingGroup(PROCESSOR)
    record Handler(Notices notices) {

        @EventHandler
        void on(EventMessage<?> message, TrackingToken token) {
            notices.on(message, token.position().orElseThrow());
        }
    }
}
