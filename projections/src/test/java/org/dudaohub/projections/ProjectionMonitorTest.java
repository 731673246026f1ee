package org.dudaohub.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.visit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.projections.trail.TrailQuery;
import org.junit.jupiter.api.Test;

class ProjectionMonitorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void every_read_model_is_watched_and_healthy_on_an_empty_ledger() {
        try (Node node = Node.start()) {
            assertThat(node.settled(ProjectionMonitor.class).all())
                    .allSatisfy(health ->
                            assertThat(health).isEqualTo(new ProjectionHealth(health.processor(), -1, 0, true, null)))
                    .extracting(ProjectionHealth::processor)
                    .containsExactly(
                            "dossiers",
                            "exchange",
                            "imports",
                            "notices",
                            "partners-exchange",
                            "register",
                            "statistics",
                            "surveys",
                            "trail",
                            "worklist");
        }
    }

    @Test
    void an_error_stalls_its_read_model_visibly_and_no_other_and_goes_when_its_cause_goes() {
        try (Node node = Node.startWith(Faulty.class)) {
            ProjectionMonitor monitor = node.get(ProjectionMonitor.class);
            AtomicBoolean broken = node.get(Faulty.class).broken;
            node.happened(visit("v0", "2199000001", MARCH));
            await().atMost(PATIENCE).until(monitor::caughtUp);

            broken.set(true);
            node.happened(visit("v1", "2199000001", MARCH), visit("v2", "2199000001", MARCH));

            await().atMost(PATIENCE).until(() -> !faulty(monitor).healthy());
            assertThat(faulty(monitor).error()).contains("the disk is full");
            // The two events may come in one batch or in two.
            assertThat(faulty(monitor).position()).isBetween(0L, 1L);
            assertThat(faulty(monitor).lag()).isBetween(1L, 2L);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(monitor.all().stream()
                                    .filter(health -> !health.processor().equals("faulty")))
                            .allMatch(health -> health.healthy() && health.caughtUp()));
            assertThat(monitor.caughtUp()).isFalse();
            assertThat(monitor.reached(0)).isTrue();
            assertThat(monitor.reached(2)).isFalse();

            broken.set(false);

            await().atMost(PATIENCE)
                    .until(() -> monitor.caughtUp() && faulty(monitor).healthy());
            assertThat(node.get(ReadModelDatabase.class)
                            .collection("faulty", Document.class)
                            .find())
                    .extracting(document -> document.getInteger("visits"))
                    .containsExactly(3);
        }
    }

    @Test
    void an_event_that_only_a_later_version_knows_stalls_no_read_model() {
        try (Node node = Node.start()) {
            byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
            node.get(Ledger.class)
                    .append(List.of(LedgerEvent.withoutStream(
                            "id", Instant.EPOCH, "visit.SomethingNew", "1", nothing, nothing)));
            node.happened(visit("v1", "2199000001", MARCH));

            node.settled(TrailQuery.class);

            assertThat(node.get(ProjectionMonitor.class).all()).allMatch(ProjectionHealth::healthy);
        }
    }

    @Test
    void a_ledger_shorter_than_its_read_models_is_named_as_the_wrong_one(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        var server = new de.bwaldvogel.mongo.MongoServer(new de.bwaldvogel.mongo.backend.memory.MemoryBackend());
        server.bind("127.0.0.1", 0);
        try {
            try (Node node = Node.startOn(folder.resolve("long.sqlite"), server.getConnectionString())) {
                node.happened(visit("v1", "2199000001", MARCH), visit("v2", "2199000001", MARCH));
                node.settled(TrailQuery.class);
            }
            try (Node node = Node.startOn(folder.resolve("short.sqlite"), server.getConnectionString())) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        node.get(ProjectionMonitor.class).all())
                                // The others hold nothing: no event concerned them.
                                .filteredOn(health -> Set.of("dossiers", "trail", "statistics")
                                        .contains(health.processor()))
                                .hasSize(3)
                                .allSatisfy(health -> assertThat(health.error()).contains("ahead of the ledger")));
            }
        } finally {
            server.shutdownNow();
        }
    }

    private static ProjectionHealth faulty(ProjectionMonitor monitor) {
        return monitor.all().stream()
                .filter(health -> health.processor().equals("faulty"))
                .findFirst()
                .orElseThrow();
    }

    /** Counts visits, and breaks on its second one when it is told to. */
    @ProcessingGroup("faulty")
    static class Faulty extends Projection {

        final AtomicBoolean broken = new AtomicBoolean();

        private final Documents counts = documents("faulty");

        Faulty(ReadModelDatabase database) {
            super(database);
        }

        @Override
        protected boolean concerns(Class<?> type, boolean here) {
            return type == VisitRecorded.class;
        }

        @Override
        protected void on(Event event, Recorded recorded) {
            if (event instanceof VisitRecorded visit) {
                counts.change("all", recorded, all -> all.merge("visits", 1, (a, b) -> (Integer) a + (Integer) b));
                if (broken.get() && visit.visit().equals("v2")) {
                    throw new IllegalStateException("the disk is full");
                }
            }
        }
    }
}
