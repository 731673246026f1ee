package org.dudaohub.projections;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.mongo.MongoAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A node with nothing but a ledger and its read models, wired as the application wires them. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;
    private final EventStore ledger;

    private Node(EventStorageEngine engine, String mongodbUri, List<Class<?>> more) {
        this.context = new SpringApplicationBuilder(Application.class)
                .sources(more.toArray(Class[]::new))
                .initializers((ApplicationContextInitializer<GenericApplicationContext>)
                        it -> it.registerBean(EventStorageEngine.class, () -> engine))
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties(Map.of(
                        "dudao.read-models.mongodb-uri", mongodbUri,
                        "axon.serializer.general", "jackson",
                        "axon.serializer.events", "jackson",
                        "axon.serializer.messages", "jackson",
                        "logging.level.root", "warn"))
                .run();
        this.ledger = context.getBean(EventStore.class);
    }

    public static Node start() {
        return start(new InMemoryEventStorageEngine());
    }

    public static Node start(EventStorageEngine engine) {
        return new Node(engine, "", List.of());
    }

    static Node startWith(Class<?>... more) {
        return new Node(new InMemoryEventStorageEngine(), "", List.of(more));
    }

    static Node startOn(String mongodbUri, EventStorageEngine engine) {
        return new Node(engine, mongodbUri, List.of());
    }

    /** Records what happened here, in that order, in one unit of work. */
    public Node happened(Event... events) {
        return happened(List.of(events));
    }

    /** Records what happened here to the case of that stream, as its next event. */
    public Node happenedTo(String stream, Event event) {
        long sequence = ledger.lastSequenceNumberFor(stream).orElse(-1L) + 1;
        ledger.publish(new GenericDomainEventMessage<>("Case", stream, sequence, event, MetaData.from(own())));
        return this;
    }

    public Node happened(List<? extends Event> events) {
        ledger.publish(events.stream().map(event -> message(event, own())).toList());
        return this;
    }

    public Node happened(Event event, Map<String, ?> metadata) {
        ledger.publish(message(event, metadata));
        return this;
    }

    /** Records what a peer replicated. */
    public Node received(String peer, Event event) {
        return happened(event, from(peer, 0));
    }

    static Map<String, ?> own() {
        return Map.of(Provenance.ACTOR, "jia01", Provenance.ACTOR_NAME, "督学甲01", Provenance.CHANNEL, "console");
    }

    public static Map<String, ?> from(String peer, long position) {
        return Map.of(
                Provenance.ACTOR,
                peer,
                Provenance.CHANNEL,
                "peer:" + peer,
                Provenance.ORIGIN_NODE,
                peer,
                Provenance.ORIGIN_POSITION,
                Long.toString(position),
                Provenance.ORIGIN_RECORDED_AT,
                "2026-03-05T08:00:00Z",
                Provenance.ORIGIN_MESSAGE,
                peer + "/" + position,
                Provenance.ORIGIN_METADATA_PREFIX + Provenance.ACTOR,
                "yi02",
                Provenance.ORIGIN_METADATA_PREFIX + Provenance.ACTOR_NAME,
                "督学乙02",
                Provenance.ORIGIN_METADATA_PREFIX + Provenance.CHANNEL,
                "api");
    }

    private static GenericEventMessage<?> message(Event event, Map<String, ?> metadata) {
        if (event instanceof OrganizationEvent e) {
            return new GenericDomainEventMessage<>(
                    "Organization", OrganizationRegister.streamOf(e.code()), 0, event, MetaData.from(metadata));
        }
        return new GenericEventMessage<>(event, metadata);
    }

    /** Waits until the read models show everything that was recorded so far, and gives the bean that is to answer. */
    public <T> T settled(Class<T> query) {
        ProjectionMonitor monitor = context.getBean(ProjectionMonitor.class);
        await().atMost(PATIENCE).until(monitor::caughtUp);
        return context.getBean(query);
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableAutoConfiguration(exclude = MongoAutoConfiguration.class)
    @Import(ProjectionsConfiguration.class)
    static class Application {}
}
