package org.dudaohub.connectors.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.exchange.AcceptAgreement;
import org.dudaohub.domain.exchange.Agreement;
import org.dudaohub.domain.exchange.AnnounceKey;
import org.dudaohub.domain.exchange.ExchangeCommand;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsReceived;
import org.dudaohub.domain.exchange.ProposeAgreement;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.ledger.Commit;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.axon.EventNames;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;
import org.dudaohub.ledger.axon.LedgerEventStore;
import org.dudaohub.ledger.axon.LedgerSerializer;
import org.dudaohub.ledger.content.ContentStore;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.amqp.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A node with nothing but a ledger (SQLite, a real file) and the exchange. Starting it again is a restart. */
final class ExchangeNode implements AutoCloseable {

    static final String SCHOOL = "3199000001";
    static final String OTHER_SCHOOL = "3199000002";
    static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    static final Terms NOTHING = new Terms(Set.of(), Set.of());
    static final Terms EVIDENCE = new Terms(Set.of("rectification.EvidenceFiled"), Set.of(SCHOOL));
    static final Terms VISITS = new Terms(Set.of("visit.VisitRecorded"), Set.of(SCHOOL));

    final String id;
    private final NodeKey key;
    private final Map<String, Object> properties = new HashMap<>();
    private ConfigurableApplicationContext context;

    ExchangeNode(String id, Path folder) {
        this.id = id;
        this.key = NodeKey.open(folder.resolve(id).resolve("node-key.pem"));
        with("dudao.data", folder.resolve(id));
        with("dudao.node.id", id);
        with("dudao.node.office", "office-" + id);
        with("dudao.exchange.answer-timeout", "5s");
        with("dudao.exchange.retry-from", "100ms");
        with("dudao.exchange.retry-up-to", "500ms");
        with("dudao.exchange.pull-every", "1h");
        with("spring.rabbitmq.connection-timeout", "2s");
    }

    ExchangeNode with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    ExchangeNode start() {
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .properties(properties)
                .properties("spring.main.banner-mode=off", "server.address=127.0.0.1")
                .run();
        return this;
    }

    void restart() {
        close();
        start();
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    boolean has(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    /** As when a disk was lost. The key was elsewhere. */
    void forgetLedger() throws IOException {
        try (Stream<Path> files = Files.list((Path) properties.get("dudao.data"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("ledger"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** Keeps a copy of the ledger of a node that is stopped. */
    void backUp() throws IOException {
        copy((Path) properties.get("dudao.data"), backup());
    }

    /** Writes the ledger of a node that is stopped anew, with another event at this position and a chain that fits it. */
    void rewrite(long position) throws IOException {
        Path data = (Path) properties.get("dudao.data");
        backUp();
        forgetLedger();
        try (Ledger old = Ledger.open(
                        SqliteStore.open(backup().resolve("ledger.sqlite")), LedgerConfig.of(id, Clock.systemUTC()));
                Ledger fresh = Ledger.open(
                        SqliteStore.open(data.resolve("ledger.sqlite")), LedgerConfig.of(id, Clock.systemUTC()));
                Stream<Commit> commits = old.commits(0)) {
            commits.forEach(commit -> fresh.append(commit.recordedEvents()
                    .map(event -> event.position() == position ? otherwise(event.event()) : event.event())
                    .toList()));
        }
    }

    private static LedgerEvent otherwise(LedgerEvent event) {
        return new LedgerEvent(
                event.id(),
                event.happenedAt(),
                event.streamType(),
                event.stream(),
                event.sequence(),
                event.name(),
                event.revision(),
                new String(event.payload(), StandardCharsets.UTF_8)
                        .replace("2026-03-05", "2026-03-04")
                        .getBytes(StandardCharsets.UTF_8),
                event.metadata());
    }

    /** Puts the copy back. */
    void restore() throws IOException {
        forgetLedger();
        copy(backup(), (Path) properties.get("dudao.data"));
    }

    private Path backup() throws IOException {
        return Files.createDirectories(((Path) properties.get("dudao.data")).resolve("backup"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("ledger"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    NodeKey key() {
        return key;
    }

    /** Agrees with the peer on one side; the other side has to agree too. */
    void agree(ExchangeNode peer, Terms sends, Terms accepts) {
        agree(peer.id, peer.key.publicKey(), sends, accepts);
    }

    void agree(String peer, String peerKey, Terms sends, Terms accepts) {
        var store = bean(EventStore.class);
        String stream = "agreement:" + peer;
        var agreement = new AgreementConcluded(
                "office-" + id, peer, sends, accepts, peerKey, LocalDate.of(2020, 1, 1), null, null, null);
        long sequence =
                store.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
        DefaultUnitOfWork.startAndGet(null)
                .execute(
                        () -> store.publish(new GenericDomainEventMessage<>("Agreement", stream, sequence, agreement)));
    }

    void propose(ExchangeNode peer, String agreement, Terms sends, Terms accepts) {
        send(new ProposeAgreement(
                peer.id,
                "office-" + id,
                agreement,
                id,
                sends,
                accepts,
                "http",
                key.publicKey(),
                peer.key.publicKey(),
                LocalDate.of(2020, 1, 1),
                null));
    }

    Outcome accept(ExchangeNode peer, String agreement) {
        return send(new AcceptAgreement(peer.id, "office-" + id, agreement, id, key.publicKey(), peer.key.publicKey()));
    }

    /** Makes a new key and tells the peer. */
    NodeKey changeKey(ExchangeNode peer, LocalDate effectiveFrom) {
        NodeKeys keys = bean(NodeKeys.class);
        NodeKey fresh = keys.create(SignatureAlgorithm.SM2);
        send(new AnnounceKey(
                peer.id, "office-" + id, id, fresh.publicKey(), keys.to(peer.id).id(), effectiveFrom));
        return fresh;
    }

    Outcome send(ExchangeCommand command) {
        return bean(CommandGateway.class).sendAndWait(command);
    }

    void publish(Event... events) {
        var store = bean(EventStore.class);
        List<EventMessage<?>> messages = Stream.of(events)
                .<EventMessage<?>>map(event -> GenericEventMessage.asEventMessage(event)
                        .withMetaData(Map.of(Provenance.ACTOR, "dx-01", Provenance.ACTOR_NAME, "李督学")))
                .toList();
        DefaultUnitOfWork.startAndGet(null).execute(() -> store.publish(messages));
    }

    static VisitRecorded visit(int number) {
        return visit(number, SCHOOL);
    }

    static VisitRecorded visit(int number, String school) {
        return new VisitRecorded("QD-2026-03-%05d".formatted(number), school, List.of("dx-01"), DAY);
    }

    void visits(int from, int to) {
        publish(IntStream.range(from, to).mapToObj(ExchangeNode::visit).toArray(Event[]::new));
    }

    /** The whole ledger. */
    List<TrackedEventMessage<?>> ledger() {
        List<TrackedEventMessage<?>> all = new ArrayList<>();
        try (var stream = bean(EventStore.class).openStream(null)) {
            while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
                all.add((TrackedEventMessage<?>) stream.nextAvailable());
            }
            return all;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    <E extends Event> List<E> events(Class<E> type) {
        return ledger().stream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Numbers of this node's messages for which the peer's receipts are here. */
    List<Long> receipted() {
        List<Long> numbers = new ArrayList<>();
        for (ReceiptsReceived run : events(ReceiptsReceived.class)) {
            // A peer that lost its ledger gives receipts again, perhaps in another cut.
            long known = numbers.isEmpty() ? 0 : numbers.getLast() + 1;
            LongStream.range(
                            Math.max(run.first(), known),
                            run.first() + run.digests().size())
                    .forEach(numbers::add);
        }
        return numbers;
    }

    /** Numbers of the peer's messages for which receipts were issued here. */
    List<Long> receiptsIssued() {
        return events(ReceiptsIssued.class).stream()
                .flatMap(run -> LongStream.range(
                                run.first(), run.first() + run.digests().size())
                        .boxed())
                .toList();
    }

    long count(Class<? extends Event> type) {
        return events(type).size();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(PeerConfiguration.class)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        RabbitAutoConfiguration.class
    })
    static class Application {

        @Bean
        Clock clock() {
            return Clock.system(ZoneId.of("Asia/Shanghai"));
        }

        @Bean
        ContentStore contentStore(PeerProperties properties) throws IOException {
            return ContentStore.open(properties.data().resolve("attachments"));
        }

        @Bean
        Ledger ledger(PeerProperties properties, Clock clock) {
            return Ledger.open(
                    SqliteStore.open(properties.data().resolve("ledger.sqlite")),
                    LedgerConfig.of(properties.node().id(), clock));
        }

        @Bean(initMethod = "start", destroyMethod = "shutdown")
        org.axonframework.config.Configuration axon(Ledger ledger, Clock clock) {
            var names = EventCatalog.byName().entrySet().stream()
                    .collect(Collectors.<Map.Entry<String, Class<? extends Event>>, String, Class<?>>toMap(
                            Map.Entry::getKey, Map.Entry::getValue));
            var configurer = DefaultConfigurer.defaultConfiguration()
                    .configureEventStore(configuration -> LedgerEventStore.create(
                            LedgerEventStorageEngine.builder(ledger, LedgerSerializer.of(EventNames.of(names)))
                                    .build(),
                            ledger));
            return configurer
                    .configureAggregate(Agreement.class)
                    .registerComponent(Clock.class, configuration -> clock)
                    .buildConfiguration();
        }

        @Bean
        CommandGateway commandGateway(org.axonframework.config.Configuration axon) {
            return axon.commandGateway();
        }

        @Bean
        EventStore eventStore(org.axonframework.config.Configuration axon) {
            return axon.eventStore();
        }
    }
}
