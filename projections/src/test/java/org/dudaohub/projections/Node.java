package org.dudaohub.projections;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.axon.EventNames;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;
import org.dudaohub.ledger.axon.LedgerEventStore;
import org.dudaohub.ledger.axon.LedgerSerializer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.mongo.MongoAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A node with nothing but a ledger and its read models, wired as the application wires them. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;
    private final EventStore ledger;
    private final Map<String, Long> organizations = new HashMap<>();

    private Node(String mongodbUri, Consumer<GenericApplicationContext> ledger) {
        this.context = new SpringApplicationBuilder(Application.class)
                .initializers((ApplicationContextInitializer<GenericApplicationContext>) ledger::accept)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of(
                        "dudao.read-models.mongodb-uri", mongodbUri,
                        "axon.serializer.general", "jackson",
                        "axon.serializer.messages", "jackson",
                        "logging.level.root", "error"))
                .run();
        this.ledger = context.getBean(EventStore.class);
    }

    /** A node that forgets everything when it is closed. */
    public static Node start() {
        return new Node("", Node::ledgerInNewFolder);
    }

    static Node startOn(EventStorageEngine engine, String mongodbUri) {
        return new Node(mongodbUri, context -> context.registerBean(EventStorageEngine.class, () -> engine));
    }

    /** A node with one more projection. */
    static Node startWith(Class<? extends Projection> more) {
        return new Node("", context -> {
            ledgerInNewFolder(context);
            context.registerBean(more);
        });
    }

    /** A node on a ledger in that file. */
    static Node startOn(Path file, String mongodbUri) {
        return new Node(mongodbUri, context -> ledger(context, file));
    }

    private static void ledgerInNewFolder(GenericApplicationContext context) {
        try {
            Path folder = Files.createTempDirectory("ledger");
            context.registerBean("folder", AutoCloseable.class, () -> () -> FileSystemUtils.deleteRecursively(folder));
            ledger(context, folder.resolve("ledger.sqlite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ledger(GenericApplicationContext context, Path file) {
        context.registerBean(
                Ledger.class, () -> Ledger.open(SqliteStore.open(file), LedgerConfig.of("test", Clock.systemUTC())));
        context.registerBean(
                "eventSerializer",
                LedgerSerializer.class,
                () -> LedgerSerializer.of(EventNames.of(Map.copyOf(EventCatalog.byName()))));
        context.registerBean(
                EventStorageEngine.class,
                () -> LedgerEventStorageEngine.builder(
                                context.getBean(Ledger.class), context.getBean(LedgerSerializer.class))
                        .build());
        context.registerBean(
                EventStore.class,
                () -> LedgerEventStore.create(
                        context.getBean(EventStorageEngine.class), context.getBean(Ledger.class)));
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

    private GenericEventMessage<?> message(Event event, Map<String, ?> metadata) {
        if (event instanceof OrganizationEvent e) {
            String stream = OrganizationRegister.streamOf(e.code());
            long sequence = organizations.compute(
                    stream,
                    (key, last) ->
                            (last == null ? ledger.lastSequenceNumberFor(key).orElse(-1L) : last) + 1);
            return new GenericDomainEventMessage<>("Organization", stream, sequence, event, MetaData.from(metadata));
        }
        return new GenericEventMessage<>(event, metadata);
    }

    /** Waits until the read models show everything that was recorded so far, and gives the bean that is to answer. */
    public <T> T settled(Class<T> query) {
        ProjectionMonitor monitor = context.getBean(ProjectionMonitor.class);
        await().atMost(PATIENCE).until(monitor::caughtUp);
        return context.getBean(query);
    }

    <T> Collection<T> all(Class<T> type) {
        return context.getBeansOfType(type).values();
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
