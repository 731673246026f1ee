package org.dudaohub.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.dudaohub.domain.AggregateCatalog;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.RuleBook;

/** The real domain on Axon, without the server: commands in, events out. */
public final class TestNode implements AutoCloseable {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final Clock CLOCK = Clock.fixed(
            LocalDate.of(2026, 3, 31).atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant(), SHANGHAI);
    private static final Path SAMPLE = Path.of("../ops/sample");

    private final Configuration axon;

    private TestNode(Configuration axon) {
        this.axon = axon;
    }

    public static TestNode start() {
        return start(new InMemoryEventStorageEngine(), configurer -> {});
    }

    /** @param engine keeps the events; a second node on the same engine is the first one after a restart */
    public static TestNode start(EventStorageEngine engine, Consumer<Configurer> more) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(configuration -> engine)
                .configureCorrelationDataProviders(configuration -> List.of(
                        new MessageOriginProvider(),
                        new SimpleCorrelationDataProvider(Provenance.ACTOR, Provenance.ACTOR_NAME, Provenance.CHANNEL)))
                .registerComponent(Clock.class, configuration -> CLOCK)
                .registerComponent(RuleBook.class, configuration -> rules())
                .registerComponent(OrganizationRegister.class, configuration -> register(configuration.eventStore()));
        AggregateCatalog.all().forEach(configurer::configureAggregate);
        more.accept(configurer);
        Configuration axon = configurer.buildConfiguration();
        axon.start();
        return new TestNode(axon);
    }

    public static Path sample(String file) {
        return SAMPLE.resolve(file);
    }

    public CommandGateway commands() {
        return axon.commandGateway();
    }

    public EventStore eventStore() {
        return axon.eventStore();
    }

    public Configuration axon() {
        return axon;
    }

    public Outcome send(Object command) {
        return commands().sendAndWait(command);
    }

    /** Publishes an event as if a handler had applied it outside any aggregate. */
    public void publish(Event event, Map<String, ?> metaData) {
        EventMessage<Event> message = GenericEventMessage.asEventMessage(event);
        eventStore().publish(message.withMetaData(metaData));
    }

    /** Every event of the type, in order. */
    public <E extends Event> List<E> events(Class<E> type) {
        return allEvents()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public Stream<? extends EventMessage<?>> allEvents() {
        try (var stream = eventStore().openStream(null)) {
            Stream.Builder<EventMessage<?>> events = Stream.builder();
            while (stream.hasNextAvailable()) {
                events.add(stream.nextAvailable());
            }
            return events.build();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    private static OrganizationRegister register(EventStore events) {
        return code -> events.readEvents(OrganizationRegister.streamOf(code))
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(OrganizationRegistered.class::isInstance)
                .map(OrganizationRegistered.class::cast)
                .findFirst()
                .map(event ->
                        new OrganizationRegister.Entry(event.code(), event.name(), event.kind(), event.division()));
    }

    private static RuleBook rules() {
        try (InputStream profiles = Files.newInputStream(sample("qingdi/rule-profiles.json"))) {
            return RuleBook.read(List.of(profiles));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
