package org.dudaohub.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.dudaohub.domain.AggregateCatalog;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.expert.ExpertEvent;
import org.dudaohub.domain.expert.ExpertRegister;
import org.dudaohub.domain.inspector.InspectorEvent;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.DivisionSchools;
import org.dudaohub.domain.organization.OrganizationEvent;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.axon.EventNames;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;
import org.dudaohub.ledger.axon.LedgerEventStore;
import org.dudaohub.ledger.axon.LedgerSerializer;

/** The real domain on a real ledger, without the server: commands in, events out. */
public final class TestNode implements AutoCloseable {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final Clock CLOCK = Clock.fixed(
            LocalDate.of(2026, 3, 31).atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant(), SHANGHAI);
    private static final Path SAMPLE = Path.of("../ops/sample");

    private final Ledger ledger;
    private final Configuration axon;

    private TestNode(Ledger ledger, Configuration axon) {
        this.ledger = ledger;
        this.axon = axon;
    }

    public static TestNode start(Path folder) {
        return start(folder, configurer -> {});
    }

    /** @param folder keeps the ledger; a node that is started again on the same folder is the same node */
    public static TestNode start(Path folder, Consumer<Configurer> more) {
        Ledger ledger = Ledger.open(SqliteStore.open(folder.resolve("ledger.sqlite")), LedgerConfig.of("test", CLOCK));
        LedgerSerializer serializer = LedgerSerializer.of(EventNames.of(new HashMap<>(EventCatalog.byName())));
        EventStorageEngine engine =
                LedgerEventStorageEngine.builder(ledger, serializer).build();
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureEventStore(configuration -> LedgerEventStore.create(engine, ledger))
                .configureCorrelationDataProviders(configuration -> List.of(
                        new MessageOriginProvider(),
                        new SimpleCorrelationDataProvider(
                                Provenance.ACTOR,
                                Provenance.ACTOR_NAME,
                                Provenance.CHANNEL,
                                Provenance.FILE,
                                Provenance.LINE)))
                .registerComponent(Clock.class, configuration -> CLOCK)
                .registerComponent(RuleBook.class, configuration -> rules())
                .registerComponent(
                        OrganizationRegister.class, configuration -> organizations(configuration.eventStore()))
                .registerComponent(DivisionSchools.class, configuration -> (division, day) -> List.of())
                .registerComponent(ExpertRegister.class, configuration -> experts(configuration.eventStore()))
                .registerComponent(InspectorRegister.class, configuration -> inspectors(configuration.eventStore()));
        AggregateCatalog.all().forEach(configurer::configureAggregate);
        more.accept(configurer);
        Configuration axon = configurer.buildConfiguration();
        axon.start();
        return new TestNode(ledger, axon);
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
        ledger.close();
    }

    private static OrganizationRegister organizations(EventStore events) {
        return code -> payloads(events, OrganizationRegister.streamOf(code), OrganizationEvent.class)
                .reduce(Optional.empty(), OrganizationRegister::after, (earlier, later) -> later);
    }

    private static ExpertRegister experts(EventStore events) {
        return expert -> payloads(events, ExpertRegister.streamOf(expert), ExpertEvent.class)
                .reduce(Optional.empty(), ExpertRegister::after, (earlier, later) -> later);
    }

    private static InspectorRegister inspectors(EventStore events) {
        return inspector -> payloads(events, InspectorRegister.streamOf(inspector), InspectorEvent.class)
                .reduce(Optional.empty(), InspectorRegister::after, (earlier, later) -> later);
    }

    private static <E extends Event> Stream<E> payloads(EventStore events, String stream, Class<E> type) {
        return events.readEvents(stream)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static RuleBook rules() {
        try (InputStream national = RuleBook.class.getResourceAsStream("/rules/national.json");
                InputStream local = RuleBook.class.getResourceAsStream("/rules/local.json");
                InputStream county = Files.newInputStream(sample("qingdi/rule-profiles.json"))) {
            return RuleBook.read(List.of(national, local, county));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
