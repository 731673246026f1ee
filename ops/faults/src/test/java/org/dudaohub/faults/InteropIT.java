package org.dudaohub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.FreePort;
import org.dudaohub.simulators.process.JavaProgram;
import org.dudaohub.simulators.rabbit.PrivateRabbit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** ops/interop, two peers in Node.js that share no code with the hub, joins a real node over RabbitMQ and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteropIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCE = Path.of("../interop").toAbsolutePath().normalize();
    private static final Path VECTORS =
            Path.of("../../connectors/src/test/vectors").toAbsolutePath().normalize();
    private static final int EVENTS = 30;
    private static final int CHECKS = 13;
    private static final int CHECKS_OF_HTTP = 5;
    private static final long PATIENCE = 180;

    private final Path folder = Path.of("target/it-interop").toAbsolutePath();
    private final Path program = folder.resolve("interop");
    private Children children;
    private PrivateRabbit broker;
    private HubNode city;
    private int outsidePort;

    @BeforeAll
    void start() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        for (String part : List.of("package.json", "package-lock.json", ".npmrc", "src", "test")) {
            FileSystemUtils.copyRecursively(
                    SOURCE.resolve(part), Files.createDirectories(program).resolve(part));
        }
        children = new Children(folder.resolve("logs"));
        broker = PrivateRabbit.start(children, folder.resolve("rabbitmq"));
        outsidePort = FreePort.any();
        city = new HubNode(
                "lanjiang",
                "with-outsiders.yml",
                folder.resolve("lanjiang"),
                children,
                JavaProgram.unpacked(Path.of(System.getProperty("demo.jar")).normalize(), folder));
        city.start(List.of(
                "--spring.rabbitmq.host=127.0.0.1",
                "--spring.rabbitmq.port=" + broker.port(),
                "--line.outside=" + outsidePort));
        assertThat(run("npm", List.of("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline")))
                .isZero();
        city.awaitUp();
    }

    @AfterAll
    void stop() {
        if (children != null) {
            children.close();
        }
    }

    @Test
    void the_protocols_vectors_hold_for_whoever_reads_the_protocol() throws Exception {
        assertThat(run("vectors", List.of("node", "--test", "test/")))
                .as(Files.readString(log("vectors")))
                .isZero();
    }

    @Test
    void outsiders_join_over_rabbitmq_and_over_http() throws Exception {
        String overAmqp = outsider("outside-amqp", "amqp://guest:guest@127.0.0.1:" + broker.port());
        String overHttp = outsider("outside-http", "http://127.0.0.1:" + city.port());
        IntStream.range(0, EVENTS).forEach(i -> city.registerSchool("2199%06d".formatted(200_000 + i)));
        Process amqp = node("outside-amqp", List.of("node", "src/join.js", "amqp", overAmqp));
        Process http = node("outside-http", List.of("node", "src/join.js", "http", overHttp));
        assertThat(end(amqp)).as(Files.readString(log("outside-amqp"))).isZero();
        assertThat(end(http)).as(Files.readString(log("outside-http"))).isZero();

        assertThat(checks("outside-amqp")).hasSize(CHECKS);
        assertThat(checks("outside-http")).hasSize(CHECKS + CHECKS_OF_HTTP);
        city.verifyLedger();
        Book book = new Book(city.ledger());
        book.readOn();
        for (String outsider : List.of("outside-amqp", "outside-http")) {
            assertThat(book.from(outsider)).extracting(Book.Replica::sequence).containsExactly(0L, 1L, 2L, 3L, 5L);
            assertThat(book.issuedTo(outsider))
                    .extracting(Book.Receipt::sequence)
                    .containsExactly(0L, 1L, 2L, 3L, 5L);
            assertThat(book.receivedFrom(outsider)).hasSizeGreaterThanOrEqualTo(EVENTS);
            // Two wrong signatures, a conflict, and what is not covered.
            assertThat(book.refusals(outsider)).isGreaterThanOrEqualTo(4);
        }
    }

    /** Makes a key and has the city's office agree with its owner; returns what the outsider must know. */
    private String outsider(String id, String url) throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = Files.writeString(
                folder.resolve(id + ".pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())));
        city.agreeWith(id, Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()), Region.EXCHANGED);
        return JSON.writeValueAsString(Map.of(
                "node", id,
                "key", key.toString(),
                "to", city.id(),
                "toKey", city.publicKey(),
                "url", url,
                "listen", outsidePort,
                "expect", EVENTS));
    }

    private List<String> checks(String outsider) throws IOException {
        List<String> checks = new ArrayList<>();
        for (String line : Files.readAllLines(log(outsider))) {
            JsonNode found = JSON.readTree(line);
            assertThat(found.get("ok").booleanValue()).as(line).isTrue();
            checks.add(found.get("check").textValue());
        }
        return checks;
    }

    private int run(String name, List<String> command) throws IOException, InterruptedException {
        return end(node(name, command));
    }

    private Process node(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(program.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().put("VECTORS", VECTORS.toString());
        return builder.start();
    }

    private static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue();
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }
}
