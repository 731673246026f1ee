package org.dudaohub.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private ReadModelDatabase database;
    private Documents documents;

    @BeforeEach
    void open() {
        server.bind("127.0.0.1", 0);
        database = ReadModelDatabase.open(server.getConnectionString());
        documents = database.documents("counts");
    }

    @AfterEach
    void close() {
        database.close();
        server.shutdownNow();
    }

    @Test
    void an_event_changes_a_document_once_within_a_batch_and_after_it() {
        count(documents, 5);
        count(documents, 5);
        save(documents);
        count(documents, 4);
        count(documents, 5);
        save(documents);

        assertThat(stored()).isEqualTo(1);
        count(documents, 6);
        save(documents);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void changes_are_made_in_the_order_of_the_ledger_however_they_were_asked_for() {
        count(documents, 7);
        count(documents, 3);
        save(documents);

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void what_is_discarded_was_never_there() {
        count(documents, 1);
        documents.discard();
        count(documents, 2);
        save(documents);

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void a_writer_whose_claim_was_stolen_cannot_write_over_the_new_owner() {
        count(documents, 1);
        save(documents);
        Documents thief = database.documents("counts");
        count(documents, 2);
        documents.fold();
        count(thief, 2);
        count(thief, 3);
        save(thief);

        assertThatThrownBy(documents::write).isInstanceOf(IllegalStateException.class);
        assertThat(stored()).isEqualTo(3);

        documents.discard();
        count(documents, 2);
        count(documents, 3);
        save(documents);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void a_failed_change_leaves_nothing_behind_in_what_is_remembered() {
        count(documents, 1);
        save(documents);
        documents.change("all", at(2), all -> {
            all.put("count", 99);
            throw new IllegalStateException("the second half of this change fails");
        });
        assertThatThrownBy(documents::fold).hasMessageContaining("second half");

        documents.discard();
        count(documents, 2);
        save(documents);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void two_writers_of_a_new_document_do_not_both_win() {
        Documents thief = database.documents("counts");
        count(documents, 1);
        documents.fold();
        count(thief, 1);
        save(thief);

        assertThatExceptionOfType(MongoBulkWriteException.class).isThrownBy(documents::write);
        assertThat(stored()).isEqualTo(1);
    }

    private static void save(Documents documents) {
        documents.fold();
        documents.write();
    }

    private static void count(Documents documents, long position) {
        documents.change("all", at(position), all -> all.merge("count", 1, (a, b) -> (Integer) a + (Integer) b));
    }

    private static Recorded at(long position) {
        return new Recorded(position, Instant.EPOCH, "counts:all", MetaData.emptyInstance());
    }

    private int stored() {
        return database.collection("counts", Document.class).find().first().getInteger("count");
    }
}
