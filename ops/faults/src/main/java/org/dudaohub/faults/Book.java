package org.dudaohub.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dudaohub.domain.Provenance;
import org.dudaohub.ledger.CommitRecord;
import org.dudaohub.ledger.CommitSource;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.RecordedEvent;
import org.dudaohub.ledger.SqliteStore;

/** What one node's ledger says about the exchange; read from the file, while the node runs or does not. */
final class Book {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 256;

    /** An event of the node itself that its agreements let flow. */
    record Own(long position, String name, JsonNode payload) {}

    /** An event that came from another node. */
    record Replica(long position, String name, JsonNode payload, long sequence, long originPosition, String digest) {}

    /** @param position where the receiver says that it keeps the event */
    record Receipt(long sequence, String digest, long position) {

        private boolean saysTheSameAs(Receipt other) {
            return sequence == other.sequence && digest.equals(other.digest);
        }
    }

    private final Path ledger;
    private long next;
    private final List<Own> own = new ArrayList<>();
    private final Map<String, List<Replica>> replicas = new HashMap<>();
    private final Map<String, List<Receipt>> issued = new HashMap<>();
    private final Map<String, List<Receipt>> received = new HashMap<>();
    private final Map<String, Set<Long>> control = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Book(Path ledger) {
        this.ledger = ledger;
    }

    /** What the node should have sent to everybody, in order. */
    List<Own> own() {
        return own;
    }

    List<Replica> from(String origin) {
        return replicas.getOrDefault(origin, List.of());
    }

    List<Receipt> issuedTo(String peer) {
        return issued.getOrDefault(peer, List.of());
    }

    List<Receipt> receivedFrom(String peer) {
        return received.getOrDefault(peer, List.of());
    }

    /** Numbers of the messages from there that are about the exchange itself, such as the steps of an agreement. */
    Set<Long> controlFrom(String origin) {
        return control.getOrDefault(origin, Set.of());
    }

    /** Messages from or to the peer that were refused. */
    int refusals(String peer) {
        return refusals.getOrDefault(peer, 0);
    }

    /** How many events of this name there are, from wherever. */
    int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    /** Reads what was added since. */
    void readOn() {
        try (CommitSource commits = SqliteStore.reader(ledger)) {
            for (List<CommitRecord> page = commits.read(next, PAGE); !page.isEmpty(); page = commits.read(next, PAGE)) {
                for (CommitRecord commit : page) {
                    commit.decode().recordedEvents().forEach(this::add);
                    next = commit.nextPosition();
                }
            }
        }
    }

    private void add(RecordedEvent recorded) {
        LedgerEvent event = recorded.event();
        JsonNode payload = json(event.payload());
        JsonNode metadata = json(event.metadata());
        counts.merge(event.name(), 1, Integer::sum);
        switch (event.name()) {
            case "exchange.ReceiptsIssued" -> receipts(issued, payload);
            case "exchange.ReceiptsReceived" -> receipts(received, payload);
            case "exchange.MessageRefused", "exchange.RefusalReceived" ->
                refusals.merge(text(payload, "peer"), 1, Integer::sum);
            default -> {
                if (metadata.has(Provenance.ORIGIN_NODE) && event.name().startsWith("exchange.")) {
                    control.computeIfAbsent(text(metadata, Provenance.ORIGIN_NODE), origin -> new HashSet<>())
                            .add(event.sequence());
                } else if (metadata.has(Provenance.ORIGIN_NODE)) {
                    replicas.computeIfAbsent(text(metadata, Provenance.ORIGIN_NODE), origin -> new ArrayList<>())
                            .add(new Replica(
                                    recorded.position(),
                                    event.name(),
                                    payload,
                                    Long.parseLong(text(metadata, Provenance.ORIGIN_SEQUENCE)),
                                    Long.parseLong(text(metadata, Provenance.ORIGIN_POSITION)),
                                    text(metadata, Provenance.ORIGIN_DIGEST)));
                } else if (Region.EXCHANGED.contains(event.name())) {
                    own.add(new Own(recorded.position(), event.name(), payload));
                }
            }
        }
    }

    /**
     * A receiver that was restored from a backup gives receipts again, perhaps in another cut; the first ones count, and
     * others must not contradict them.
     */
    private static void receipts(Map<String, List<Receipt>> receipts, JsonNode payload) {
        List<Receipt> known = receipts.computeIfAbsent(text(payload, "peer"), peer -> new ArrayList<>());
        long first = payload.get("first").longValue();
        long position = payload.get("position").longValue();
        for (JsonNode digest : payload.get("digests")) {
            Receipt receipt = new Receipt(first, digest.textValue(), position);
            boolean again = !known.isEmpty() && first <= known.getLast().sequence();
            if (!again || known.stream().noneMatch(receipt::saysTheSameAs)) {
                known.add(receipt);
            }
            first++;
            position++;
        }
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
