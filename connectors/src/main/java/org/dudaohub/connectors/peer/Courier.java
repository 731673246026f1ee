package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.connectors.peer.Answer.Missing;
import org.dudaohub.connectors.peer.Answer.Receipts;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.AnswerFormat.SignedOther;
import org.dudaohub.connectors.peer.AnswerFormat.SignedReceipts;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.exchange.ExchangeEvent.FeedResumed;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.RefusalReceived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Delivers this node's feed to one peer, a batch at a time, and stores what the peer answers. Each peer has a courier
 * and a thread of its own, so that one that is down or slow holds up nobody else.
 */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final long NOWHERE = Long.MAX_VALUE;
    private static final int BATCHES_ON_THE_WAY = 4;
    private static final Duration LOOK_UP = Duration.ofMillis(500);

    private final PeerProperties.Node node;
    private final PeerProperties.Exchange settings;
    private final PeerState peer;
    private final Link link;
    private final ExchangeLedger ledger;
    private final MessageFormat messages;
    private final AnswerFormat answers;
    private final NodeKeys keys;
    private final RetryTemplate retry;

    private final AtomicLong rewindTo = new AtomicLong(NOWHERE);
    private final ReentrantLock storing = new ReentrantLock();
    private final AtomicBoolean pulling = new AtomicBoolean();
    private volatile long receivedAtLastPull;
    private volatile Window flying;
    private volatile long lengthAtStart;
    private volatile long next;
    private volatile long stored;

    Courier(
            PeerProperties properties,
            PeerState peer,
            Link link,
            ExchangeLedger ledger,
            MessageFormat messages,
            AnswerFormat answers,
            NodeKeys keys) {
        this.node = properties.node();
        this.settings = properties.exchange();
        this.peer = peer;
        this.link = link;
        this.ledger = ledger;
        this.messages = messages;
        this.answers = answers;
        this.keys = keys;
        var pauses = new ExponentialRandomBackOffPolicy();
        pauses.setInitialInterval(settings.retryFrom().toMillis());
        pauses.setMaxInterval(settings.retryUpTo().toMillis());
        pauses.setSleeper(millis -> peer.pause(millis, settings.retryFrom()));
        this.retry = RetryTemplate.builder()
                .infiniteRetry()
                .retryOn(RuntimeException.class)
                .customBackoff(pauses)
                .build();
    }

    PeerState peer() {
        return peer;
    }

    /** Asks the peer for its feed, unless something came since it was asked last: what comes tells of gaps itself. */
    void pull() {
        long received = peer.received();
        if (received != receivedAtLastPull || peer.accord().isEmpty() || !pulling.compareAndSet(false, true)) {
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
        lengthAtStart = peer.feedLength();
        stored = peer.settled();
        next = stored;
        receivedAtLastPull = peer.received();
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
     * Delivers batch after batch, until one fails: while one is on its way, the next is read and signed.
     *
     * @throws UndeliveredException where not even the first one could be delivered: only then it is time to wait
     */
    private void deliver() throws InterruptedException {
        next = Math.min(Math.max(next, stored), rewindTo.getAndSet(NOWHERE));
        long begin = next;
        if (begin >= peer.feedLength()) {
            peer.awaitFeed(begin, LOOK_UP);
            return;
        }
        var window = new Window(begin);
        flying = window;
        try (var feed = new FeedReader(ledger, messages, keys, peer.checkpoint(begin), begin);
                var reading =
                        Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            Deque<Long> ends = new ArrayDeque<>();
            Future<List<Message>> reads = reading.submit(() -> read(feed));
            while (rewindTo.get() == NOWHERE) {
                List<Message> batch = reads.get();
                reads = reading.submit(() -> read(feed));
                if (!batch.isEmpty()) {
                    window.sent(batch);
                    long end = batch.getLast().sequence() + 1;
                    hand(link.send(batch), window);
                    next = end;
                    ends.addLast(end);
                }
                // All of them when there is nothing more to send: a failure must not be noticed at the next event only.
                while (ends.size() > (batch.isEmpty() || isFirstNews(batch) ? 0 : BATCHES_ON_THE_WAY)) {
                    window.awaitSettled(ends.removeFirst(), settings.answerTimeout());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The feed can't be read", e.getCause());
        } catch (RuntimeException e) {
            next = Math.min(next, window.first());
            log.warn("Peer {} has not taken message {} and what follows: {}", peer.peer(), next, e.toString());
            if (next <= begin) {
                throw e;
            }
        } finally {
            flying = null;
        }
    }

    /**
     * Whether the batch holds messages that this run of the node wrote, and the peer has not taken one yet. If the node was
     * restored from an old backup, the peer refuses them; nothing may follow them on the way, to be taken under a number that
     * will be given anew.
     */
    private boolean isFirstNews(List<Message> batch) {
        return stored <= lengthAtStart && batch.getLast().sequence() >= lengthAtStart;
    }

    private List<Message> read(FeedReader feed) throws InterruptedException {
        return feed.next(settings.batchMessages(), settings.batchSize().toBytes(), LOOK_UP);
    }

    /** Answers that came at once are stored while the next batch leaves. */
    private void hand(List<JsonNode> received, Window window) {
        if (!received.isEmpty()) {
            Thread.ofVirtual().start(() -> {
                try {
                    receive(received);
                } catch (RuntimeException e) {
                    window.failed("the answers could not be stored: " + e);
                }
            });
        }
    }

    /** Takes what claims to be answers of this peer, in whatever order and however often they come. */
    void receive(List<JsonNode> received) {
        storing.lock();
        try {
            Refusal conflict = null;
            Window window = flying;
            if (window == null) {
                window = new Window(stored);
            }
            for (JsonNode json : received) {
                Optional<SignedAnswer> answer = answers.read(json).filter(this::isByPeer);
                if (answer.isPresent()) {
                    take(answer.get(), window);
                    conflict = firstConflict(conflict, answer.get().answer());
                }
            }
            store(window.takeAnswered(), window);
            if (conflict != null && conflict.sequence() == stored) {
                resume(conflict);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            storing.unlock();
        }
    }

    private static Refusal firstConflict(Refusal first, Answer answer) {
        return answer instanceof Refusal refusal
                        && refusal.code() == RefusalCode.CONFLICTING
                        && refusal.expected() != null
                        && refusal.sequence() != null
                        && refusal.expected() > refusal.sequence()
                        && (first == null || refusal.sequence() < first.sequence())
                ? refusal
                : first;
    }

    /** The peer has messages that this node does not remember; the feed goes on behind them. */
    private void resume(Refusal conflict) {
        log.error(
                "{} has messages {} to {} of this node, which are not in its ledger: it was restored from an old backup",
                peer.peer(),
                conflict.sequence(),
                conflict.expected() - 1);
        ledger.append(List.of(ledger.event(
                peer.peer(),
                new FeedResumed(
                        node.office(), peer.peer(), conflict.sequence(), conflict.expected(), ledger.today()))));
        stored = conflict.expected();
    }

    /** Has the window know all that the receipts are about: a run may have been cut differently when it came first. */
    private void widen(Window window, Receipts receipts) throws InterruptedException {
        long end = window.end();
        if (receipts.last() >= end && receipts.last() < peer.feedLength()) {
            try (var feed = new FeedReader(ledger, messages, keys, peer.checkpoint(end), end)) {
                List<Message> more;
                do {
                    more = feed.next(Math.toIntExact(receipts.last() + 1 - window.end()), Long.MAX_VALUE, LOOK_UP);
                    window.sent(more);
                } while (!more.isEmpty() && window.end() <= receipts.last());
            }
        }
    }

    private boolean isByPeer(SignedAnswer answer) {
        return answer.answer().to().equals(node.id())
                && answer.answer().from().equals(peer.peer())
                && peer.accord()
                        .flatMap(accord -> accord.keys().find(answer.key(), answer.issuedAt(ledger.now())))
                        .map(answer::isBy)
                        .orElse(false);
    }

    private void take(SignedAnswer signed, Window window) throws InterruptedException {
        switch (signed.answer()) {
            case Receipts receipts -> {
                widen(window, receipts);
                window.answered(receipts, signed);
            }
            case Refusal refusal
            when refusal.sequence() == null -> window.failed(refusal.code() + " " + refusal.explanation());
            case Refusal refusal when refusal.lasting() -> window.answered(refusal, signed);
            case Refusal refusal -> {
                if (refusal.sequence() >= window.first() && refusal.sequence() < window.end()) {
                    window.failed(refusal.code() + " " + refusal.explanation());
                }
            }
            case Missing missing
            when missing.sequence() < window.first() -> {
                rewindTo.accumulateAndGet(missing.sequence(), Math::min);
                window.failed("the peer has lost message " + missing.sequence() + " and what followed");
            }
            case Missing missing
            when missing.overtaken() && missing.sequence() < window.end() ->
                window.failed("message " + missing.sequence() + " was lost on the way");
            // It asks for what is about to come, or is on its way.
            case Missing missing -> log.debug("Peer {} awaits message {}", peer.peer(), missing.sequence());
        }
    }

    /** A peer that was restored from an old backup gets messages again; its first answers are kept. */
    private void store(List<SignedAnswer> answered, Window window) {
        List<EventMessage<?>> commit = new ArrayList<>();
        long end = stored;
        long settled = window.first();
        for (SignedAnswer answer : answered) {
            Stored event = event(answer);
            settled = Math.max(settled, event.last() + 1);
            if (event.last() >= end) {
                commit.add(ledger.event(
                        Streams.ANSWERS,
                        peer.peer(),
                        event.last(),
                        event.payload(),
                        ExchangeLedger.channel(peer.peer()),
                        ledger.now()));
                end = event.last() + 1;
            }
        }
        ledger.append(commit);
        stored = end;
        window.settled(settled);
    }

    /** @param last number of the last message that it is about */
    private record Stored(long last, Event payload) {}

    private Stored event(SignedAnswer signed) {
        return switch (signed) {
            case SignedReceipts receipts -> {
                Receipts run = receipts.answer();
                yield new Stored(
                        run.last(),
                        new ReceiptsReceived(
                                node.office(),
                                peer.peer(),
                                run.first(),
                                run.position(),
                                run.digests(),
                                run.issuedAt(),
                                receipts.key(),
                                receipts.signature()));
            }
            case SignedOther other
            when other.answer() instanceof Refusal refusal -> {
                Signed.Proof proof = other.signed().proof();
                yield new Stored(
                        refusal.sequence(),
                        new RefusalReceived(
                                node.office(),
                                peer.peer(),
                                refusal.sequence(),
                                refusal.digest(),
                                refusal.code().name(),
                                refusal.explanation(),
                                refusal.issuedAt(),
                                proof.signature(),
                                new RefusalReceived.Proof(proof.key(), proof.size(), proof.index(), proof.path())));
            }
            case SignedOther _ -> throw new IllegalStateException("Not an answer to a message");
        };
    }
}
