package org.dudaohub.connectors.partner;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Keeps the platforms going: once the partners are as the ledger says, it makes their routes, and sends a courier to each that
 * has news to get, one at a time to a partner and to all partners at the same time.
 */
final class Platforms implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Platforms.class);
    private static final long EMPTY_LEDGER = -1;
    private static final int STOP_SECONDS = 10;

    private final Partners partners;
    private final PartnerRoutes routes;
    private final Courier courier;
    private final DeclaredFiles files;
    private final CamelContext camel;
    private final EventStore events;
    private final PartnerProperties properties;

    /** Partners to whom a courier is on the way. */
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    private ThreadPoolTaskScheduler thread;
    private ExecutorService couriers;
    private long headAtStart;
    private boolean declared;

    Platforms(
            Partners partners,
            PartnerRoutes routes,
            Courier courier,
            DeclaredFiles files,
            CamelContext camel,
            EventStore events,
            PartnerProperties properties) {
        this.partners = partners;
        this.routes = routes;
        this.courier = courier;
        this.files = files;
        this.camel = camel;
        this.events = events;
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        TrackingToken head = events.createHeadToken();
        headAtStart = head == null ? EMPTY_LEDGER : head.position().orElse(EMPTY_LEDGER);
        couriers = Executors.newVirtualThreadPerTaskExecutor();
        thread = new ThreadPoolTaskScheduler();
        thread.setThreadNamePrefix("platforms-");
        thread.setAwaitTerminationSeconds(STOP_SECONDS);
        thread.initialize();
        thread.scheduleWithFixedDelay(this::look, properties.platforms().poll());
    }

    @Override
    public void stop() {
        ThreadPoolTaskScheduler stopping;
        synchronized (this) {
            stopping = thread;
            thread = null;
        }
        stopping.destroy();
        couriers.shutdownNow();
        try {
            if (!couriers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("A courier is still underway; what it brings is brought again if its outcome is not recorded");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        routes.removeAll();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void look() {
        if (!partners.hasCaughtUpWith(headAtStart) || !camel.isStarted()) {
            return;
        }
        try {
            if (!declared) {
                routes.begin();
                files.declare();
                declared = true;
            }
            routes.reconcile();
            List<Partner> due = partners.all().stream()
                    .filter(Partner::runs)
                    .filter(partner -> !partner.declaration().out().isEmpty())
                    .filter(partner -> underway.add(partner.id()))
                    .toList();
            due.forEach(partner -> couriers.execute(() -> send(partner)));
        } catch (RuntimeException failure) {
            log.error("The platforms could not be looked after; it is tried again", failure);
        }
    }

    private void send(Partner partner) {
        try {
            courier.deliver(partner);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.error("News for {} could not be delivered or recorded; it is tried again", partner.id(), failure);
        } finally {
            underway.remove(partner.id());
        }
    }
}
