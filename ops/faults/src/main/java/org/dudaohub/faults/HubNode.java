package org.dudaohub.faults;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dudaohub.simulators.node.NodeClient;
import org.dudaohub.simulators.process.Child;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.FreePort;
import org.dudaohub.simulators.process.JavaProgram;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.client.RestClientException;

/** One node of the hub: a process on a folder of its own, which may die and come back. */
final class HubNode {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration TOOL = Duration.ofMinutes(1);
    private static final String LOGIN = "office";
    private static final String PASSWORD = "dudao-demo";
    private static final String BCRYPT = "{bcrypt}$2a$04$O8x/LUfX9fBVNNdHNeT7se8MDUjIqX70rwUR8ZK06IMGB421CLb6C";

    private final String id;
    private final String settings;
    private final Path folder;
    private final Children children;
    private final JavaProgram program;
    private final int port = FreePort.any();
    private final NodeClient client;
    private List<String> options = List.of();
    private Duration ahead = Duration.ZERO;
    private Child process;

    /**
     * @param settings the node's application.yml among the resources in {@code /nodes}
     * @param folder empty; for the node's data and settings
     */
    HubNode(String id, String settings, Path folder, Children children, JavaProgram program) {
        this.id = id;
        this.settings = settings;
        this.folder = folder;
        this.children = children;
        this.program = program;
        this.client = new NodeClient(id, URI.create("http://127.0.0.1:" + port), LOGIN, PASSWORD);
    }

    String id() {
        return id;
    }

    int port() {
        return port;
    }

    Path ledger() {
        return data().resolve("ledger.sqlite");
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Starts the process; {@link #awaitUp} waits until it answers. */
    void start(List<String> lines) {
        options = lines;
        startAgain();
    }

    void startAgain() {
        List<String> line = new ArrayList<>(List.of(
                "--spring.config.additional-location=file:" + settings(),
                "--office.password=" + BCRYPT,
                "--dudao.data=" + data(),
                "--server.port=" + port,
                "--demo.now=" + Instant.now().plus(ahead)));
        line.addAll(options);
        process = children.start(id, program.command("node", line), Map.of());
    }

    private Path settings() {
        Path file = folder.resolve("application.yml");
        try (InputStream template = HubNode.class.getResourceAsStream("/nodes/" + settings)) {
            Files.createDirectories(folder);
            Files.write(file, template.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitUp() {
        await(id)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(id + " did not start:\n" + process.lastWords());
                    }
                    return get("/api/v1/node") != null;
                });
    }

    /** {@code kill -9}. */
    void kill() {
        process.kill();
    }

    void freeze() {
        process.freeze();
    }

    void thaw() {
        process.thaw();
    }

    /** How far the node's clock is ahead of the machine's from now on, also after a new start; negative: behind. */
    void setClock(Duration ahead) {
        this.ahead = ahead;
        client.setClock(Instant.now().plus(ahead));
    }

    /** What the node wrote about itself holds this text. */
    boolean said(String text) {
        try (var lines = Files.lines(process.log())) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String publicKey() {
        return get("/api/v1/node").get("publicKey").textValue();
    }

    /** Records an agreement that was made outside the exchange, about all organisations, both ways. */
    void agreeWith(String peer, String publicKey, Set<String> eventTypes) {
        Map<String, Object> terms = Map.of("eventTypes", eventTypes, "organizations", List.of());
        post(
                "/api/v1/agreements/recorded",
                Map.of(
                        "peer", peer,
                        "sends", terms,
                        "accepts", terms,
                        "peerKey", publicKey,
                        "validFrom", "2026-01-01"));
    }

    void registerSchool(String code) {
        post(
                "/api/v1/commands/organization/RegisterOrganization",
                Map.of(
                        "code",
                        code,
                        "name",
                        id + code,
                        "kind",
                        "PRIMARY_SCHOOL",
                        "division",
                        "990100",
                        "pupils",
                        0,
                        "registeredOn",
                        "2026-01-01"));
    }

    JsonNode get(String path, Object... variables) {
        return client.get(path, variables);
    }

    JsonNode post(String path, Object body, Object... variables) {
        return client.post(path, body, variables);
    }

    JsonNode put(String path, Object body, Object... variables) {
        return client.put(path, body, variables);
    }

    /** {@code ops/backup save} while the node runs. */
    Path backup() {
        Path backup = folder.resolve("backup");
        tool("BackupTool", "save", data().toString(), backup.toString());
        return backup;
    }

    /** This node, which must not be running, loses its disk; {@code ops/backup restore} gives it another. */
    void restore(Path backup) {
        try {
            FileSystemUtils.deleteRecursively(data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tool("BackupTool", "restore", backup.toString(), data().toString());
    }

    /** {@code ops/ledger verify}; fails where the chain is broken. */
    void verifyLedger() {
        tool("LedgerTool", "verify", ledger().toString());
    }

    private void tool(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.dudaohub.ledger.cli." + name));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("tool.log");
        try {
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!tool.waitFor(TOOL.toSeconds(), TimeUnit.SECONDS) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new IllegalStateException(
                        name + " " + String.join(" ", arguments) + ":\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a tool was at work", e);
        }
    }
}
