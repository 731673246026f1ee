package org.dudaohub.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dudaohub.simulators.process.Child;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.FreePort;
import org.dudaohub.simulators.sftp.SftpServer;
import org.dudaohub.simulators.sftp.SftpServer.Stall;

/** A school platform: its SFTP server is a process of its own, at which a county's node looks for files with new schools. */
final class Platform {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST_SCHOOL = 300_000;
    private static final String HEADER = "机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话,备注\n";
    /** So wide that a file comes in several parts. */
    private static final String PADDING = "，".repeat(200);

    private final Path folder;
    private final Children children;
    private final int port = FreePort.any();
    private final List<String> schools = new ArrayList<>();
    private Child server;
    private int starts;
    private int files;

    /** Starts the server. */
    Platform(Path folder, Children children) {
        this.folder = folder;
        this.children = children;
        start(Stall.NEVER);
    }

    private void start(Stall stall) {
        server = children.start(
                "platform-" + ++starts,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SftpServer.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        stall.name()),
                Map.of());
        await("the platform")
                .atMost(PATIENCE)
                .until(() -> lines().stream().anyMatch(line -> line.startsWith(SftpServer.READY)));
    }

    /** Has the node's office declare the platform. */
    void connectTo(HubNode node) {
        node.put(
                "/api/v1/partners/platform",
                Map.of(
                        "name",
                        "学校平台",
                        "declaration",
                        Map.of(
                                "transport",
                                Map.of(
                                        "type",
                                        "sftp",
                                        "host",
                                        "localhost",
                                        "port",
                                        port,
                                        "user",
                                        SftpServer.USER,
                                        "hostKey",
                                        hostKey()),
                                "in",
                                List.of(Map.of("id", "schools", "kind", "organizations", "path", "schools")),
                                "policy",
                                Map.of("every", "PT0.5S", "attempts", 1)),
                        "credentials",
                        Map.of("password", SftpServer.PASSWORD)));
    }

    /** Hands in a file with this many schools that the node does not know yet. */
    void handIn(int rows) {
        List<String> fresh = IntStream.range(schools.size(), schools.size() + rows)
                .mapToObj(i -> "2199%06d".formatted(FIRST_SCHOOL + i))
                .toList();
        schools.addAll(fresh);
        String content = fresh.stream()
                .map(code -> "%s,小学%s,小学,990171,,,2026-01-01,,,,%s".formatted(code, code, PADDING))
                .collect(Collectors.joining("\n", HEADER, "\n"));
        files++;
        try {
            Path unfinished = Files.createDirectories(in()).resolve("schools-%d.csv.part".formatted(files));
            Files.writeString(unfinished, content);
            Files.move(unfinished, in().resolve("schools-%d.csv".formatted(files)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server while the node takes a file with so many schools. */
    void dieWhileTaken(int rows, Stall here) {
        server.kill();
        start(here);
        handIn(rows);
        await("a file that is taken").atMost(PATIENCE).until(() -> said(SftpServer.STALLED + here));
        server.kill();
    }

    void startAgain() {
        start(Stall.NEVER);
    }

    /** All that were ever handed in. */
    List<String> schools() {
        return List.copyOf(schools);
    }

    /** How many files were handed in. */
    int files() {
        return files;
    }

    /** Files that the node still has to take. */
    long waiting() {
        return count(in());
    }

    /** Files that the node moved away once they were taken. */
    long done() {
        return count(in().resolve(".done"));
    }

    private static long count(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path in() {
        return folder.resolve("files/schools");
    }

    private String hostKey() {
        return lines().stream()
                .filter(line -> line.startsWith(SftpServer.READY))
                .findFirst()
                .orElseThrow()
                .substring(SftpServer.READY.length());
    }

    private boolean said(String text) {
        return lines().contains(text);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(server.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
