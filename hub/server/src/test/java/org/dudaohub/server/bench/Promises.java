package org.dudaohub.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dudaohub.domain.Provenance;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.RecordedEvent;
import org.dudaohub.ledger.Verification;

/** The events that answers promised; the ledger has to hold them, and no other that came through the API. */
final class Promises {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Long> promised = new TreeMap<>();

    /** An accepted command promises its events; a refused one, or one that changed nothing, promises none. */
    void add(Step answered) {
        answered.events().forEach(event -> promised.merge(event, 1L, Long::sum));
    }

    /**
     * @return how many events were written, those included that the node wrote by itself
     * @throws IllegalStateException if the chain is broken, or an event is missing or too many
     */
    long verify(Ledger ledger) {
        if (ledger.verify() instanceof Verification.Broken broken) {
            throw new IllegalStateException("the ledger is broken: " + broken);
        }
        Map<String, Long> written = new TreeMap<>();
        Map<String, Long> byItself = new HashMap<>();
        try (Stream<RecordedEvent> events = ledger.events(0)) {
            events.map(RecordedEvent::event)
                    .forEach(event -> (cameThroughApi(event) ? written : byItself).merge(event.name(), 1L, Long::sum));
        }
        if (!written.equals(promised)) {
            throw new IllegalStateException(
                    "the ledger does not hold what was promised:\n  promised " + promised + "\n  written  " + written);
        }
        System.out.printf(
                "%n  ledger verified: %,d events of commands, as promised; by the node itself: %s%n",
                sum(written), byItself);
        return sum(written) + sum(byItself);
    }

    private boolean cameThroughApi(LedgerEvent event) {
        try {
            return json.readTree(event.metadata())
                    .path(Provenance.CHANNEL)
                    .asText()
                    .equals("api");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }
}
