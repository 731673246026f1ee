package org.dudaohub.demo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A RabbitMQ of this run's own: Debian's package, started as a private node on free ports, with its files in a folder of
 * the run.
 *
 * @param port AMQP, on the loopback address
 */
public record Broker(Child process, int port) {

    private static final Path PACKAGE = Path.of("/usr/lib/rabbitmq/lib");

    /**
     * Runs Erlang's port mapper and the broker until the standard input ends. The mapper is in the foreground and on a port
     * of its own, or Erlang would leave a daemon behind. Ctrl-C in the terminal reaches the whole group: the broker is
     * ended in order, so it is ignored here.
     */
    private static final String SCRIPT = """
            trap '' INT
            epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" & mapper=$!
            "$1" & broker=$!
            cat >/dev/null
            kill "$broker"; wait "$broker"
            kill "$mapper"; wait "$mapper"
            """;

    /** The server script in the package's own folder (the one on the PATH starts as another user); empty if not installed. */
    public static Optional<Path> installed() {
        if (!Files.isDirectory(PACKAGE)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(PACKAGE, "rabbitmq_server-*")) {
            for (Path version : versions) {
                Path server = version.resolve("sbin/rabbitmq-server");
                if (Files.isExecutable(server)) {
                    return Optional.of(server);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder empty; the broker's own from now on */
    public static Broker start(Children children, Path server, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path plugins = Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
        int port = FreePort.any();
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", folder.toString());
        environment.put("ERL_EPMD_PORT", Integer.toString(FreePort.any()));
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put(
                "RABBITMQ_NODENAME", "dudao-demo-" + ProcessHandle.current().pid() + "@localhost");
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(FreePort.any()));
        environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString());
        environment.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        environment.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
        environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString());
        environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString());
        environment.put(
                "RABBITMQ_CONF_ENV_FILE", folder.resolve("rabbitmq-env.conf").toString());
        Child process = children.start("rabbitmq", List.of("sh", "-c", SCRIPT, "sh", server.toString()), environment);
        return new Broker(process, port);
    }
}
