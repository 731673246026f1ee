package org.dudaohub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit is worth what it can find: here the ledgers themselves are wrong. */
class VerdictTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Ledger county;
    private Ledger city;

    @BeforeEach
    void open() {
        county = Ledger.open(SqliteStore.open(folder.resolve("county")), LedgerConfig.of("qingdi", Clock.systemUTC()));
        city = Ledger.open(SqliteStore.open(folder.resolve("city")), LedgerConfig.of("lanjiang", Clock.systemUTC()));
        own(1);
        own(2);
    }

    @AfterEach
    void close() {
        county.close();
        city.close();
    }

    @Test
    void is_right_when_everything_is_where_it_should_be() {
        exchange(0, 0, 1);
        exchange(1, 1, 2);
        assertThat(verdict().isRight()).isTrue();
        assertThat(verdict().events()).isEqualTo(2);
    }

    @Test
    void finds_what_is_lost() {
        exchange(0, 0, 1);
        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void finds_what_is_there_twice() {
        exchange(0, 0, 1);
        exchange(1, 1, 2);
        replica(2, 1, 2);
        assertThat(verdict().twice()).isEqualTo(1);
        assertThat(verdict().isRight()).isFalse();
    }

    @Test
    void finds_what_is_out_of_order() {
        exchange(0, 1, 2);
        exchange(1, 0, 1);
        assertThat(verdict().misplaced()).isEqualTo(2);
    }

    @Test
    void finds_what_is_altered() {
        exchange(0, 0, 1);
        exchange(1, 1, 3);
        assertThat(verdict().altered()).isEqualTo(1);
    }

    @Test
    void finds_receipts_that_are_missing_or_about_something_else() {
        exchange(0, 0, 1);
        replica(1, 1, 2);
        assertThat(verdict().notIssued()).isEqualTo(1);
        assertThat(verdict().notReceived()).isEqualTo(1);
        receipt(
                city,
                "exchange.ReceiptsIssued",
                "qingdi",
                1,
                "another",
                city.head().position());
        assertThat(verdict().notIssued()).isEqualTo(1);
    }

    @Test
    void finds_a_receipt_that_names_another_place_in_the_ledger() {
        exchange(0, 0, 1);
        replica(1, 1, 2);
        receipt(city, "exchange.ReceiptsIssued", "qingdi", 1, "digest1", 0);
        assertThat(verdict().notIssued()).isEqualTo(1);
    }

    @Test
    void finds_refusals() {
        exchange(0, 0, 1);
        exchange(1, 1, 2);
        append(city, "exchange.MessageRefused", Map.of("peer", "qingdi"), Map.of());
        assertThat(verdict().refusals()).isEqualTo(1);
    }

    private Verdict verdict() {
        Book sender = new Book(folder.resolve("county"));
        Book receiver = new Book(folder.resolve("city"));
        sender.readOn();
        receiver.readOn();
        return Verdict.on("qingdi", sender, "lanjiang", receiver);
    }

    private void own(int pupils) {
        append(county, "organization.PupilsCounted", Map.of("pupils", pupils), Map.of());
    }

    private void exchange(long sequence, long originPosition, int pupils) {
        replica(sequence, originPosition, pupils);
        long position = city.head().position();
        receipt(city, "exchange.ReceiptsIssued", "qingdi", sequence, "digest" + sequence, position);
        receipt(county, "exchange.ReceiptsReceived", "lanjiang", sequence, "digest" + sequence, position);
    }

    private void replica(long sequence, long originPosition, int pupils) {
        append(
                city,
                "organization.PupilsCounted",
                Map.of("pupils", pupils),
                Map.of(
                        "originNode",
                        "qingdi",
                        "originSequence",
                        Long.toString(sequence),
                        "originPosition",
                        Long.toString(originPosition),
                        "originDigest",
                        "digest" + sequence));
    }

    private static void receipt(Ledger ledger, String name, String peer, long sequence, String digest, long position) {
        append(
                ledger,
                name,
                Map.of("peer", peer, "first", sequence, "digests", List.of(digest), "position", position),
                Map.of());
    }

    private static void append(Ledger ledger, String name, Map<String, ?> payload, Map<String, String> metadata) {
        ledger.append(List.of(LedgerEvent.withoutStream(
                UUID.randomUUID().toString(), Instant.EPOCH, name, "1", bytes(payload), bytes(metadata))));
    }

    private static byte[] bytes(Map<String, ?> map) {
        try {
            return JSON.writeValueAsString(map).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
