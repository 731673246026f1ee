package org.dudaohub.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private ReadModelDatabase database;
    private Documents documents;

    @BeforeEach
    void open() {
        database = ReadModelDatabase.open("");
        documents = new Documents(database.collection("counts"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_event_changes_a_document_once_within_a_batch_and_after_it() {
        count(documents, 5);
        count(documents, 5);
        documents.save();
        count(documents, 4);
        count(documents, 5);
        documents.save();

        assertThat(stored()).isEqualTo(1);
        count(documents, 6);
        documents.save();
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void what_is_discarded_was_never_there() {
        count(documents, 1);
        documents.discard();
        count(documents, 2);
        documents.save();

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void a_writer_whose_claim_was_stolen_cannot_write_over_the_new_owner() {
        count(documents, 1);
        documents.save();
        Documents thief = new Documents(database.collection("counts"));
        count(documents, 2);
        count(thief, 2);
        count(thief, 3);
        thief.save();

        assertThatThrownBy(documents::save).isInstanceOf(IllegalStateException.class);
        assertThat(stored()).isEqualTo(3);

        documents.discard();
        count(documents, 2);
        count(documents, 3);
        documents.save();
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void two_writers_of_a_new_document_do_not_both_win() {
        Documents thief = new Documents(database.collection("counts"));
        count(documents, 1);
        count(thief, 1);
        thief.save();

        assertThatExceptionOfType(MongoBulkWriteException.class).isThrownBy(documents::save);
        assertThat(stored()).isEqualTo(1);
    }

    private static void count(Documents documents, long position) {
        documents.change(
                "all",
                new Recorded(position, Instant.EPOCH, "counts:all", MetaData.emptyInstance()),
                all -> all.merge("count", 1, (a, b) -> (Integer) a + (Integer) b));
    }

    private int stored() {
        return database.collection("counts", Document.class).find().first().getInteger("count");
    }
}
