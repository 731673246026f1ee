package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.connectors.peer.Answer.Missing;
import org.dudaohub.connectors.peer.Answer.Receipt;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.RefusalReceived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.retry.support.RetryTemplate;

/**
 * Delivers this node's feed to one peer, a batch at a time, and stores what the peer answers. Each peer has a courier
 * and a thread of its own, so that one that is down or slow holds up nobody else.
 */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final long NOWHERE = Long.MAX_VALUE;
    private static final Duration LOOK_UP = Duration.ofMillis(500);

    private final PeerProperties.Node node;
    private final PeerProperties.Exchange settings;
    private final PeerState peer;
    private final Link link;
    private final ExchangeLedger ledger;
    private final MessageFormat messages;
    private final AnswerFormat answers;
    private final RetryTemplate retry;

    private final AtomicLong rewindTo = new AtomicLong(NOWHERE);
    private final ReentrantLock storing = new ReentrantLock();
    private final AtomicBoolean pulling = new AtomicBoolean();
    private volatile long receivedAtLastPull = -1;
    private volatile Flight flight;
    private volatile long next;
    private volatile long stored;

    Courier(
            PeerProperties properties,
            PeerState peer,
            Link link,
            ExchangeLedger ledger,
            MessageFormat messages,
            AnswerFormat answers) {
        this.node = properties.node();
        this.settings = properties.exchange();
        this.peer = peer;
        this.link = link;
        this.ledger = ledger;
        this.messages = messages;
        this.answers = answers;
        this.retry = RetryTemplate.builder()
                .infiniteRetry()
                .retryOn(RuntimeException.class)
                .exponentialBackoff(settings.retryFrom(), 2, settings.retryUpTo(), true)
                .build();
    }

    PeerState peer() {
        return peer;
    }

    /** Asks the peer for its feed, unless something came since it was asked last: what comes tells of gaps itself. */
    void pull() {
        long received = peer.received();
        boolean first = receivedAtLastPull < 0;
        if (!first && received != receivedAtLastPull
                || peer.accord().isEmpty()
                || !pulling.compareAndSet(false, true)) {
            receivedAtLastPull = received;
            return;
        }
        try {
            link.pull(received);
        } catch (RuntimeException e) {
            log.info("Peer {} can't be asked for its feed: {}", peer.peer(), e.toString());
        } finally {
            receivedAtLastPull = peer.received();
            pulling.set(false);
        }
    }

    /** Delivers until its thread is interrupted. To be called when the fold has caught up. */
    void run() throws InterruptedException {
        stored = peer.settled();
        next = stored;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            retry.execute(attempt -> {
                deliver();
                return null;
            });
        }
    }

    /**
     * Delivers batch after batch, until one fails.
     *
     * @throws UndeliveredException where not even the first one could be delivered: only then it is time to wait
     */
    private void deliver() throws InterruptedException {
        next = Math.min(Math.max(next, stored), rewindTo.getAndSet(NOWHERE));
        long begin = next;
        var checkpoint = peer.checkpoint(begin);
        if (checkpoint.isEmpty()) {
            peer.awaitChange(LOOK_UP);
            return;
        }
        try (var feed = new FeedReader(ledger, messages, checkpoint.get(), begin)) {
            while (rewindTo.get() == NOWHERE) {
                List<Message> batch =
                        feed.next(settings.batchMessages(), settings.batchSize().toBytes(), LOOK_UP);
                if (!batch.isEmpty()) {
                    deliver(batch);
                    next = batch.getLast().sequence() + 1;
                }
            }
        } catch (RuntimeException e) {
            log.warn("Peer {} has not taken message {} and what follows: {}", peer.peer(), next, e.toString());
            if (next == begin) {
                throw e;
            }
        }
    }

    private void deliver(List<Message> batch) throws InterruptedException {
        Flight departing = new Flight(batch);
        flight = departing;
        try {
            receive(link.send(batch));
            departing.await(settings.answerTimeout());
        } finally {
            flight = null;
        }
    }

    /** Takes what claims to be answers of this peer, in whatever order and however often they come. */
    void receive(List<JsonNode> received) {
        storing.lock();
        try {
            Flight flying = flight == null && !received.isEmpty() ? unsettled() : flight;
            for (JsonNode json : received) {
                answers.read(json).filter(this::isByPeer).ifPresent(answer -> take(answer, flying));
            }
            if (flying != null) {
                store(flying.takeAnswered());
                flying.stored();
            }
        } finally {
            storing.unlock();
        }
    }

    /** What the peer may be answering that fetched the feed itself; null where it has answered everything. */
    private Flight unsettled() {
        long first = stored;
        if (first >= peer.feedLength()) {
            return null;
        }
        try (var feed = new FeedReader(ledger, messages, peer.checkpoint(first).orElseThrow(), first)) {
            return new Flight(
                    feed.next(settings.batchMessages(), settings.batchSize().toBytes(), settings.answerTimeout()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private boolean isByPeer(SignedAnswer answer) {
        return answer.answer().to().equals(node.id())
                && answer.answer().from().equals(peer.peer())
                && peer.accord().flatMap(Accord::key).map(answer.signed()::isBy).orElse(false);
    }

    private void take(SignedAnswer signed, Flight flying) {
        switch (signed.answer()) {
            case Receipt receipt when flying != null -> flying.answered(receipt.sequence(), receipt.digest(), signed);
            case Refusal refusal
            when flying != null && refusal.sequence() != null -> {
                if (refusal.lasting()) {
                    flying.answered(refusal.sequence(), refusal.digest(), signed);
                } else {
                    flying.failed(refusal.code() + " " + refusal.explanation());
                }
            }
            case Missing missing
            when flying != null && missing.sequence() >= flying.first() -> {
                if (missing.overtaken()) {
                    flying.failed("message " + missing.sequence() + " was lost on the way");
                }
            }
            case Missing missing
            when missing.sequence() < next -> {
                rewindTo.accumulateAndGet(missing.sequence(), Math::min);
                if (flying != null) {
                    flying.failed("the peer has lost message " + missing.sequence() + " and what followed");
                }
            }
            // About a batch that is no longer on its way: when it is sent again, the same answer comes again.
            case Receipt receipt -> log.debug("Late receipt of {} for message {}", peer.peer(), receipt.sequence());
            case Refusal refusal -> log.debug("Late refusal of {} for message {}", peer.peer(), refusal.sequence());
            case Missing missing -> log.debug("Peer {} awaits message {}", peer.peer(), missing.sequence());
        }
    }

    /** A peer that was restored from an old backup gets messages again; its first answers are kept. */
    private void store(List<SignedAnswer> answered) {
        List<EventMessage<?>> commit = new ArrayList<>();
        long end = stored;
        for (SignedAnswer answer : answered) {
            Stored event = event(answer);
            if (event.sequence() >= end) {
                commit.add(ledger.event(
                        Streams.ANSWERS,
                        peer.peer(),
                        event.sequence(),
                        event.payload(),
                        ExchangeLedger.channel(peer.peer()),
                        ledger.now()));
                end = event.sequence() + 1;
            }
        }
        ledger.append(commit);
        stored = end;
    }

    private record Stored(long sequence, Event payload) {}

    private Stored event(SignedAnswer signed) {
        String signature = signed.signed().signature();
        return switch (signed.answer()) {
            case Receipt receipt ->
                new Stored(
                        receipt.sequence(),
                        new ReceiptReceived(
                                node.office(),
                                peer.peer(),
                                receipt.sequence(),
                                receipt.digest(),
                                receipt.position(),
                                receipt.issuedAt(),
                                signature));
            case Refusal refusal ->
                new Stored(
                        refusal.sequence(),
                        new RefusalReceived(
                                node.office(),
                                peer.peer(),
                                refusal.sequence(),
                                refusal.digest(),
                                refusal.code().name(),
                                refusal.explanation(),
                                refusal.issuedAt(),
                                signature));
            case Missing missing -> throw new IllegalStateException("Not an answer to a message");
        };
    }
}
