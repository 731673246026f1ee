package org.dudaohub.simulators.rabbit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Debian's RabbitMQ as a private node: on free ports of the loopback address, with all its files in one folder, beside
 * whatever broker the machine may run. User and password are {@code guest}. It stops with this program at the latest.
 */
public final class PrivateRabbit implements AutoCloseable {

    private static final Path PACKAGE = Path.of("/usr/lib/rabbitmq/lib");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final String STARTED = "Server startup complete";
    private static final int KEPT_LINES = 40;

    private final Path folder;
    private final boolean deleteFolder;
    private final int port;
    private final Map<String, String> environment;
    private final Process portMapper;
    private final Thread atExit = new Thread(this::end);
    private Process broker;

    private PrivateRabbit(Path folder, boolean deleteFolder) throws IOException {
        this.folder = folder;
        this.deleteFolder = deleteFolder;
        int[] ports = freePorts(3);
        this.port = ports[0];
        Path configuration = Files.writeString(
                folder.resolve("rabbitmq.conf"),
                "listeners.tcp.1 = 127.0.0.1:%d%nlog.console = true%nlog.console.level = info%n".formatted(port));
        Path plugins = Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
        Path none = Files.writeString(folder.resolve("rabbitmq-env.conf"), "");
        this.environment = Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("RABBITMQ_NODENAME", "dudao" + port + "@localhost"),
                Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(ports[1])),
                Map.entry("ERL_EPMD_PORT", Integer.toString(ports[2])),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", configuration.toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", none.toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                // Makes the script become the broker, instead of staying beside it and outliving a kill.
                Map.entry("RUNNING_UNDER_SYSTEMD", "true"));
        // A port mapper of our own: the broker would start the machine's, and leave it behind.
        this.portMapper = process("port-mapper.log", "epmd", "-port", Integer.toString(ports[2]))
                .start();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a node in a temporary folder, which is deleted at the end. Takes some seconds. */
    public static PrivateRabbit start() {
        try {
            return start(Files.createTempDirectory("dudao-rabbit"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a node with its files in {@code folder}, which stay. Takes some seconds. */
    public static PrivateRabbit start(Path folder) {
        try {
            return start(Files.createDirectories(folder).toAbsolutePath(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrivateRabbit start(Path folder, boolean deleteFolder) throws IOException {
        PrivateRabbit rabbit = new PrivateRabbit(folder, deleteFolder);
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
        broker.destroyForcibly();
        await(broker);
    }

    /** Starts the broker on the same ports and files. */
    public synchronized void startAgain() {
        try {
            broker = process(null, script().toString()).start();
            awaitStarted(broker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // The program is ending, and the hook does the same.
        }
    }

    private synchronized void end() {
        if (broker != null) {
            broker.destroy();
            await(broker);
        }
        portMapper.destroy();
        await(portMapper);
        if (deleteFolder && Files.exists(folder)) {
            delete(folder);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private ProcessBuilder process(String log, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        if (log != null) {
            builder.redirectOutput(folder.resolve(log).toFile());
        }
        return builder;
    }

    /** The package's own script: the wrapper on the PATH insists on the machine's user, folders and node. */
    private static Path script() throws IOException {
        if (!Files.isDirectory(PACKAGE)) {
            throw new IllegalStateException("RabbitMQ is not installed: apt-get install rabbitmq-server");
        }
        try (Stream<Path> versions = Files.list(PACKAGE)) {
            return versions.map(version -> version.resolve("sbin/rabbitmq-server"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No rabbitmq-server in " + PACKAGE));
        }
    }

    private void awaitStarted(Process starting) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread.ofVirtual().name("rabbit-log").start(() -> follow(starting, started));
        try {
            started.get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while RabbitMQ was starting", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("RabbitMQ did not start, see " + folder, e);
        }
    }

    /** Reads to the end, lest the broker waits for a reader. */
    private static void follow(Process process, CompletableFuture<Void> started) {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader log = process.inputReader()) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                last.addLast(line);
                if (last.size() > KEPT_LINES) {
                    last.removeFirst();
                }
                if (line.contains(STARTED)) {
                    started.complete(null);
                }
            }
        } catch (IOException e) {
            last.addLast(e.toString());
        }
        started.completeExceptionally(new IllegalStateException(String.join("\n", last)));
    }

    private static int[] freePorts(int count) throws IOException {
        ServerSocket[] sockets = new ServerSocket[count];
        try {
            int[] ports = new int[count];
            for (int i = 0; i < count; i++) {
                sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ports[i] = sockets[i].getLocalPort();
            }
            return ports;
        } finally {
            for (ServerSocket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
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
