package org.dudaohub.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.dudaohub.ledger.Commit;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger under Axon's event store, in units of work. */
class UnitOfWorkTest {

    @Revision("2")
    record Visited(String school, int findings) {}

    record Unnamed(String text) {}

    @TempDir
    Path folder;

    private Ledger ledger;
    private LedgerEventStore store;
    private final LedgerSerializer serializer =
            LedgerSerializer.of(EventNames.of(Map.of("school.visited", Visited.class)));

    @BeforeEach
    void open() {
        ledger = Ledger.open(SqliteStore.open(folder.resolve("ledger.db")), LedgerConfig.of("node", Clock.systemUTC()));
        store = store(LedgerEventStorageEngine.builder(ledger, serializer).build());
    }

    private LedgerEventStore store(LedgerEventStorageEngine engine) {
        return LedgerEventStore.create(engine, ledger);
    }

    @AfterEach
    void close() {
        store.shutDown();
        ledger.close();
    }

    @Test
    void all_events_of_a_unit_of_work_are_one_commit() {
        // Publishes while the unit of work prepares its commit: Axon appends a second time.
        store.subscribe(events -> {
            if (events.size() == 2) {
                store.publish(visited("a", 1));
            }
        });
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store.publish(visited("a", 0), visited("b", 0));
        assertThat(ledger.head().isEmpty()).isTrue();
        unitOfWork.commit();

        List<Commit> commits = ledger.commits(0).toList();
        assertThat(commits).hasSize(1);
        assertThat(commits.getFirst().events()).extracting(LedgerEvent::stream).containsExactly("a", "b", "a");
    }

    @Test
    void a_unit_of_work_that_rolls_back_leaves_nothing() {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store.publish(visited("a", 0));
        unitOfWork.onPrepareCommit(u -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(unitOfWork::commit).isInstanceOf(IllegalStateException.class);

        assertThat(ledger.events(0)).isEmpty();
    }

    @Test
    void a_conflict_rolls_back_one_unit_of_work_as_axons_concurrency_exception() {
        store.publish(visited("a", 0));
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store.publish(visited("b", 0), visited("a", 0));

        assertThatThrownBy(unitOfWork::commit).isInstanceOf(ConcurrencyException.class);
        assertThat(unitOfWork.isRolledBack()).isTrue();
        assertThat(ledger.head().position()).isZero();
    }

    @Test
    void no_class_name_enters_the_ledger() {
        store.publish(visited("a", 0).andMetaData(Map.of("actor", "督学")));
        store.publish(GenericEventMessage.asEventMessage(new Visited("b", 1)));

        assertThat(ledger.events(0)).allSatisfy(recorded -> {
            LedgerEvent event = recorded.event();
            assertThat(event.name()).isEqualTo("school.visited");
            assertThat(event.revision()).isEqualTo("2");
            assertThat(text(event.payload()) + text(event.metadata())).doesNotContain("org.dudaohub", "java.");
        });
        assertThat(text(ledger.events(0).findFirst().orElseThrow().event().metadata()))
                .isEqualTo("{\"actor\":\"督学\"}");
        assertThatThrownBy(() -> store.publish(GenericEventMessage.asEventMessage(new Unnamed("x"))))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no stable event name");
    }

    @Test
    void an_old_event_is_upcast() {
        append("school.visited", "1", "{\"school\":\"青荻一中\"}");
        LedgerEventStore upcasting = store(LedgerEventStorageEngine.builder(ledger, serializer)
                .upcasters(new CountFindings())
                .build());
        try {
            assertThat(upcasting.readEvents("a").next().getPayload()).isEqualTo(new Visited("青荻一中", 0));
        } finally {
            upcasting.shutDown();
        }
    }

    @Test
    void an_event_that_no_class_is_known_for_is_read_as_unknown() {
        append("school.abolished", null, "{}");

        assertThat(store.readEvents("a").next().getPayload()).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void readers_are_woken_by_commits_that_were_appended_past_the_event_store() throws Exception {
        store.publish(visited("a", 0));
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(0);
            // The store looks for itself once a minute: only the ledger can wake it within the time given here.
            Thread.ofVirtual().start(() -> append("school.visited", "2", "{\"school\":\"b\",\"findings\":1}", "b"));
            assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
        }
    }

    private void append(String name, String revision, String payload) {
        append(name, revision, payload, "a");
    }

    private void append(String name, String revision, String payload, String stream) {
        ledger.append(List.of(new LedgerEvent(
                "id-" + stream,
                Clock.systemUTC().instant(),
                "school",
                stream,
                0,
                name,
                revision,
                payload.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8))));
    }

    private static GenericDomainEventMessage<Visited> visited(String school, long sequence) {
        return new GenericDomainEventMessage<>(
                "school", school, sequence, new Visited(school, 3), MetaData.emptyInstance());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final class CountFindings extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("school.visited", "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("school.visited", "2"), JsonNode.class, payload -> {
                ((ObjectNode) payload).put("findings", 0);
                return payload;
            });
        }
    }
}
