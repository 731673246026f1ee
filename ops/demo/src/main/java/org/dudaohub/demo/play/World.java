package org.dudaohub.demo.play;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dudaohub.simulators.node.NodeClient;
import org.dudaohub.simulators.process.Child;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.FreePort;
import org.dudaohub.simulators.process.JavaProgram;
import org.dudaohub.simulators.rabbit.PrivateRabbit;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/** The running demo: the city's node, the county's node, WeChat, and a broker between the nodes where there is one. */
final class World {

    static final String PASSWORD = "dudao-demo";
    static final String CITY_OFFICE = "lanjiang";
    static final String COUNTY_OFFICE = "qingdi";

    private static final Duration START = Duration.ofMinutes(3);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String TEMPLATE = "TPL-DUDAO-DEMO";

    private final Settings settings;
    private final Children children;
    private final Link link;
    private final WeChatClient weChat;
    private final NodeClient city;
    private final NodeClient county;
    private PrivateRabbit broker;
    private Child cityProcess;
    private Child countyProcess;
    private LocalDateTime now;

    /** How the nodes are linked. */
    enum Link {
        AMQP,
        HTTP
    }

    /**
     * @param program what the nodes and the simulator are started from
     * @param folder for everything that the run writes; empty
     * @param link null takes RabbitMQ where it is installed
     * @param fixedPorts whether to prefer ports that a person can remember
     */
    record Settings(JavaProgram program, Sample sample, Path folder, Link link, boolean fixedPorts) {}

    private World(Settings settings, Children children, Link link, LocalDateTime now) {
        this.settings = settings;
        this.children = children;
        this.link = link;
        this.now = now;
        this.city = client("lanjiang", CITY_OFFICE, port(8080));
        this.county = client("qingdi", COUNTY_OFFICE, port(8081));
        this.weChat = new WeChatClient(url(port(8090)));
    }

    /**
     * Starts everything and comes back when all of it answers.
     *
     * @param children what ends the processes that are started here
     */
    static World start(Settings settings, Children children, LocalDateTime now, Progress progress) throws IOException {
        boolean installed = PrivateRabbit.isInstalled();
        if (settings.link() == Link.AMQP && !installed) {
            throw new IllegalStateException("未安装 RabbitMQ(rabbitmq-server),不能用 AMQP 互联");
        }
        Link link = settings.link() != Link.HTTP && installed ? Link.AMQP : Link.HTTP;
        World world = new World(settings, children, link, now);
        world.startAll(progress);
        return world;
    }

    NodeClient city() {
        return city;
    }

    NodeClient county() {
        return county;
    }

    List<NodeClient> nodes() {
        return List.of(city, county);
    }

    /** @param id of the node */
    NodeClient node(String id) {
        return nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
    }

    /** Where the node keeps what it must not lose. */
    Path dataOf(NodeClient node) {
        return settings.folder().resolve(node.id());
    }

    WeChatClient weChat() {
        return weChat;
    }

    Link link() {
        return link;
    }

    /** The folder that the county's platform drops its files into. */
    Path watchedFolder() {
        return settings.folder().resolve("qingdi-platform");
    }

    LocalDateTime now() {
        return now;
    }

    void moveClocksTo(LocalDateTime time) {
        now = time;
        city.setClock(instant(time));
        county.setClock(instant(time));
    }

    /** {@code kill -9} for the county's node, and a new start on the same data. */
    void killAndRestartCounty() {
        countyProcess.kill();
        countyProcess = startNode(county, brokerPort());
        awaitNode(countyProcess, county);
    }

    private int brokerPort() {
        return broker == null ? 0 : broker.port();
    }

    private void startAll(Progress progress) throws IOException {
        Files.createDirectories(watchedFolder());
        String followers = settings.sample().weChatUsers().stream()
                .map(Sample.WeChatUser::openId)
                .collect(Collectors.joining(","));
        Child simulator = children.start(
                "wechat",
                settings.program()
                        .command(
                                "wechat",
                                List.of(
                                        "--server.address=127.0.0.1",
                                        "--server.port=" + weChat.url().getPort(),
                                        "--simulator.app-id=wx-demo",
                                        "--simulator.secret=demo-secret",
                                        "--simulator.templates=" + TEMPLATE,
                                        "--simulator.followers=" + followers)),
                Map.of());
        if (link == Link.AMQP) {
            broker = PrivateRabbit.start(children, settings.folder().resolve("rabbitmq"));
            progress.say("启动 RabbitMQ(专用节点,端口 " + broker.port() + ")");
        } else {
            progress.say("两个节点经 HTTP 互联" + (settings.link() == Link.HTTP ? "" : ":本机未安装 RabbitMQ(rabbitmq-server)"));
        }
        cityProcess = startNode(city, brokerPort());
        countyProcess = startNode(county, brokerPort());
        progress.say("启动澜江市节点(进程 %d)、青荻县节点(进程 %d)和微信模拟器(进程 %d)"
                .formatted(cityProcess.pid(), countyProcess.pid(), simulator.pid()));
        awaitAnswer(simulator, weChat::messages);
        awaitNode(cityProcess, city);
        awaitNode(countyProcess, county);
    }

    private Child startNode(NodeClient node, int amqpPort) {
        List<String> options = new ArrayList<>(List.of(
                "--spring.config.additional-location=classpath:/demo/" + node.id() + ".yml",
                "--server.port=" + node.url().getPort(),
                "--demo.now=" + instant(now),
                "--demo.data=" + settings.folder(),
                "--demo.sample=" + settings.sample().folder(),
                "--demo.wechat=" + weChat.url(),
                "--demo.template=" + TEMPLATE,
                "--demo.link=" + link.name().toLowerCase(Locale.ROOT),
                "--demo.city-url=" + city.url(),
                "--demo.county-url=" + county.url()));
        if (link == Link.AMQP) {
            options.add("--spring.rabbitmq.host=127.0.0.1");
            options.add("--spring.rabbitmq.port=" + amqpPort);
        }
        return children.start(node.id(), settings.program().command("node", options), Map.of());
    }

    private static void awaitNode(Child process, NodeClient node) {
        awaitAnswer(process, () -> node.get("/api/v1/node"));
    }

    /** Waits until the process answers, and no longer once it is dead. */
    private static void awaitAnswer(Child process, Callable<?> question) {
        await(process.name())
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(
                        e -> e instanceof ResourceAccessException || e instanceof RestClientResponseException)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(process.name() + " 启动失败:\n" + process.lastWords());
                    }
                    return question.call() != null;
                });
    }

    private int port(int preferred) {
        return settings.fixedPorts() ? FreePort.preferably(preferred) : FreePort.any();
    }

    private static NodeClient client(String id, String login, int port) {
        return new NodeClient(id, url(port), login, PASSWORD);
    }

    private static URI url(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(ZONE).toInstant();
    }
}
