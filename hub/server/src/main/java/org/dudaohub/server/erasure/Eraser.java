package org.dudaohub.server.erasure;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.dudaohub.connectors.intake.Archive;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplainantErased;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.ledger.vault.KeyVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;

/**
 * Destroys the keys of erased persons, and of the archived files in which they may be named: what those files said is in the
 * ledger. It goes through the ledger from its first event at each start, because destroying a
 * key twice is harmless and forgetting to is not: a vault that came back from an old copy loses the key again.
 */
@ProcessingGroup(Eraser.PROCESSOR)
class Eraser {

    static final String PROCESSOR = "erasure";

    private static final Logger log = LoggerFactory.getLogger(Eraser.class);

    private final KeyVault vault;

    /** The sealed copies of files that name complainants, by their keys; which file names whom only the copies say. */
    private final Set<String> copies = new HashSet<>();

    Eraser(KeyVault vault) {
        this.vault = vault;
    }

    @EventHandler
    void on(FileImported event) {
        if (event.kind().startsWith("complaint.")) {
            copies.add(Archive.keyOf(event.file()));
        }
    }

    @EventHandler
    void on(ComplainantErased event) {
        vault.destroy(event.person());
        copies.forEach(vault::destroy);
        log.info("destroyed the key of the complainant of {}", event.complaint());
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ConfigurerModule erasure(KeyVault vault) {
            Eraser eraser = new Eraser(vault);
            return configurer -> configurer.eventProcessing(processing -> processing
                    .registerPooledStreamingEventProcessor(
                            PROCESSOR,
                            Configuration::eventStore,
                            (axon, processor) -> processor
                                    .initialSegmentCount(1)
                                    .tokenStore(new InMemoryTokenStore())
                                    .initialToken(StreamableMessageSource::createTailToken))
                    .registerListenerInvocationErrorHandler(PROCESSOR, axon -> PropagatingErrorHandler.instance())
                    .registerEventHandler(axon -> eraser));
        }
    }
}
