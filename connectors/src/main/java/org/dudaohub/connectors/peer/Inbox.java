package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.connectors.peer.Answer.Missing;
import org.dudaohub.connectors.peer.Answer.Receipt;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.PeerState.Unreceipted;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;

/**
 * Takes messages of peers: verifies them, stores what is new and in order, and answers each. Answers are made from the
 * ledger, after the message is in it, so whoever asks again gets the first answer again.
 */
final class Inbox {

    /** A peer that sends garbage all day gets this many lines in the ledger for it; it is refused as often as it likes. */
    private static final int MOST_REFUSALS_OF_DAY = 200;

    private static final Duration FOLD_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private final PeerProperties.Node node;
    private final int batch;
    private final Peers peers;
    private final ExchangeLedger ledger;
    private final MessageFormat messages;
    private final AnswerFormat answers;
    private final Map<PeerState, Desk> desks = new ConcurrentHashMap<>();

    Inbox(PeerProperties properties, Peers peers, ExchangeLedger ledger, MessageFormat messages, AnswerFormat answers) {
        this.node = properties.node();
        this.batch = properties.exchange().batchMessages();
        this.peers = peers;
        this.ledger = ledger;
        this.messages = messages;
        this.answers = answers;
    }

    /**
     * @return an answer for each message, in the same order
     * @throws NotReadyException where nothing can be said about the messages now; some may be stored
     */
    List<SignedAnswer> accept(List<JsonNode> received) {
        if (!peers.isCaughtUp()) {
            throw new NotReadyException("The ledger is still being read");
        }
        awaitFold();
        List<SignedAnswer> all = new ArrayList<>(received.size());
        for (int from = 0; from < received.size(); from += batch) {
            all.addAll(acceptBatch(received.subList(from, Math.min(from + batch, received.size()))));
        }
        return all;
    }

    /** What is in the ledger holds for what comes now: an agreement, a refusal that was written down already. */
    private void awaitFold() {
        try {
            peers.awaitPosition(ledger.head(), FOLD_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("The node is stopping", e);
        } catch (TimeoutException e) {
            throw new NotReadyException(e.getMessage(), e);
        }
    }

    /** Gives the receipts that a stop of this node held up. */
    void issueMissingReceipts(PeerState origin) {
        exclusively(origin, desk -> issueReceipts(origin, desk));
    }

    /** Where the messages of one origin are handled, one batch at a time. */
    private static final class Desk {
        private final ReentrantLock lock = new ReentrantLock();
        /** Receipts up to this sequence are in the ledger, though the fold may not have seen them yet. */
        private long receipted = -1;
    }

    /** A message whose origin is certain, and its place among those that came with it. */
    private record Authentic(int place, Message message, Accord accord) {}

    private List<SignedAnswer> acceptBatch(List<JsonNode> received) {
        SignedAnswer[] all = new SignedAnswer[received.size()];
        Map<PeerState, List<Authentic>> byOrigin = new LinkedHashMap<>();
        for (int place = 0; place < all.length; place++) {
            Optional<Message> read = messages.read(received.get(place));
            if (read.isEmpty()) {
                all[place] = refuseUnreadable(received.get(place));
                continue;
            }
            Message message = read.get();
            Optional<PeerState> origin = peers.known(message.origin());
            Optional<Accord> accord = origin.flatMap(PeerState::accord);
            if (accord.isEmpty()) {
                all[place] = refuse(message, RefusalCode.UNKNOWN_PEER);
            } else if (!accord.get().key().map(message.signed()::isBy).orElse(false)) {
                all[place] = refuse(message, RefusalCode.BAD_SIGNATURE);
            } else if (!message.recipient().equals(node.id())) {
                all[place] = refuse(message, RefusalCode.WRONG_RECIPIENT);
            } else {
                byOrigin.computeIfAbsent(origin.get(), key -> new ArrayList<>())
                        .add(new Authentic(place, message, accord.get()));
            }
        }
        byOrigin.forEach((origin, feed) -> exclusively(origin, desk -> acceptFeed(origin, desk, feed, all)));
        return Arrays.asList(all);
    }

    private void acceptFeed(PeerState origin, Desk desk, List<Authentic> feed, SignedAnswer[] all) throws Exception {
        List<EventMessage<?>> commit = new ArrayList<>();
        List<Authentic> stored = new ArrayList<>();
        // A link may deliver out of order; what came together can be put in order again.
        feed.sort(Comparator.comparingLong(authentic -> authentic.message().sequence()));
        long expected = origin.received();
        for (Authentic authentic : feed) {
            Message message = authentic.message();
            if (message.sequence() > expected) {
                all[authentic.place()] = answers.write(new Missing(node.id(), message.origin(), expected, true));
            } else if (message.sequence() < expected) {
                stored.add(authentic);
            } else if (knows(message)) {
                commit.add(replicated(authentic));
                stored.add(authentic);
                expected++;
            } else {
                all[authentic.place()] = refuse(message, RefusalCode.UNKNOWN_EVENT);
            }
        }
        ledger.append(commit);
        long next = expected;
        origin.await(state -> state.received() >= next, FOLD_TIMEOUT);
        Map<Long, SignedAnswer> issued = issueReceipts(origin, desk);
        for (Authentic authentic : stored) {
            Message message = authentic.message();
            SignedAnswer first = issued.get(message.sequence());
            if (first == null) {
                first = firstAnswer(origin, message.sequence());
            }
            all[authentic.place()] =
                    isAbout(message, first.answer()) ? first : refuse(message, RefusalCode.CONFLICTING);
        }
    }

    private static boolean knows(Message message) {
        Class<? extends Event> type = EventCatalog.byName().get(message.event());
        return type != null && EventCatalog.revisionOf(type) == message.revision();
    }

    /** What is stored for the message: its event, or the refusal that takes its place so that the feed goes on. */
    private EventMessage<?> replicated(Authentic authentic) {
        Message message = authentic.message();
        Optional<Event> payload =
                messages.payload(message, EventCatalog.byName().get(message.event()));
        if (payload.isEmpty()) {
            return lastingRefusal(message, RefusalCode.INVALID_DATA);
        }
        if (!authentic.accord().accepts(payload.get(), message.recordedAt())) {
            return lastingRefusal(message, RefusalCode.NOT_COVERED);
        }
        return ledger.event(
                Streams.FEED, message.origin(), message.sequence(), payload.get(), provenance(message), ledger.now());
    }

    private EventMessage<?> lastingRefusal(Message message, RefusalCode code) {
        return ledger.event(
                Streams.FEED,
                message.origin(),
                message.sequence(),
                refusedEvent(message.origin(), message.id(), message.digest(), code),
                ExchangeLedger.channel(message.origin()),
                ledger.now());
    }

    private static Map<String, String> provenance(Message message) {
        Map<String, String> metadata = new HashMap<>();
        message.metadata().forEach((name, value) -> metadata.put(Provenance.ORIGIN_METADATA_PREFIX + name, value));
        metadata.put(Provenance.ACTOR, message.origin());
        metadata.put(Provenance.CHANNEL, "peer:" + message.origin());
        metadata.put(Provenance.ORIGIN_NODE, message.origin());
        metadata.put(Provenance.ORIGIN_POSITION, Long.toString(message.position()));
        metadata.put(Provenance.ORIGIN_SEQUENCE, Long.toString(message.sequence()));
        metadata.put(Provenance.ORIGIN_RECORDED_AT, message.recordedAt().toString());
        metadata.put(Provenance.ORIGIN_MESSAGE, message.id());
        metadata.put(Provenance.ORIGIN_DIGEST, message.digest());
        metadata.put(Provenance.ORIGIN_SIGNATURE, message.signed().signature());
        return metadata;
    }

    /** Signs and stores a receipt for every stored message that has none, in one commit. */
    private Map<Long, SignedAnswer> issueReceipts(PeerState origin, Desk desk) {
        Map<Long, SignedAnswer> issued = new HashMap<>();
        List<EventMessage<?>> commit = new ArrayList<>();
        long last = desk.receipted;
        for (Unreceipted message : origin.unreceipted()) {
            if (message.sequence() <= desk.receipted) {
                continue;
            }
            last = message.sequence();
            var receipt = new Receipt(
                    node.id(),
                    origin.peer(),
                    message.sequence(),
                    message.digest(),
                    message.position(),
                    message.recordedAt());
            SignedAnswer signed = answers.write(receipt);
            issued.put(message.sequence(), signed);
            commit.add(ledger.event(
                    Streams.RECEIPTS,
                    origin.peer(),
                    message.sequence(),
                    new ReceiptIssued(
                            node.office(),
                            origin.peer(),
                            receipt.sequence(),
                            receipt.digest(),
                            receipt.position(),
                            receipt.issuedAt(),
                            signed.signed().signature()),
                    ExchangeLedger.channel(origin.peer()),
                    ledger.now()));
        }
        ledger.append(commit);
        desk.receipted = last;
        return issued;
    }

    /** The answer that was given when the message came first. */
    private SignedAnswer firstAnswer(PeerState origin, long sequence) {
        return eventAt(Streams.RECEIPTS, origin, sequence)
                .map(event -> (ReceiptIssued) event.getPayload())
                .map(issued -> answers.restore(
                        new Receipt(
                                node.id(),
                                origin.peer(),
                                sequence,
                                issued.digest(),
                                issued.position(),
                                issued.issuedAt()),
                        issued.signature()))
                .or(() -> eventAt(Streams.FEED, origin, sequence)
                        .map(event -> answers.write(lastingAnswer(origin, event))))
                .orElseThrow(() -> new IllegalStateException(
                        "No answer to the message " + sequence + " of " + origin.peer() + " in the ledger"));
    }

    private Refusal lastingAnswer(PeerState origin, DomainEventMessage<?> event) {
        var refused = (MessageRefused) event.getPayload();
        return new Refusal(
                node.id(),
                origin.peer(),
                event.getSequenceNumber(),
                refused.digest(),
                RefusalCode.valueOf(refused.code()),
                true,
                refused.explanation(),
                event.getTimestamp());
    }

    private Optional<? extends DomainEventMessage<?>> eventAt(Streams stream, PeerState origin, long sequence) {
        try (Stream<? extends DomainEventMessage<?>> events = ledger.read(stream, origin.peer(), sequence)) {
            return events.findFirst().filter(event -> event.getSequenceNumber() == sequence);
        }
    }

    private static boolean isAbout(Message message, Answer answer) {
        return switch (answer) {
            case Receipt receipt -> receipt.digest().equals(message.digest());
            case Refusal refusal -> refusal.digest().equals(message.digest());
            case Missing missing -> false;
        };
    }

    private SignedAnswer refuseUnreadable(JsonNode message) {
        String claimed = MessageFormat.claimedOrigin(message);
        String digest = Signed.sha256(message.toString().getBytes(StandardCharsets.UTF_8));
        return refuse(claimed, message.path("id").asText(""), null, digest, RefusalCode.UNREADABLE);
    }

    private SignedAnswer refuse(Message message, RefusalCode code) {
        return refuse(message.origin(), message.id(), message.sequence(), message.digest(), code);
    }

    /** Refuses for now: the message's place in the feed stays open, because its origin is not certain or can do better. */
    private SignedAnswer refuse(String origin, String id, Long sequence, String digest, RefusalCode code) {
        PeerState state = peers.knownOrStranger(origin);
        if (!state.refusedEnough(digest, ledger.today(), MOST_REFUSALS_OF_DAY)) {
            ledger.append(List.of(ledger.event(origin, refusedEvent(origin, id, digest, code))));
            awaitFold();
        }
        return answers.write(
                new Refusal(node.id(), origin, sequence, digest, code, false, code.explanation(), ledger.now()));
    }

    private MessageRefused refusedEvent(String origin, String id, String digest, RefusalCode code) {
        return new MessageRefused(
                node.office(),
                shortened(origin),
                shortened(id),
                digest,
                code.name(),
                code.explanation(),
                ledger.today());
    }

    /** What a stranger calls itself must not fill the ledger. */
    private static String shortened(String text) {
        return text.length() <= 128 ? text : text.substring(0, 128);
    }

    private interface Work {
        void at(Desk desk) throws Exception;
    }

    /** One at a time for each origin, so that a peer that comes in twice waits for itself only, and not for long. */
    private void exclusively(PeerState origin, Work work) {
        Desk desk = desks.computeIfAbsent(origin, key -> new Desk());
        try {
            if (!desk.lock.tryLock(LOCK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotReadyException("Another batch of " + origin.peer() + " is being stored");
            }
            try {
                work.at(desk);
            } finally {
                desk.lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("The node is stopping", e);
        } catch (TimeoutException e) {
            throw new NotReadyException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
