package org.dudaohub.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dudaohub.simulators.process.FreePort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A whole node in a process of its own, as {@code ops/run} starts it, with the town's logins. */
final class Node implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final int port;

    private Node(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param command how to start it, without the node's own options
     * @param folder for its data, its configuration and its log
     */
    static Node start(List<String> command, List<String> options, Path folder)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        Path log = folder.resolve("node.log");
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--spring.config.additional-location=file:" + configuration(folder),
                "--dudao.data=" + folder.resolve("data")));
        line.addAll(options);
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // Whoever stops the bench stops the node too.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Node node = new Node(process, log, port);
        try {
            node.awaitReadiness();
            return node;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            node.close();
            throw failure;
        }
    }

    int port() {
        return port;
    }

    /** CPU time that it has used, of all cores. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        HttpRequest readiness = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (client.send(readiness, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It does not listen yet.
                }
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("the node did not get ready:\n" + Files.readString(log));
    }

    /** Lets it finish and write what it has; what is measured later reads its ledger. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The hashes have the strength that a node's hashes have. */
    private static Path configuration(Path folder) throws IOException {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder().encode(PASSWORD);
        String users = Town.logins().stream()
                .map(login -> """
                            - name: "%s"
                              password: "%s"
                              display-name: "%s"
                              role: %s
                              organization: "%s"
                              inspector: "%s"
                        """.formatted(
                        login.name(), hash, login.displayName(), login.role(), login.organization(), login.inspector()))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("node.yml"), """
                dudao:
                  node:
                    id: qingdi
                    name: 青荻县教育体育局
                    office: "%s"
                    division: "%s"
                  users:
                %s""".formatted(Town.OFFICE, Town.DIVISION, users));
    }
}
