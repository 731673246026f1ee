package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dudaohub.ledger.Events.event;
import static org.dudaohub.ledger.Events.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreTck {

    @TempDir
    Path folder;

    @Override
    Store open() {
        return SqliteStore.open(folder.resolve("ledger.db"));
    }

    @Test
    void a_second_owner_is_refused_clearly() {
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("in use");
    }

    @Test
    void a_commit_that_landed_although_its_write_failed_is_found_in_its_stream() throws Exception {
        ledger.append(List.of(event("a", 0)));
        assertThat(ledger.stream("landed", 0)).isEmpty();
        land(next("landed"));

        // Finds the place taken, sees what is there, and goes behind it.
        ledger.append(List.of(event("b", 0)));

        assertThat(ledger.stream("landed", 0)).hasSize(1);
        assertThat(ledger.lastSequence("landed")).hasValue(0);
        ledger.close();
        ledger = Ledger.open(open(), CONFIG);
        assertThat(ledger.stream("landed", 0)).hasSize(1);
    }

    /** The commit that would be the next one, with one event of that stream. */
    private CommitRecord next(String stream) throws IOException {
        ledger.close();
        Path copy = folder.resolve("copy.db");
        Files.copy(folder.resolve("ledger.db"), copy);
        SqliteStore store = SqliteStore.open(copy);
        try (Ledger other = Ledger.open(store, CONFIG)) {
            other.append(List.of(event(stream, 0)));
            ledger = Ledger.open(open(), CONFIG);
            return store.lastBefore(Long.MAX_VALUE).orElseThrow();
        }
    }

    private void land(CommitRecord commit) throws SQLException {
        try (SqliteConnection connection = SqliteConnection.writer(folder.resolve("ledger.db"))) {
            PreparedStatement insert = connection.prepare("INSERT INTO commits VALUES (?, ?, ?, ?)");
            insert.setLong(1, commit.position());
            insert.setLong(2, commit.latest());
            insert.setBytes(3, commit.hash());
            insert.setBytes(4, commit.body());
            insert.executeUpdate();
            connection.commit();
        }
    }

    @Test
    void a_stream_that_is_longer_than_what_is_remembered_is_read_whole() {
        int commits = 3_000;
        for (int i = 0; i < commits; i++) {
            ledger.append(events("long", i, i));
        }

        for (int again = 0; again < 2; again++) {
            assertThat(ledger.stream("long", 0).map(recorded -> recorded.event().sequence()))
                    .hasSize(commits)
                    .isSorted();
            assertThat(ledger.stream("long", commits - 10)).hasSize(10);
            assertThat(ledger.stream("long", commits)).isEmpty();
        }
    }
}
