package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Starts the exchange when the ledger has been read, and stops it. */
final class PeerExchange implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeerExchange.class);
    private static final Duration FIRST_PULL = Duration.ofSeconds(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final PeerProperties properties;
    private final Peers peers;
    private final ExchangeLedger ledger;
    private final ExchangeFold fold;
    private final AgreementSteps steps;
    private final HeadKeeper heads;
    private final Inbox inbox;
    private final Couriers couriers;
    private final AttachmentCollectors collectors;
    private final Optional<AmqpInboxes> amqp;

    private ExecutorService threads;
    private SimpleAsyncTaskScheduler pulls;

    PeerExchange(
            PeerProperties properties,
            Peers peers,
            ExchangeLedger ledger,
            ExchangeFold fold,
            AgreementSteps steps,
            HeadKeeper heads,
            Inbox inbox,
            Couriers couriers,
            AttachmentCollectors collectors,
            Optional<AmqpInboxes> amqp) {
        this.properties = properties;
        this.peers = peers;
        this.ledger = ledger;
        this.fold = fold;
        this.steps = steps;
        this.heads = heads;
        this.inbox = inbox;
        this.couriers = couriers;
        this.collectors = collectors;
        this.amqp = amqp;
    }

    @Override
    public synchronized void start() {
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("exchange-", 0).factory());
        pulls = new SimpleAsyncTaskScheduler();
        pulls.setVirtualThreads(true);
        pulls.setThreadNamePrefix("exchange-pull-");
        peers.headAtStart(ledger.head());
        threads.execute(fold);
        threads.execute(this::begin);
    }

    private void begin() {
        try {
            while (!peers.awaitCaughtUp(STOP_TIMEOUT)) {
                log.info("The exchange waits until the ledger has been read");
            }
        } catch (InterruptedException e) {
            return; // Stopped before it began.
        }
        peers.all().forEach(peer -> peer.steps().forEach(step -> steps.hear(peer.peer(), step)));
        peers.all().forEach(this::issueMissingReceipts);
        startTraffic();
    }

    private synchronized void startTraffic() {
        if (isRunning()) {
            amqp.ifPresent(inboxes -> inboxes.forEach(each -> threads.execute(each::start)));
            pulls.scheduleWithFixedDelay(
                    heads::declare,
                    pulls.getClock().instant().plus(properties.exchange().headEvery()),
                    properties.exchange().headEvery());
            collectors.all().forEach(collector -> threads.execute(() -> run(collector::run)));
            couriers.all().forEach(courier -> {
                threads.execute(() -> run(courier::run));
                pulls.scheduleAtFixedRate(
                        courier::pull, firstPull(), properties.exchange().pullEvery());
            });
        }
    }

    /** Soon, because a node that was restored from a backup may lack much; but what is on its way should come first. */
    private Instant firstPull() {
        Duration every = properties.exchange().pullEvery();
        return pulls.getClock().instant().plus(every.compareTo(FIRST_PULL) < 0 ? every : FIRST_PULL);
    }

    private void issueMissingReceipts(PeerState peer) {
        try {
            inbox.issueMissingReceipts(peer);
        } catch (RuntimeException e) {
            log.warn("Receipts for {} are still missing; they are issued when it sends again", peer.peer(), e);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException | BackOffInterruptedException e) {
            log.debug("A courier has stopped");
        }
    }

    @Override
    public void stop() {
        ExecutorService stopping;
        synchronized (this) {
            stopping = threads;
            threads = null;
        }
        pulls.close();
        stopping.shutdownNow();
        amqp.ifPresent(inboxes -> inboxes.forEach(AmqpInbox::stop));
        try {
            if (!stopping.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Couriers are still at work {} after they were told to stop", STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
