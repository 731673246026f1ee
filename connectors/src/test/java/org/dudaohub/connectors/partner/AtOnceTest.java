package org.dudaohub.connectors.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dudaohub.connectors.RabbitForTests;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.RegisterOrganization;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** Of a channel that may be worked through by two at once there are two at work, and never three. */
class AtOnceTest {

    private static final String PASSWORD = "0123456789abcdef";
    private static final int TWO = 2;
    private static final int PAYLOADS = 6;
    private static final String CHANNEL = """
            'in':[{'id':'schools','kind':'organizations','path':'%s','format':'CSV','mapping':{'fields':[\
            {'field':'机构代码','from':'dm'},{'field':'名称','constant':'小学'},{'field':'类别','constant':'小学'},\
            {'field':'行政区划代码','constant':'990123'},{'field':'登记日期','constant':'2016-06-01'}]}}],\
            'policy':{'every':'PT0.1S','attempts':1,'concurrency':2}}""";

    @RegisterExtension
    static final RabbitForTests RABBIT = new RabbitForTests();

    @TempDir
    Path data;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private PartnerNode node;

    @BeforeEach
    void start() {
        node = PartnerNode.start(data);
        CyclicBarrier both = new CyclicBarrier(TWO);
        node.node.commands().registerDispatchInterceptor(messages -> (index, command) -> {
            if (command.getPayload() instanceof RegisterOrganization) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                meet(both);
                inside.decrementAndGet();
            }
            return command;
        });
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException("nobody else is at work", alone);
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        node.close();
    }

    @Test
    void at_a_door() throws Exception {
        node.declare(
                "men", "{'transport':{'type':'http'}," + CHANNEL.formatted(""), Map.of("inboundPassword", PASSWORD));

        for (Future<ResponseEntity<?>> answer : postAll(false)) {
            assertThat(answer.get().getStatusCode().value()).isEqualTo(200);
        }

        everyPayloadIsTakenByTwo();
    }

    @Test
    void in_a_folder() throws Exception {
        Path folder = Files.createDirectories(node.folders.resolve("qu/in"));
        for (int i = 0; i < PAYLOADS; i++) {
            Files.writeString(folder.resolve(i + ".csv"), school(i));
        }
        node.declare("qu", "{'transport':{'type':'folder','path':'qu'}," + CHANNEL.formatted("in"), Map.of());

        everyPayloadIsTakenByTwo();
        await().untilAsserted(() ->
                assertThat(folder.resolve(".done")).isDirectoryContaining(file -> file.endsWith("5.csv")));
    }

    @Test
    void from_a_queue() {
        CachingConnectionFactory broker = new CachingConnectionFactory("127.0.0.1", RABBIT.port());
        try {
            new RabbitAdmin(broker).declareQueue(new Queue("at-once"));
            for (int i = 0; i < PAYLOADS; i++) {
                new RabbitTemplate(broker)
                        .convertAndSend("", "at-once", school(i).getBytes(UTF_8));
            }
            node.declare(
                    "dui",
                    "{'transport':{'type':'amqp','host':'127.0.0.1','port':%d,'user':'guest'},".formatted(RABBIT.port())
                            + CHANNEL.formatted("at-once"),
                    Map.of("password", "guest"));

            everyPayloadIsTakenByTwo();
        } finally {
            broker.destroy();
        }
    }

    @Test
    void what_is_about_the_same_school_goes_one_after_the_other() throws Exception {
        node.declare(
                "men", "{'transport':{'type':'http'}," + CHANNEL.formatted(""), Map.of("inboundPassword", PASSWORD));

        int accepted = 0;
        for (Future<ResponseEntity<?>> answer : postAll(true)) {
            PartnerDoor.Answer taken = (PartnerDoor.Answer) answer.get().getBody();
            assertThat(taken.failure()).isNull();
            accepted += taken.accepted();
        }

        assertThat(accepted).isEqualTo(1);
        assertThat(node.node.events(OrganizationRegistered.class)).hasSize(1);
    }

    private void everyPayloadIsTakenByTwo() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(node.node.events(PayloadTaken.class)).hasSize(PAYLOADS));
        assertThat(node.node.events(OrganizationRegistered.class)).hasSize(PAYLOADS);
        assertThat(most).hasValue(TWO);
    }

    private List<Future<ResponseEntity<?>>> postAll(boolean same) {
        List<Future<ResponseEntity<?>>> answers = new ArrayList<>();
        for (int i = 0; i < PAYLOADS; i++) {
            // Other files about the same school: it stands in another line.
            String body = same ? "dm\n" + "\n".repeat(i) + "2199123960\n" : school(i);
            answers.add(threads.submit(() -> {
                MockHttpServletRequest request = new MockHttpServletRequest("POST", "/partner/v1/men/schools");
                request.setContent(body.getBytes(UTF_8));
                request.addHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(("men:" + PASSWORD).getBytes(UTF_8)));
                return node.door.receive("men", "schools", null, request);
            }));
        }
        return answers;
    }

    private static String school(int i) {
        return "dm\n219912396%d\n".formatted(i);
    }
}
