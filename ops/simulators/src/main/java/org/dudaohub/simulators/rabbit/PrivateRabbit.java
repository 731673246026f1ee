package org.dudaohub.simulators.rabbit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.dudaohub.simulators.process.Child;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.FreePort;

/**
 * Debian's RabbitMQ as a private node: on free ports of the loopback address, with all its files in one folder, beside
 * whatever broker the machine may run. User and password are {@code guest}. It ends with this program, however that ends.
 */
public final class PrivateRabbit implements AutoCloseable {

    private static final Path PACKAGE = Path.of("/usr/lib/rabbitmq/lib");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(60);
    private static final int ANSWER_TIMEOUT = 1_000;
    private static final byte[] AMQP_0_9_1 = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    /**
     * Runs a program until it ends or the standard input does. Ctrl-C in the terminal reaches the whole group: the
     * program is ended in order, so it is ignored here.
     */
    private static final String WHILE_INPUT_LASTS = """
            trap '' INT
            exec 3<&0
            "$@" </dev/null 3<&- & program=$!
            { cat <&3 >/dev/null; kill "$program"; } &
            exec 3<&-
            wait "$program"
            """;

    private final Children children;
    private final Path folder;
    private final Optional<Path> temporary;
    private final int port;
    private final Map<String, String> environment;
    private Child broker;

    private PrivateRabbit(Children children, Path folder, Optional<Path> temporary) throws IOException {
        this.children = children;
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.temporary = temporary;
        this.port = FreePort.any();
        int mapperPort = FreePort.any();
        Path configuration = Files.writeString(
                this.folder.resolve("rabbitmq.conf"),
                "listeners.tcp.1 = 127.0.0.1:%d%nlog.console = true%nlog.console.level = info%n".formatted(port));
        Path plugins = Files.writeString(this.folder.resolve("enabled_plugins"), "[].\n");
        Path none = Files.writeString(this.folder.resolve("rabbitmq-env.conf"), "");
        this.environment = Map.ofEntries(
                Map.entry("HOME", this.folder.toString()),
                Map.entry("RABBITMQ_NODENAME", "dudao" + port + "@localhost"),
                Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(FreePort.any())),
                Map.entry("ERL_EPMD_PORT", Integer.toString(mapperPort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_MNESIA_BASE", this.folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", this.folder.resolve("log").toString()),
                Map.entry(
                        "ERL_CRASH_DUMP", this.folder.resolve("erl_crash.dump").toString()),
                Map.entry("RABBITMQ_PID_FILE", this.folder.resolve("pid").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", configuration.toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", none.toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                // Makes the script become the broker, instead of staying beside it and outliving a kill.
                Map.entry("RUNNING_UNDER_SYSTEMD", "true"));
        // A port mapper of our own: the broker would start the machine's, and leave it behind.
        run("rabbitmq-port-mapper", "epmd", "-port", Integer.toString(mapperPort));
    }

    public static boolean isInstalled() {
        return script("rabbitmq-server").isPresent();
    }

    /** Starts a node in a temporary folder, which is deleted at the end. Takes some seconds. */
    public static PrivateRabbit start() {
        try {
            Path folder = Files.createTempDirectory("dudao-rabbit");
            return started(new PrivateRabbit(new Children(folder), folder, Optional.of(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a node with its files in {@code folder}, which stay. Takes some seconds.
     *
     * @param children what ends it
     */
    public static PrivateRabbit start(Children children, Path folder) {
        try {
            return started(new PrivateRabbit(children, folder, Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrivateRabbit started(PrivateRabbit rabbit) {
        try {
            rabbit.startAgain();
            return rabbit;
        } catch (RuntimeException e) {
            rabbit.close();
            throw e;
        }
    }

    /** Where AMQP 0-9-1 is spoken, on the loopback address. */
    public int port() {
        return port;
    }

    /** Kills the broker as a power cut would. What it has confirmed must be there after {@link #startAgain}. */
    public synchronized void kill() {
        broker.kill();
    }

    /** Starts the broker on the same ports and files. */
    public synchronized void startAgain() {
        Path server = script("rabbitmq-server")
                .orElseThrow(
                        () -> new IllegalStateException("RabbitMQ is not installed: apt-get install rabbitmq-server"));
        broker = run("rabbitmq", server.toString());
        try {
            await("RabbitMQ").atMost(START_TIMEOUT).until(() -> !broker.isAlive() || answers());
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("RabbitMQ does not answer:\n" + broker.lastWords(), e);
        }
        if (!broker.isAlive()) {
            throw new IllegalStateException("RabbitMQ did not start:\n" + broker.lastWords());
        }
    }

    /** What {@code rabbitmqctl} does with these arguments. Takes a second or two. */
    public void control(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(script("rabbitmqctl").orElseThrow().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rabbitmqctl.log").toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(CONTROL_TIMEOUT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("rabbitmqctl " + String.join(" ", arguments) + " failed: "
                        + Files.readString(folder.resolve("rabbitmqctl.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while rabbitmqctl was at work", e);
        }
    }

    @Override
    public synchronized void close() {
        temporary.ifPresent(files -> {
            children.close();
            delete(files);
        });
    }

    private Child run(String name, String... program) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WHILE_INPUT_LASTS, "sh"));
        command.addAll(List.of(program));
        return children.start(name, command, environment);
    }

    /** The package's own script: the wrapper on the PATH insists on the machine's user, folders and node. */
    private static Optional<Path> script(String name) {
        if (!Files.isDirectory(PACKAGE)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGE)) {
            return versions.map(version -> version.resolve("sbin").resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_TIMEOUT);
            socket.setSoTimeout(ANSWER_TIMEOUT);
            socket.getOutputStream().write(AMQP_0_9_1);
            return new String(socket.getInputStream().readNBytes(400), StandardCharsets.ISO_8859_1)
                    .contains("publisher_confirms");
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's folder can't be deleted: " + folder, e);
        }
    }
}
