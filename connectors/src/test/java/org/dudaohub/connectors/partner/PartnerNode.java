package org.dudaohub.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.connectors.intake.Archive;
import org.dudaohub.connectors.intake.FileIntake;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.ImportResult;
import org.dudaohub.connectors.intake.IncomingFile;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.connectors.intake.IntakeOfTests;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.ledger.vault.KeyVault;
import org.springframework.core.io.Resource;

/** A node with partners: real ledger, real domain, real Camel, no server. */
final class PartnerNode implements AutoCloseable {

    static final Map<String, String> OFFICE =
            Map.of(Provenance.ACTOR, "office", Provenance.ACTOR_NAME, "县督导室", Provenance.CHANNEL, "console");
    private static final IntakeLimits LIMITS = new IntakeLimits(1 << 20, 1000, 10_000);

    final TestNode node;
    final PartnerDesk desk;
    final Partners partners;
    final Payloads payloads;
    final DefaultCamelContext camel;
    final KeyVault vault;
    final PartnerDoor door;
    final Path folders;
    final MovableTime clock = new MovableTime();
    private final FileIntake intake;
    private final Platforms platforms;

    private PartnerNode(Path data, List<Resource> files) {
        PartnerConfiguration rooms = new PartnerConfiguration();
        partners = rooms.partners();
        node = TestNode.start(data, configurer -> rooms.partnerFold(partners).configureModule(configurer));
        vault = KeyVault.open(data.resolve("keys.db"));
        Archive archive = IntakeOfTests.archive(data, vault);
        intake = IntakeOfTests.intake(node, archive, vault, LIMITS);
        PartnerProperties properties = new PartnerProperties(
                data,
                new PartnerProperties.Node("11990123MB99012356"),
                new PartnerProperties.Platforms(files, null, Duration.ofMillis(50), Duration.ofMillis(50)));
        folders = properties.folders();
        payloads = rooms.payloads(intake, archive, LIMITS, node.commands(), node.eventStore());
        camel = new DefaultCamelContext();
        Contacts contacts = rooms.partnerContacts(clock);
        desk = rooms.partnerDesk(partners, payloads, contacts, camel, node.commands(), vault, properties);
        door = new PartnerDoor(partners, camel, vault, LIMITS, clock);
        RouteTemplates templates = new RouteTemplates(
                new Taking(partners, payloads), new Polling(partners, payloads, LIMITS, node.commands()), contacts);
        camel.getShutdownStrategy().setTimeout(5);
        camel.start();
        platforms = new Platforms(
                partners,
                new PartnerRoutes(camel, templates, partners, vault, contacts, properties, clock),
                new Courier(partners, camel, node.eventStore(), node.commands(), vault, contacts, clock),
                new DeclaredFiles(properties, desk, text -> text.replace("${SECRET}", "from the environment")),
                camel,
                node.eventStore(),
                properties);
        platforms.start();
    }

    static PartnerNode start(Path data, Resource... files) {
        return new PartnerNode(data, List.of(files));
    }

    /** The office and its schools, without which nothing can be said about them. */
    PartnerNode withSchools() throws Exception {
        ImportResult result = intake.take(
                new IncomingFile(
                        "organizations.csv",
                        FileKind.named("organizations").orElseThrow(),
                        "test",
                        Files.readAllBytes(TestNode.sample("qingdi/organizations.csv"))),
                Map.of(Provenance.ACTOR, "test"),
                command -> Optional.empty());
        assertThat(result).isInstanceOf(ImportResult.Imported.class);
        return this;
    }

    /** Declares a partner and waits until its routes run. */
    void declare(String id, String declaration, Map<String, String> secrets) {
        Outcome outcome = desk.declare(id, "平台" + id, declaration.replace('\'', '"'), secrets, OFFICE);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        await().untilAsserted(() -> assertThat(partners.find(id)).isPresent());
        Declaration declared = partners.find(id).orElseThrow().declaration();
        declared.in().forEach(channel -> awaitRoute(PartnerRoutes.routeOf(id, "in", channel.id())));
        declared.out().forEach(channel -> awaitRoute(PartnerRoutes.routeOf(id, "out", channel.id())));
    }

    void awaitRoute(String route) {
        await().untilAsserted(() -> assertThat(camel.getRoute(route)).isNotNull());
    }

    @Override
    public void close() {
        platforms.stop();
        camel.stop();
        node.close();
        vault.close();
    }

    /** The connectors' clock, which a test may put on. */
    static final class MovableTime extends Clock {

        private Duration ahead = Duration.ZERO;

        void put(Duration ahead) {
            this.ahead = ahead;
        }

        @Override
        public ZoneId getZone() {
            return TestNode.SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
