package org.dudaohub.connectors.peer;

import static org.dudaohub.connectors.peer.ExchangeNode.NOTHING;
import static org.dudaohub.connectors.peer.ExchangeNode.VISITS;
import static org.dudaohub.connectors.peer.ExchangeNode.visit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.dudaohub.domain.Event;
import org.dudaohub.figures.BenchFolder;
import org.dudaohub.figures.Figures;
import org.dudaohub.simulators.process.FreePort;
import org.dudaohub.simulators.rabbit.PrivateRabbit;

/**
 * Runs a county and a city in this process, each with a ledger on disk, and the bare RabbitMQ client beside them; prints
 * and writes the figures.
 *
 * <p>Arguments: the file for the figures; the folder to work in. System properties: {@code rounds} (5), {@code messages} of
 * a round (20000), {@code behind} (100000), {@code only} (a part: http, amqp, catchup, idle).
 */
final class ExchangeBench {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int MESSAGES = Integer.getInteger("messages", 20_000);
    private static final int BEHIND = Integer.getInteger("behind", 100_000);
    private static final String ONLY = System.getProperty("only", "http amqp catchup idle");
    /** Events of one unit of work. */
    private static final int COMMIT = 100;

    private static final int UNCONFIRMED = 2_000;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    private final Figures figures = new Figures();
    private final Path folder;
    private int numbered;

    private ExchangeBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        try (BenchFolder folder = BenchFolder.in(arguments[1], "exchange-bench")) {
            var bench = new ExchangeBench(folder.path());
            if (ONLY.contains("http")) {
                bench.http();
            }
            if (ONLY.contains("amqp")) {
                bench.amqp();
            }
            if (ONLY.contains("catchup")) {
                bench.catchUp();
            }
            if (ONLY.contains("idle")) {
                bench.idle();
            }
            bench.figures.print();
            bench.figures.write(Path.of(arguments[0]));
        }
        System.exit(0);
    }

    /** A county and a city that agreed on visits, from the county to the city. */
    private record Pair(ExchangeNode county, ExchangeNode city) implements AutoCloseable {

        @Override
        public void close() {
            county.close();
            city.close();
        }

        private void agree() {
            county.agree(city, VISITS, NOTHING);
            city.agree(county, NOTHING, VISITS);
        }

        private void agreeAlone() {
            county.agree(city, VISITS, NOTHING);
        }

        long settled() {
            return county.bean(Peers.class).known("lanjiang").orElseThrow().settled();
        }

        void awaitSettled(long count) throws InterruptedException {
            long deadline = System.nanoTime() + PATIENCE;
            while (settled() < count) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(settled() + " of " + count + " messages have receipts");
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private Pair pair(String name, Map<String, Object> settings) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        var county = new ExchangeNode("qingdi", place);
        var city = new ExchangeNode("lanjiang", place);
        county.with("logging.level.root", "error");
        city.with("logging.level.root", "error");
        settings.forEach((key, value) -> {
            county.with(key, value);
            city.with(key, value);
        });
        county.with("dudao.peers[0].id", city.id);
        city.with("dudao.peers[0].id", county.id);
        return new Pair(county, city);
    }

    private Pair httpPair(String name) throws IOException {
        Pair pair = pair(name, Map.of("dudao.peers[0].link", "http"));
        int countyPort = FreePort.any();
        int cityPort = FreePort.any();
        pair.county().with("server.port", countyPort).with("dudao.peers[0].url", "http://127.0.0.1:" + cityPort);
        pair.city().with("server.port", cityPort).with("dudao.peers[0].url", "http://127.0.0.1:" + countyPort);
        return pair;
    }

    /** Writes events to the county's ledger, and returns at once. */
    private void write(ExchangeNode county, int count) {
        for (int written = 0; written < count; written += COMMIT) {
            county.publish(IntStream.range(0, Math.min(COMMIT, count - written))
                    .mapToObj(i -> visit(numbered++))
                    .toArray(Event[]::new));
        }
    }

    /** Messages a second from the first event's writing to the last receipt's storing at the county. */
    private double flow(Pair pair) throws InterruptedException {
        long before = pair.settled();
        long start = System.nanoTime();
        write(pair.county(), MESSAGES);
        pair.awaitSettled(before + MESSAGES);
        return MESSAGES / ((System.nanoTime() - start) / 1e9);
    }

    private void http() throws Exception {
        try (Pair pair = httpPair("http")) {
            pair.county().start();
            pair.city().start();
            pair.agree();
            for (int round = -2; round < ROUNDS; round++) {
                System.out.println("  HTTP, round " + (round + 1));
                double rate = flow(pair);
                if (round >= 0) {
                    figures.add("http_per_s", "messages/s", rate);
                }
            }
        }
    }

    private void amqp() throws Exception {
        try (PrivateRabbit rabbit = PrivateRabbit.start();
                Pair pair = pair(
                        "amqp",
                        Map.of(
                                "server.port",
                                0,
                                "dudao.peers[0].link",
                                "amqp",
                                "spring.rabbitmq.port",
                                rabbit.port()))) {
            pair.county().start();
            pair.city().start();
            pair.agree();
            List<byte[]> bodies = bodies(pair.county());
            for (int round = -2; round < ROUNDS; round++) {
                System.out.println("  AMQP, round " + (round + 1));
                double ours = flow(pair);
                double bare = bare(rabbit, bodies);
                if (round >= 0) {
                    figures.add("amqp_per_s", "messages/s", ours);
                    figures.add("amqp_bare_per_s", "messages/s", bare);
                }
            }
            figures.ratio("amqp_vs_bare", "amqp_per_s", "amqp_bare_per_s");
        }
    }

    /** The messages as they travel, in batches as a courier makes them. */
    private static List<byte[]> bodies(ExchangeNode county) {
        var format = county.bean(MessageFormat.class);
        int batch = county.bean(PeerProperties.class).exchange().batchMessages();
        return IntStream.range(0, (MESSAGES + batch - 1) / batch)
                .boxed()
                .flatMap(first -> format
                        .sign(
                                IntStream.range(first * batch, Math.min((first + 1) * batch, MESSAGES))
                                        .mapToObj(i -> format.draft(
                                                "lanjiang", i, i, GenericEventMessage.asEventMessage(visit(i))))
                                        .toList(),
                                county.key())
                        .stream())
                .map(message -> message.signed().json().toString().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The bare client: publishes with confirms to a quorum queue and consumes with acknowledgements, at the same time. */
    private static double bare(PrivateRabbit rabbit, List<byte[]> bodies) throws Exception {
        var factory = new ConnectionFactory();
        factory.setPort(rabbit.port());
        try (var publishing = factory.newConnection();
                var consuming = factory.newConnection();
                var out = publishing.createChannel();
                var in = consuming.createChannel()) {
            String queue = "bare";
            in.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
            in.basicQos(UNCONFIRMED);
            var consumed = new CountDownLatch(bodies.size());
            var taken = new AtomicLong();
            in.basicConsume(
                    queue,
                    false,
                    (tag, delivery) -> {
                        // As often as pays: one acknowledgement for many.
                        if (taken.incrementAndGet() % 100 == 0 || taken.get() == bodies.size()) {
                            in.basicAck(delivery.getEnvelope().getDeliveryTag(), true);
                        }
                        consumed.countDown();
                    },
                    tag -> {});
            out.confirmSelect();
            var room = new Semaphore(UNCONFIRMED);
            var confirmed = new AtomicLong();
            out.addConfirmListener(
                    (tag, multiple) -> {
                        // Quorum queues confirm in order.
                        room.release((int) Math.max(0, tag - confirmed.getAndAccumulate(tag, Math::max)));
                    },
                    (tag, multiple) -> {
                        throw new IOException("The broker rejects");
                    });
            AMQP.BasicProperties persistent = MessageProperties.PERSISTENT_BASIC;
            long start = System.nanoTime();
            for (byte[] body : bodies) {
                room.acquire();
                out.basicPublish("", queue, persistent, body);
            }
            out.waitForConfirmsOrDie(TimeUnit.NANOSECONDS.toMillis(PATIENCE));
            if (!consumed.await(PATIENCE, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException(consumed.getCount() + " messages are missing");
            }
            return bodies.size() / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** A city that was away while the county wrote comes back. */
    private void catchUp() throws Exception {
        int rounds = Math.max(1, ROUNDS / 2 + 1);
        try (Pair pair = httpPair("catch-up")) {
            pair.county().start();
            pair.city().start();
            pair.agree();
            for (int round = -1; round < rounds; round++) {
                System.out.println("  catching up, round " + (round + 1));
                flow(pair);
                pair.city().close();
                long before = pair.settled();
                write(pair.county(), BEHIND);
                pair.city().start();
                // It first reads its own ledger, which has nothing to do with how far behind it is.
                if (!pair.city().bean(Peers.class).awaitCaughtUp(Duration.ofMinutes(2))) {
                    throw new IllegalStateException("The city does not come up");
                }
                long had = pair.settled() - before;
                long start = System.nanoTime();
                pair.awaitSettled(before + BEHIND);
                double rate = (BEHIND - had) / ((System.nanoTime() - start) / 1e9);
                if (round >= 0) {
                    figures.add("catchup_per_s", "messages/s", rate);
                }
            }
        }
    }

    /** What the county's heap grows by while the city is away. */
    private void idle() throws Exception {
        try (Pair pair = httpPair("idle")) {
            pair.county().start();
            pair.agreeAlone();
            write(pair.county(), BEHIND / 2);
            for (int round = 0; round < 3; round++) {
                double before = heap();
                write(pair.county(), BEHIND);
                figures.add("idle_heap_growth_mb", "MB", heap() - before);
            }
        }
    }

    private static double heap() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(300);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }
}
