package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.connectors.peer.Answer.Missing;
import org.dudaohub.connectors.peer.Answer.Receipts;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.AnswerFormat.SignedReceipts;
import org.dudaohub.connectors.peer.Heads.Contradiction;
import org.dudaohub.connectors.peer.PeerState.Run;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementStep;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadContradicted;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadDeclared;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.Told;

/**
 * Takes messages of peers: verifies them, stores what is new and in order, and answers each. Answers are made from the
 * ledger, after the message is in it, so whoever asks again gets the first answer again.
 */
final class Inbox {

    /** A peer that sends garbage all day gets this many lines in the ledger for it; it is refused as often as it likes. */
    private static final int MOST_REFUSALS_OF_DAY = 200;

    /** The ledger takes commits of up to 12 MB; a message may be kept twice in one, as its event and as it was signed. */
    private static final int COMMIT_SIZE = 10 << 20;

    private static final int MOST_OF_MESSAGE = 5 << 20;

    private static final Duration FOLD_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private final PeerProperties.Node node;
    private final int batch;
    private final Peers peers;
    private final ExchangeLedger ledger;
    private final MessageFormat messages;
    private final AnswerFormat answers;
    private final NodeKeys keys;
    private final AgreementSteps steps;
    private final Duration clockTolerance;
    private final Map<PeerState, Desk> desks = new ConcurrentHashMap<>();

    Inbox(
            PeerProperties properties,
            Peers peers,
            ExchangeLedger ledger,
            MessageFormat messages,
            AnswerFormat answers,
            NodeKeys keys,
            AgreementSteps steps) {
        this.node = properties.node();
        this.batch = properties.exchange().batchMessages();
        this.peers = peers;
        this.ledger = ledger;
        this.messages = messages;
        this.answers = answers;
        this.keys = keys;
        this.steps = steps;
        this.clockTolerance = properties.exchange().clockTolerance();
    }

    /**
     * What became of messages.
     *
     * @param answers something about each of the messages
     * @param unreadable places of those that are no messages at all
     */
    record Accepted(List<SignedAnswer> answers, BitSet unreadable) {}

    /** @throws NotReadyException where nothing can be said about the messages now; some may be stored */
    Accepted accept(List<JsonNode> received) {
        if (!peers.isCaughtUp()) {
            throw new NotReadyException("The ledger is still being read");
        }
        awaitFold();
        var reply = new Reply();
        for (int from = 0; from < received.size(); from += batch) {
            acceptBatch(received.subList(from, Math.min(from + batch, received.size())), from, reply);
        }
        return new Accepted(reply.sign(), reply.unreadable);
    }

    /** The peer whose messages these are, if the last of them surely is; looks at no other, so it costs little. */
    Optional<String> provenOrigin(List<JsonNode> received) {
        return Stream.of(received)
                .filter(messages -> !messages.isEmpty())
                .map(List::getLast)
                .flatMap(last -> messages.read(last).stream())
                .filter(message -> peers.known(message.origin())
                        .flatMap(PeerState::accord)
                        .flatMap(accord ->
                                accord.keys().find(message.signed().proof().key(), message.recordedAt()))
                        .filter(key -> message.signed().isBy(key, message.origin(), Kind.MESSAGES))
                        .isPresent())
                .map(Message::origin)
                .findFirst();
    }

    /** Number of the message that is awaited from the peer. */
    long awaited(String peer) {
        return peers.knownOrStranger(peer).received();
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
        exclusively(origin, desk -> issueReceipts(origin, desk, Map.of()));
    }

    /** Where the messages of one origin are handled, one batch at a time. */
    private static final class Desk {
        private final ReentrantLock lock = new ReentrantLock();
        /** Receipts for all below this sequence are in the ledger, though the fold may not have seen them yet. */
        private long receipted;
    }

    /** The answers as they gather; a run of receipts is said once, however many of its messages came. */
    private final class Reply {
        private final Map<List<Object>, SignedAnswer> receipts = new LinkedHashMap<>();
        private final List<Answer> others = new ArrayList<>();
        private final BitSet unreadable = new BitSet();

        void add(SignedReceipts run) {
            receipts.putIfAbsent(List.of(run.answer().to(), run.answer().first()), run);
        }

        void add(Answer answer) {
            others.add(answer);
        }

        List<SignedAnswer> sign() {
            List<SignedAnswer> all = new ArrayList<>(receipts.values());
            others.stream()
                    .collect(Collectors.groupingBy(Answer::to, LinkedHashMap::new, Collectors.toList()))
                    .forEach((peer, theirs) -> all.addAll(answers.others(theirs, keys.to(peer))));
            return all;
        }
    }

    private void acceptBatch(List<JsonNode> received, int place, Reply reply) {
        Map<PeerState, List<Message>> byOrigin = new LinkedHashMap<>();
        var signatures = new Signatures();
        // Most of the work is here, and each message's is its own.
        List<Read> reads = received.parallelStream().map(this::read).toList();
        for (int i = 0; i < reads.size(); i++) {
            if (reads.get(i).message().isEmpty()) {
                reply.unreadable.set(place + i);
                reply.add(refuseUnreadable(received.get(i)));
                continue;
            }
            Message message = reads.get(i).message().get();
            Optional<byte[]> root = reads.get(i).root();
            Optional<PeerState> origin = peers.known(message.origin());
            Optional<Accord> accord = origin.flatMap(PeerState::accord);
            boolean certain = accord.flatMap(
                            known -> known.keys().find(message.signed().proof().key(), message.recordedAt()))
                    .map(key -> signatures.verify(message, root, key))
                    .orElse(false);
            if (!certain && origin.isPresent() && isProposal(message)) {
                hearProposal(message);
                reply.add(notNow(message, RefusalCode.UNDECIDED));
            } else if (accord.isEmpty()) {
                reply.add(refuse(message, RefusalCode.UNKNOWN_PEER));
            } else if (!certain) {
                reply.add(refuse(message, RefusalCode.BAD_SIGNATURE));
            } else if (!message.recipient().equals(node.id())) {
                reply.add(refuse(message, RefusalCode.WRONG_RECIPIENT));
            } else {
                byOrigin.computeIfAbsent(origin.get(), key -> new ArrayList<>()).add(message);
            }
        }
        byOrigin.keySet().forEach(PeerState::onHeard);
        byOrigin.forEach((origin, feed) -> exclusively(origin, desk -> acceptFeed(origin, desk, feed, reply)));
    }

    /** @param root of the tree that the message's proof leads to */
    private record Read(Optional<Message> message, Optional<byte[]> root) {}

    private Read read(JsonNode json) {
        Optional<Message> message = messages.read(json);
        return new Read(message, message.map(Message::signed).flatMap(Signed::root));
    }

    /** A proposal proves itself by the key in it: whose key that is, people have to find out before they accept it. */
    private boolean isProposal(Message message) {
        return message.recipient().equals(node.id()) && proposal(message).isPresent();
    }

    private Optional<AgreementProposed> proposal(Message message) {
        if (!message.event().equals(EventCatalog.nameOf(AgreementProposed.class))) {
            return Optional.empty();
        }
        return messages.payload(message, AgreementProposed.class)
                .map(AgreementProposed.class::cast)
                .filter(proposed -> isToldHere(proposed, message))
                .filter(proposed -> PeerKey.of(proposed.key())
                        .map(key -> message.signed().isBy(key, message.origin(), Kind.MESSAGES))
                        .orElse(false));
    }

    private boolean isToldHere(Told told, Message message) {
        return message.origin().equals(told.by()) && node.id().equals(told.peer());
    }

    private void hearProposal(Message message) {
        steps.hear(message.origin(), proposal(message).orElseThrow());
    }

    /** Verifies the signature that messages share once. */
    private static final class Signatures {
        private final Map<List<String>, Boolean> verified = new HashMap<>();

        boolean verify(Message message, Optional<byte[]> leadsTo, PeerKey key) {
            Signed signed = message.signed();
            return key.id().equals(signed.proof().key())
                    && leadsTo.map(root -> verified.computeIfAbsent(
                                    List.of(message.origin(), signed.proof().signature(), hex(root)),
                                    shared -> key.verifies(
                                            Signed.statement(
                                                    Kind.MESSAGES,
                                                    message.origin(),
                                                    signed.proof().size(),
                                                    root),
                                            signed.proof().signature())))
                            .orElse(false);
        }

        private static String hex(byte[] root) {
            return HexFormat.of().formatHex(root);
        }
    }

    private void acceptFeed(PeerState origin, Desk desk, List<Message> feed, Reply reply) throws Exception {
        // A link may deliver out of order; what came together can be put in order again.
        feed.sort(Comparator.comparingLong(Message::sequence));
        long expected = origin.received();
        if (!answerAgain(origin, desk, before(feed, expected), reply)) {
            // The peer forgot what it had sent under these numbers: it will send what follows again, under others.
            return;
        }
        Accord accord = origin.accord().orElseThrow();
        Map<Message, Content> contents = contents(feed, expected);
        Map<Long, String> digests = new HashMap<>();
        List<EventMessage<?>> commit = new ArrayList<>();
        Instant now = ledger.now();
        long size = 0;
        for (Message message : feed) {
            if (message.sequence() < expected) {
                continue;
            }
            if (message.sequence() > expected) {
                reply.add(new Missing(node.id(), origin.peer(), expected, true));
                break;
            } else if (!knows(message)) {
                reply.add(refuse(message, RefusalCode.UNKNOWN_EVENT));
                break;
            } else if (message.recordedAt().isAfter(now.plus(clockTolerance))) {
                reply.add(refuse(message, RefusalCode.FROM_THE_FUTURE));
                break;
            } else {
                long kept = 2L * message.signed().canonical().length;
                if (size + kept > COMMIT_SIZE) {
                    store(origin, commit, expected);
                    size = 0;
                }
                EventMessage<?> event = replicated(message, contents.get(message), accord, now, reply);
                commit.add(event);
                if (event.getPayload() instanceof HeadDeclared head) {
                    origin.contradictedBy(head)
                            .map(found -> contradiction(origin, found))
                            .ifPresent(commit::add);
                }
                digests.put(message.sequence(), message.digest());
                size += kept;
                expected++;
                if (event.getPayload() instanceof AgreementStep step) {
                    // What follows may be covered by what was just agreed.
                    store(origin, commit, expected);
                    steps.hear(origin.peer(), step);
                    awaitFold();
                    accord = origin.accord().orElseThrow();
                    size = 0;
                }
            }
        }
        store(origin, commit, expected);
        issueReceipts(origin, desk, digests).forEach(reply::add);
    }

    private static List<Message> before(List<Message> feed, long expected) {
        return feed.stream().takeWhile(message -> message.sequence() < expected).toList();
    }

    /** The alarm is part of the commit that it is about, so it is given once. */
    private EventMessage<?> contradiction(PeerState origin, Contradiction found) {
        return ledger.event(
                origin.peer(),
                new HeadContradicted(
                        node.office(), origin.peer(), found.position(), found.before(), found.now(), ledger.today()));
    }

    private void store(PeerState origin, List<EventMessage<?>> commit, long end) throws Exception {
        ledger.append(commit);
        commit.clear();
        origin.await(state -> state.received() >= end, FOLD_TIMEOUT);
    }

    private static boolean knows(Message message) {
        Class<? extends Event> type = EventCatalog.byName().get(message.event());
        return type != null && EventCatalog.revisionOf(type) == message.revision();
    }

    /**
     * What a message holds.
     *
     * @param payload empty where its data is not what its type says
     * @param provenance what is kept beside the event
     */
    private record Content(Optional<Event> payload, Map<String, String> provenance) {}

    private Map<Message, Content> contents(List<Message> feed, long from) {
        Map<Message, Content> contents = new IdentityHashMap<>();
        List<Message> fresh = feed.stream()
                .filter(message -> message.sequence() >= from && knows(message))
                .toList();
        List<Content> read = fresh.parallelStream().map(this::content).toList();
        for (int i = 0; i < fresh.size(); i++) {
            contents.put(fresh.get(i), read.get(i));
        }
        return contents;
    }

    private Content content(Message message) {
        Optional<Event> payload =
                messages.payload(message, EventCatalog.byName().get(message.event()));
        return new Content(
                payload,
                payload.map(event -> messages.provenance(message, event)).orElse(Map.of()));
    }

    /** What is stored for the message: its event, or the refusal that takes its place so that the feed goes on. */
    private EventMessage<?> replicated(Message message, Content content, Accord accord, Instant now, Reply reply) {
        Optional<Event> payload = content.payload();
        if (message.signed().canonical().length > MOST_OF_MESSAGE) {
            return lastingRefusal(message, RefusalCode.TOO_LARGE, now, reply);
        }
        if (payload.isEmpty()) {
            return lastingRefusal(message, RefusalCode.INVALID_DATA, now, reply);
        }
        boolean covered = payload.get() instanceof Told told
                ? isToldHere(told, message)
                : accord.accepts(payload.get(), message.recordedAt());
        if (!covered) {
            return lastingRefusal(message, RefusalCode.NOT_COVERED, now, reply);
        }
        return ledger.event(
                Streams.FEED, message.origin(), message.sequence(), payload.get(), content.provenance(), now);
    }

    private EventMessage<?> lastingRefusal(Message message, RefusalCode code, Instant now, Reply reply) {
        var refused = refusedEvent(message.origin(), message.id(), message.digest(), code);
        reply.add(lastingAnswer(message.origin(), message.sequence(), refused, now));
        return ledger.event(
                Streams.FEED,
                message.origin(),
                message.sequence(),
                refused,
                ExchangeLedger.channel(message.origin()),
                now);
    }

    /** Signs and stores receipts for all stored messages that have none, in one commit. */
    private List<SignedReceipts> issueReceipts(PeerState origin, Desk desk, Map<Long, String> digests) {
        List<SignedReceipts> issued = new ArrayList<>();
        List<EventMessage<?>> commit = new ArrayList<>();
        for (Run run : origin.unreceipted()) {
            if (run.first() < desk.receipted) {
                continue;
            }
            SignedReceipts signed = answers.receipts(
                    new Receipts(
                            node.id(),
                            origin.peer(),
                            run.first(),
                            run.position(),
                            run.recordedAt(),
                            digestsOf(origin, run, digests)),
                    keys.to(origin.peer()));
            issued.add(signed);
            commit.add(ledger.event(
                    Streams.RECEIPTS,
                    origin.peer(),
                    signed.answer().last(),
                    new ReceiptsIssued(
                            node.office(),
                            origin.peer(),
                            run.first(),
                            run.position(),
                            signed.answer().digests(),
                            run.recordedAt(),
                            signed.key(),
                            signed.signature()),
                    ExchangeLedger.channel(origin.peer()),
                    ledger.now()));
        }
        ledger.append(commit);
        if (!issued.isEmpty()) {
            desk.receipted = issued.getLast().answer().last() + 1;
        }
        return issued;
    }

    private List<String> digestsOf(PeerState origin, Run run, Map<Long, String> known) {
        if (known.containsKey(run.first()) && known.containsKey(run.end() - 1)) {
            return Stream.iterate(run.first(), sequence -> sequence + 1)
                    .limit(run.size())
                    .map(known::get)
                    .toList();
        }
        try (Stream<? extends DomainEventMessage<?>> events = ledger.read(Streams.FEED, origin.peer(), run.first())) {
            return events.limit(run.size())
                    .map(event -> (String) event.getMetaData().get(Provenance.ORIGIN_DIGEST))
                    .toList();
        }
    }

    /**
     * Gives the answers that were given when the messages came first.
     *
     * @return whether they are what came first
     */
    private boolean answerAgain(PeerState origin, Desk desk, List<Message> repeated, Reply reply) {
        boolean same = true;
        Optional<ReceiptsIssued> run = Optional.empty();
        if (!repeated.isEmpty()) {
            issueReceipts(origin, desk, Map.of()).forEach(reply::add);
        }
        for (Message message : repeated) {
            if (run.filter(issued -> covers(issued, message.sequence())).isEmpty()) {
                run = eventFrom(Streams.RECEIPTS, origin, message.sequence())
                        .map(EventMessage::getPayload)
                        .filter(ReceiptsIssued.class::isInstance)
                        .map(ReceiptsIssued.class::cast)
                        .filter(issued -> covers(issued, message.sequence()));
            }
            Optional<? extends EventMessage<?>> refused =
                    run.isPresent() ? Optional.empty() : refusedBefore(origin, message);
            if (refused.isPresent()) {
                reply.add(lastingAnswer(
                        origin.peer(),
                        message.sequence(),
                        (MessageRefused) refused.get().getPayload(),
                        refused.get().getTimestamp()));
            } else if (run.isPresent()
                    && digestAt(run.get(), message.sequence()).equals(message.digest())) {
                reply.add(restored(origin, run.get()));
            } else {
                reply.add(conflict(origin, message));
                same = false;
            }
        }
        return same;
    }

    /** The refusal that took the message's place. */
    private Optional<? extends EventMessage<?>> refusedBefore(PeerState origin, Message message) {
        return eventFrom(Streams.FEED, origin, message.sequence())
                .filter(event -> event.getSequenceNumber() == message.sequence())
                .filter(event -> event.getPayload() instanceof MessageRefused refusal
                        && refusal.digest().equals(message.digest()));
    }

    /**
     * Says how far this node is only where it keeps another event under the number: then the peer was restored from an old
     * backup and has to go on behind what is here. The same event in another form must not be sent again as a new one.
     */
    private Refusal conflict(PeerState origin, Message message) {
        Refusal refusal = refuse(message, RefusalCode.CONFLICTING);
        boolean sameEvent = eventFrom(Streams.FEED, origin, message.sequence())
                .map(event -> event.getMetaData().get(Provenance.ORIGIN_RECORDED_AT))
                .filter(message.recordedAt().toString()::equals)
                .isPresent();
        return sameEvent ? refusal.withoutExpected() : refusal;
    }

    private static boolean covers(ReceiptsIssued issued, long sequence) {
        return issued.first() <= sequence
                && sequence < issued.first() + issued.digests().size();
    }

    private static String digestAt(ReceiptsIssued issued, long sequence) {
        return issued.digests().get(Math.toIntExact(sequence - issued.first()));
    }

    private SignedReceipts restored(PeerState origin, ReceiptsIssued issued) {
        return answers.restore(
                new Receipts(
                        node.id(),
                        origin.peer(),
                        issued.first(),
                        issued.position(),
                        issued.issuedAt(),
                        issued.digests()),
                issued.key(),
                issued.signature());
    }

    private Refusal lastingAnswer(String origin, long sequence, MessageRefused refused, Instant recordedAt) {
        return new Refusal(
                node.id(),
                origin,
                sequence,
                refused.digest(),
                RefusalCode.valueOf(refused.code()),
                true,
                refused.explanation(),
                recordedAt,
                null);
    }

    /** The stream's first event with this number or a later one. */
    private Optional<? extends DomainEventMessage<?>> eventFrom(Streams stream, PeerState origin, long sequence) {
        try (Stream<? extends DomainEventMessage<?>> events = ledger.read(stream, origin.peer(), sequence)) {
            return events.findFirst();
        }
    }

    private Refusal refuseUnreadable(JsonNode message) {
        String claimed = MessageFormat.claimedOrigin(message);
        String digest =
                HexFormat.of().formatHex(MerkleTree.leaf(message.toString().getBytes(StandardCharsets.UTF_8)));
        return refuse(claimed, message.path("id").asText(""), null, digest, RefusalCode.UNREADABLE, null);
    }

    private Refusal refuse(Message message, RefusalCode code) {
        Long expected = code.originIsCertain()
                ? peers.known(message.origin()).map(PeerState::received).orElse(null)
                : null;
        return refuse(message.origin(), message.id(), message.sequence(), message.digest(), code, expected);
    }

    /** Refuses for now, and has nothing to write down. */
    private Refusal notNow(Message message, RefusalCode code) {
        return new Refusal(
                node.id(),
                message.origin(),
                message.sequence(),
                message.digest(),
                code,
                false,
                code.explanation(),
                ledger.now(),
                null);
    }

    /** Refuses for now: the message's place in the feed stays open, because its origin is not certain or can do better. */
    private Refusal refuse(String origin, String id, Long sequence, String digest, RefusalCode code, Long expected) {
        PeerState state = peers.knownOrStranger(origin);
        if (!state.refusedEnough(digest, ledger.today(), MOST_REFUSALS_OF_DAY)) {
            ledger.append(List.of(ledger.event(origin, refusedEvent(origin, id, digest, code))));
            awaitFold();
        }
        return new Refusal(
                node.id(), origin, sequence, digest, code, false, code.explanation(), ledger.now(), expected);
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
