package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.dudaohub.connectors.peer.PeerState.Unreceipted;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.exchange.ExchangeEvent;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.RefusalReceived;

/** The exchange as the ledger tells it, peer by peer: a fold over the whole ledger, made anew at each start. */
final class Peers {

    private final Map<String, PeerState> states = new ConcurrentHashMap<>();
    /** All nodes with which there is no agreement, as one: strangers choose their names, so these must not add up. */
    private final PeerState strangers = new PeerState("");

    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private long position = -1;
    private long head = Long.MAX_VALUE;

    Peers(Collection<String> configured) {
        configured.forEach(this::state);
    }

    /** The peer, if it is configured or there is an agreement with it. */
    Optional<PeerState> known(String peer) {
        return Optional.ofNullable(states.get(peer));
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
    synchronized void awaitPosition(long wanted, Duration timeout) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (position < wanted) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new TimeoutException("The fold is at " + position + ", the ledger at " + wanted);
            }
            wait(left);
        }
    }

    synchronized void on(TrackedEventMessage<?> message) {
        long at = message.trackingToken().position().orElseThrow();
        if (at <= position) {
            return; // A processor hands a batch over again when it failed half-way.
        }
        if (message instanceof DomainEventMessage<?> event && Streams.isFeed(event)) {
            onReplicated(at, event);
        } else if (message.getPayload() instanceof ExchangeEvent event) {
            onExchange(event);
        }
        states.values().forEach(state -> state.on(at, message));
        position = at;
        checkCaughtUp();
    }

    private void onReplicated(long at, DomainEventMessage<?> event) {
        PeerState origin = state(Streams.originOf(event));
        if (event.getPayload() instanceof MessageRefused refused) {
            origin.onReceived(event.getSequenceNumber());
            origin.onRefused(refused);
        } else {
            MetaData metadata = event.getMetaData();
            origin.onUnreceipted(new Unreceipted(
                    event.getSequenceNumber(),
                    (String) metadata.get(Provenance.ORIGIN_DIGEST),
                    at,
                    event.getTimestamp()));
        }
    }

    private void onExchange(ExchangeEvent event) {
        switch (event) {
            case AgreementConcluded agreement -> state(agreement.peer());
            case ReceiptIssued receipt -> state(receipt.peer()).onReceiptIssued(receipt.sequence());
            case ReceiptReceived receipt -> state(receipt.peer()).onSettled(receipt.sequence());
            case RefusalReceived refusal -> state(refusal.peer()).onSettled(refusal.sequence());
            case MessageRefused refused -> knownOrStranger(refused.peer()).onRefused(refused);
        }
    }
}
