package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads {@link Peers} through the ledger, from its first event at each start. Not one of Axon's event processors: their
 * work for each event (a message monitor, interceptors, a token) costs more than the fold's own.
 */
final class ExchangeFold implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ExchangeFold.class);
    private static final int PATIENCE = 1_000;
    private static final int MOST_AT_ONCE = 1_024;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Peers peers;
    private final ExchangeLedger ledger;

    ExchangeFold(Peers peers, ExchangeLedger ledger) {
        this.peers = peers;
        this.ledger = ledger;
    }

    /** Reads until its thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                read();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            log.debug("The exchange's fold has stopped");
        }
    }

    /** Reads on from where it stood; what could not be read is tried again, as the ledger may be back then. */
    private void read() throws InterruptedException {
        try (TrackingEventStream events = ledger.openAfter(peers.position())) {
            while (true) {
                if (events.hasNextAvailable(PATIENCE, TimeUnit.MILLISECONDS)) {
                    int read = 0;
                    do {
                        peers.on((TrackedEventMessage<?>) events.nextAvailable());
                    } while (++read < MOST_AT_ONCE && events.hasNextAvailable(0, TimeUnit.MILLISECONDS));
                    peers.announce();
                }
            }
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            log.error("The exchange stands still at position {}: its ledger can't be read", peers.position(), e);
        }
    }
}
