package org.dudaohub.faults;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.dudaohub.simulators.network.BadLine;
import org.dudaohub.simulators.sftp.SftpServer.Stall;

/**
 * Something that goes wrong and is put right again, as a power cut or a bad line would be: nobody tells the nodes.
 *
 * @param name for people
 * @param begin hurts
 * @param end puts right what was hurt, and nothing else; a process may still be starting when it returns
 */
record Fault(Kind kind, String name, Runnable begin, Runnable end) {

    enum Kind {
        NODE_KILLED,
        NODE_FROZEN,
        BROKER_KILLED,
        LINE_CUT,
        LINE_HELD,
        LINE_SLOW,
        QUEUE_FULL,
        BACKUP_RESTORED,
        CLOCKS_APART,
        PLATFORM_KILLED,
        NODE_KILLED_AT_A_FILE
    }

    private static final Duration SLOW = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final int ROWS = 300;
    private static final int MANY_ROWS = 1_000;
    private static final int FULL = 20_000;
    private static final int RUBBISH = 1_000;
    private static final int CONFIRM_TIMEOUT = 10_000;
    private static final String POLICY = "full";

    static Fault kill(HubNode node) {
        return new Fault(Kind.NODE_KILLED, "kill -9 " + node.id(), node::kill, node::startAgain);
    }

    static Fault freeze(HubNode node) {
        return new Fault(Kind.NODE_FROZEN, "freeze " + node.id(), node::freeze, node::thaw);
    }

    static Fault killBroker(Region region) {
        return new Fault(Kind.BROKER_KILLED, "kill -9 the broker", region.broker()::kill, region.broker()::startAgain);
    }

    static Fault cut(List<BadLine> lines) {
        return new Fault(
                Kind.LINE_CUT,
                "cut " + lines.size() + " lines",
                () -> lines.forEach(BadLine::cut),
                () -> lines.forEach(BadLine::heal));
    }

    static Fault hold(List<BadLine> lines) {
        return new Fault(
                Kind.LINE_HELD,
                "hold " + lines.size() + " lines",
                () -> lines.forEach(BadLine::hold),
                () -> lines.forEach(BadLine::heal));
    }

    static Fault slow(List<BadLine> lines) {
        return new Fault(
                Kind.LINE_SLOW,
                "slow down " + lines.size() + " lines",
                () -> lines.forEach(line -> line.delay(SLOW)),
                () -> lines.forEach(BadLine::heal));
    }

    /** The city is away, and its inbox on the broker, which takes {@value #FULL} bytes, is full of a stranger's rubbish. */
    static Fault fillQueue(Region region) {
        String node = region.city().id();
        return new Fault(
                Kind.QUEUE_FULL,
                "fill the inbox of " + node,
                () -> {
                    region.broker()
                            .control(
                                    "set_policy",
                                    POLICY,
                                    "^dudao\\.inbox\\." + node,
                                    "{\"max-length-bytes\":" + FULL + "}",
                                    "--apply-to",
                                    "queues");
                    region.city().kill();
                    flood(
                            region.broker().port(),
                            node + "." + region.amqpCounty().id());
                },
                () -> {
                    region.broker().control("clear_policy", POLICY);
                    region.city().startAgain();
                });
    }

    private static void flood(int port, String routingKey) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        try (Connection connection = factory.newConnection("flood");
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (int sent = 0; sent < 10 * FULL; sent += RUBBISH) {
                channel.basicPublish("dudao", routingKey, MessageProperties.PERSISTENT_BASIC, new byte[RUBBISH]);
                if (!channel.waitForConfirms(CONFIRM_TIMEOUT)) {
                    return;
                }
            }
            throw new IllegalStateException("The broker takes more than it should");
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("The broker was not flooded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker was flooded", e);
        }
    }

    /**
     * The city loses what it took in since a backup. Its own office writes nothing meanwhile: what a node itself wrote
     * after its last backup is lost with its disk.
     */
    static Fault restoreBackup(Region region, Traffic traffic, Audit audit) {
        HubNode city = region.city();
        AtomicReference<Path> backup = new AtomicReference<>();
        return new Fault(
                Kind.BACKUP_RESTORED,
                "restore a backup of " + city.id(),
                () -> {
                    traffic.pause(city);
                    backup.set(city.backup());
                },
                () -> {
                    city.kill();
                    city.restore(backup.get());
                    audit.forget(city);
                    city.startAgain();
                });
    }

    /** One county ahead of the city, the other one behind. */
    static Fault setClocksApart(Region region, Duration apart) {
        return new Fault(
                Kind.CLOCKS_APART,
                "clocks " + apart + " apart",
                () -> {
                    region.amqpCounty().setClock(apart);
                    region.httpCounty().setClock(apart.negated());
                },
                () -> {
                    region.amqpCounty().setClock(Duration.ZERO);
                    region.httpCounty().setClock(Duration.ZERO);
                });
    }

    /** A platform's server dies while the county takes a file from it. */
    static Fault killPlatform(Region region, Stall here) {
        Platform platform = region.platform();
        return new Fault(
                Kind.PLATFORM_KILLED,
                "kill -9 the platform at " + here,
                () -> platform.dieWhileTaken(ROWS, here),
                platform::startAgain);
    }

    /** The county dies when it has taken some rows of a platform's file, and not all. */
    static Fault killAtAFile(Region region) {
        HubNode county = region.httpCounty();
        return new Fault(
                Kind.NODE_KILLED_AT_A_FILE,
                "kill -9 " + county.id() + " while it takes a file",
                () -> {
                    Book book = new Book(county.ledger());
                    book.readOn();
                    int before = book.count(Region.REGISTERED);
                    region.platform().handIn(MANY_ROWS);
                    await("the first rows").atMost(PATIENCE).pollInterval(LOOK).until(() -> {
                        book.readOn();
                        return book.count(Region.REGISTERED) > before;
                    });
                    county.kill();
                    book.readOn();
                    if (book.count(Region.TAKEN) == region.platform().files()) {
                        throw new IllegalStateException("the county was quicker than its death");
                    }
                },
                county::startAgain);
    }
}
