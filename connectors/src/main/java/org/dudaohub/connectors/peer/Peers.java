package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementAccepted;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementDeclined;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementStep;
import org.dudaohub.domain.exchange.ExchangeEvent.FeedResumed;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadContradicted;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadDeclared;
import org.dudaohub.domain.exchange.ExchangeEvent.KeyAnnounced;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.RefusalReceived;

/** The exchange as the ledger tells it, peer by peer: a fold over the whole ledger, made anew at each start. */
final class Peers {

    private final Map<String, PeerState> states = new ConcurrentHashMap<>();
    /** All nodes with which there is no agreement, as one: strangers choose their names, so these must not add up. */
    private final PeerState strangers = new PeerState("");

    private final Predicate<String> held;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile long position = -1;
    private long head = Long.MAX_VALUE;
    private volatile String newestKey;
    private volatile long substance;

    /** @param held whether a file with this hash is here */
    Peers(Collection<String> configured, Predicate<String> held) {
        this.held = held;
        configured.forEach(this::state);
    }

    /** The peer, if it is configured or there is an agreement with it. */
    Optional<PeerState> known(String peer) {
        return Optional.ofNullable(states.get(peer));
    }

    /** How many events the ledger holds that are not about the exchange: what a new head is worth telling for. */
    long substance() {
        return substance;
    }

    /** Id of the key that this node announced last. */
    Optional<String> newestKey() {
        return Optional.ofNullable(newestKey);
    }

    PeerState knownOrStranger(String peer) {
        return states.getOrDefault(peer, strangers);
    }

    Collection<PeerState> all() {
        return states.values();
    }

    PeerState state(String peer) {
        return states.computeIfAbsent(peer, PeerState::new);
    }

    /** The fold is complete when it has reached {@code head}; nothing may be sent or stored before. */
    synchronized void headAtStart(long head) {
        this.head = head;
        checkCaughtUp();
    }

    /** Of the last event that the fold has seen, -1 before the first. */
    long position() {
        return position;
    }

    boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void checkCaughtUp() {
        if (position >= head) {
            caughtUp.countDown();
        }
        notifyAll();
    }

    /** Waits until the fold has seen the event at this position. */
    void awaitPosition(long wanted, Duration timeout) throws InterruptedException, TimeoutException {
        if (position < wanted) {
            waitFor(wanted, timeout);
        }
    }

    private synchronized void waitFor(long wanted, Duration timeout) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (position < wanted) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new TimeoutException("The fold is at " + position + ", the ledger at " + wanted);
            }
            wait(left);
        }
    }

    void on(TrackedEventMessage<?> message) {
        long at = message.trackingToken().position().orElseThrow();
        if (!ExchangeEvent.class.isAssignableFrom(message.getPayloadType())) {
            substance++;
        }
        if (Streams.isReplicated(message)) {
            onReplicated(at, (DomainEventMessage<?>) message);
        } else if (ExchangeEvent.class.isAssignableFrom(message.getPayloadType())) {
            onExchange((ExchangeEvent) message.getPayload());
        }
        states.values().forEach(state -> state.on(at, message));
        position = at;
    }

    /** Tells those who wait how far the fold has come. */
    void announce() {
        states.values().forEach(PeerState::announce);
        strangers.announce();
        synchronized (this) {
            checkCaughtUp();
        }
    }

    private void onReplicated(long at, DomainEventMessage<?> event) {
        PeerState origin = state(Streams.originOf(event));
        if (event.getPayloadType() == MessageRefused.class) {
            origin.onRefusedInTurn(event.getSequenceNumber());
            origin.onRefused((MessageRefused) event.getPayload());
        } else {
            origin.onReceived(event.getSequenceNumber(), at, event.getTimestamp());
            if (Attaching.class.isAssignableFrom(event.getPayloadType())) {
                origin.onNamed(event.getSequenceNumber(), lacking((Attaching) event.getPayload()));
            } else if (AgreementStep.class.isAssignableFrom(event.getPayloadType())) {
                origin.onStep((AgreementStep) event.getPayload());
            } else if (event.getPayloadType() == HeadDeclared.class) {
                origin.onPeersHead((HeadDeclared) event.getPayload());
            }
        }
    }

    private List<Attachment> lacking(Attaching fact) {
        return fact.attachments().stream()
                .filter(attachment -> attachment.findable() && !held.test(attachment.sha256()))
                .toList();
    }

    private void onExchange(ExchangeEvent event) {
        switch (event) {
            case AgreementConcluded e
            when e.agreement() == null -> state(e.peer()).onKeyKnown(newestKey().orElse(NodeKeys.FIRST));
            case AgreementConcluded e -> state(e.peer());
            case AgreementProposed e when !e.by().equals(e.peer()) -> state(e.peer());
            case AgreementProposed _, AgreementAccepted _, AgreementDeclined _, AgreementEnded _ -> {}
            case KeyAnnounced e ->
                newestKey = PeerKey.of(e.key()).map(PeerKey::id).orElse(newestKey);
            case HeadDeclared e -> state(e.peer()).onDeclared(e, substance);
            case HeadContradicted e -> state(e.peer()).onContradicted();
            case FeedResumed e -> state(e.peer()).onResumed(e);
            case ReceiptsIssued e ->
                state(e.peer()).onReceiptsIssued(e.first() + e.digests().size());
            case ReceiptIssued e -> state(e.peer()).onReceiptsIssued(e.sequence() + 1);
            case ReceiptsReceived e ->
                state(e.peer()).onSettled(e.first() + e.digests().size());
            case ReceiptReceived e -> state(e.peer()).onSettled(e.sequence() + 1);
            case RefusalReceived e -> state(e.peer()).onSettled(e.sequence() + 1);
            case MessageRefused refused -> knownOrStranger(refused.peer()).onRefused(refused);
        }
    }
}
