package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dudaohub.ledger.Events.events;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger of 20,000 events in commits of two, and what is done to it. */
class DamageTest {

    private static final int COMMITS = 10_000;
    private static final long EARLY = 3_000;
    private static final long LATE = 19_000;
    private static final int PAGE = 16_384;

    @TempDir
    static Path intact;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws Exception {
        Path original = intact.resolve("ledger.db");
        if (!Files.exists(original)) {
            try (Ledger ledger = Ledger.open(SqliteStore.open(original), StoreTck.CONFIG)) {
                List<Thread> threads = java.util.stream.IntStream.range(0, 50)
                        .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                            for (int i = 0; i < COMMITS / 50; i++) {
                                ledger.append(events("s" + writer, i * 2L, i * 2L + 1));
                            }
                        }))
                        .toList();
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }
        file = Files.copy(original, folder.resolve("ledger.db"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "a changed byte ; UPDATE commits SET body = CAST(substr(body, 1, 99) || x'00' || substr(body, 101) AS BLOB) WHERE position = 3000",
                "a changed hash ; UPDATE commits SET hash = zeroblob(32) WHERE position = 3000",
                "a removed commit ; DELETE FROM commits WHERE position = 3000",
                "two swapped commits ; UPDATE commits SET (hash, body) = (SELECT hash, body FROM commits o WHERE o.position = 6002 - commits.position) WHERE position IN (3000, 3002)",
                "an added commit ; INSERT INTO commits SELECT 3001, latest, hash, body FROM commits WHERE position = 3000",
                "a replaced commit ; UPDATE commits SET (hash, body) = (SELECT hash, body FROM commits WHERE position = 500) WHERE position = 3000",
            })
    void the_position_is_named(String what, String sql) throws Exception {
        execute(sql);

        try (Ledger ledger = Ledger.open(SqliteStore.open(file), StoreTck.CONFIG)) {
            assertThat(ledger.verify())
                    .isInstanceOfSatisfying(
                            Verification.Broken.class,
                            broken -> assertThat(broken.position()).isBetween(EARLY, EARLY + 2));
        }
    }

    @Test
    void an_added_commit_behind_the_end_is_found_at_open() throws Exception {
        execute("INSERT INTO commits SELECT 20000, latest, hash, body FROM commits WHERE position = 19998");

        assertThatThrownBy(() -> Ledger.open(SqliteStore.open(file), StoreTck.CONFIG))
                .isInstanceOfSatisfying(
                        LedgerCorruptException.class,
                        e -> assertThat(e.position()).isEqualTo(20_000));
    }

    @Test
    void damage_near_the_end_is_found_at_open_and_not_repaired() throws Exception {
        execute("UPDATE commits SET hash = zeroblob(32) WHERE position = " + LATE);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Ledger.open(SqliteStore.open(file), StoreTck.CONFIG))
                    .isInstanceOfSatisfying(
                            LedgerCorruptException.class,
                            e -> assertThat(e.position()).isEqualTo(LATE));
        }
    }

    @Test
    void a_file_that_is_cut_off_is_found_at_open() throws Exception {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(raw.length() / 2 / 8192 * 8192);
        }
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> Ledger.open(SqliteStore.open(file), StoreTck.CONFIG))
                .isInstanceOfSatisfying(
                        LedgerCorruptException.class,
                        e -> assertThat(e.position()).isBetween(0L, 20_000L));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** Half a page leaves rows that look whole but hold nothing. */
    @ParameterizedTest
    @ValueSource(ints = {PAGE / 2, PAGE})
    void a_page_that_is_overwritten_is_found_by_verification(int bytes) throws Exception {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(raw.length() / 2 / PAGE * PAGE + PAGE - bytes);
            raw.write(new byte[bytes]);
        }
        try (SqliteReaders readers = SqliteReaders.open(file)) {
            assertThat(new Verifier(readers, readers.header().orElseThrow()).verify(position -> {}))
                    .isInstanceOf(Verification.Broken.class);
        }
    }

    @Test
    void what_is_no_ledger_is_refused() throws Exception {
        Files.writeString(file, "这不是账本".repeat(1000));

        assertThatThrownBy(() -> SqliteStore.open(file)).isInstanceOf(LedgerException.class);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
