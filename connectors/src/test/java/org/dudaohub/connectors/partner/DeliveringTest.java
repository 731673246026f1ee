package org.dudaohub.connectors.partner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.dudaohub.connectors.RabbitForTests;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinQuotaMissed;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinSubmitted;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryFailed;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryMade;
import org.dudaohub.domain.partner.PausePartner;
import org.dudaohub.domain.partner.RecordDelivery;
import org.dudaohub.domain.partner.RequestReplay;
import org.dudaohub.domain.partner.RequeueDelivery;
import org.dudaohub.domain.partner.ResumePartner;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.simulators.sftp.SftpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** News reach partners once, in order, and nobody waits for another. */
class DeliveringTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final String SCHOOL = "2199123001";
    private static final String POLICY =
            "'policy':{'every':'PT0.1S','attempts':2,'firstPause':'PT0.05S','longestPause':'PT0.2S','breaker':100,'breakerPause':'PT1S'}";

    @RegisterExtension
    static final RabbitForTests RABBIT = new RabbitForTests();

    @TempDir
    Path data;

    private PartnerNode node;
    private WireMockServer web;

    @BeforeEach
    void start() {
        node = PartnerNode.start(data.resolve("node"));
        web = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        web.start();
        web.stubFor(post("/news").willReturn(ok()));
    }

    @AfterEach
    void stop() {
        node.close();
        web.stop();
    }

    @Test
    void what_happens_after_the_declaration_is_pushed_once_signed_and_in_the_partners_words() {
        happened("A");
        node.declare("xuexiao", push("HMAC", """
                ,'mapping':{'fields':[{'field':'bh','from':'/data/rectification'},\
                {'field':'zt','from':'event','codes':{'rectification.RectificationReported':'02','*':'99'}}]}"""), Map.of("hmacKey", "k"));
        happened("B");

        await().untilAsserted(() -> assertThat(made()).hasSize(1));
        LoggedRequest request =
                web.findAll(postRequestedFor(urlEqualTo("/news"))).getFirst();
        assertThat(request.getBodyAsString()).containsSubsequence("\"bh\" : \"B\"", "\"zt\" : \"02\"");
        assertThat(Signature.isGood(request.getHeader(Signature.HEADER), request.getBody(), "k", node.clock))
                .isTrue();
        assertThat(request.getHeader("Idempotency-Key"))
                .isEqualTo(made().getFirst().delivery());
    }

    @Test
    void a_restart_sends_nothing_twice_and_forgets_nothing() {
        node.declare("xuexiao", push("NONE", ""), Map.of());
        happened("A");
        await().untilAsserted(() -> assertThat(made()).hasSize(1));
        node.close();
        web.resetRequests();
        node = PartnerNode.start(data.resolve("node"));
        happened("B");

        await().untilAsserted(() -> assertThat(made()).hasSize(2));
        assertThat(web.findAll(postRequestedFor(urlEqualTo("/news"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).contains("\"B\""));
    }

    @Test
    void what_was_sent_while_the_ledger_was_away_is_recorded_later_and_not_sent_again() {
        boolean[] away = {true};
        node.declare("xuexiao", push("NONE", ""), Map.of());
        node.node.commands().registerDispatchInterceptor(messages -> (index, command) -> {
            if (away[0] && command.getPayload() instanceof RecordDelivery) {
                throw new CommandExecutionException("the ledger is away", null);
            }
            return command;
        });
        happened("A");
        await().untilAsserted(() -> web.verify(1, postRequestedFor(urlEqualTo("/news"))));
        away[0] = false;

        await().untilAsserted(() -> assertThat(made()).hasSize(1));
        web.verify(1, postRequestedFor(urlEqualTo("/news")));
    }

    @Test
    void a_partner_that_is_away_gets_all_of_it_in_order_when_it_is_back() {
        web.stubFor(post("/news").willReturn(serverError()));
        node.declare("xuexiao", push("NONE", ""), Map.of());
        happened("A");
        happened("B");
        await().untilAsserted(() -> assertThat(channel().problem()).contains("HTTP 500"));
        web.resetRequests();
        web.stubFor(post("/news").willReturn(ok()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(made()).hasSize(2));
        assertThat(made()).extracting(DeliveryMade::position).isSorted();
        assertThat(node.node.events(DeliveryFailed.class)).isEmpty();
        assertThat(channel().problem()).isNull();
    }

    @Test
    void what_a_partner_refuses_is_kept_whole_and_sent_again_corrected_while_the_next_goes_on() {
        web.stubFor(post("/news")
                .withRequestBody(containing("\"A\""))
                .willReturn(aResponse().withStatus(422)));
        node.declare("xuexiao", push("NONE", ""), Map.of());
        happened("A");
        happened("B");
        await().untilAsserted(() -> assertThat(made()).hasSize(1));
        DeliveryFailed failed = node.node.events(DeliveryFailed.class).getFirst();
        assertThat(failed.failure()).isEqualTo("HTTP_422");
        assertThat(failed.body()).contains("rectification.RectificationReported");

        node.node.send(new RequeueDelivery(failed.delivery(), "{\"corrected\":true}"));

        await().untilAsserted(() -> assertThat(made()).hasSize(2));
        assertThat(web.findAll(postRequestedFor(urlEqualTo("/news"))).getLast().getBodyAsString())
                .isEqualTo("{\"corrected\":true}");
    }

    @Test
    void a_replay_delivers_again_what_happened_since_its_day() {
        happened("A");
        node.node.publish(new RectificationAccepted("OLD", SCHOOL, DAY.minusMonths(1)), Map.of());
        node.declare("xuexiao", push("NONE", ""), Map.of());

        node.node.send(new RequestReplay("xuexiao", DAY));
        happened("B");

        await().untilAsserted(() -> assertThat(made()).hasSize(2));
        assertThat(made().getFirst().delivery()).startsWith("xuexiao/news/1/");
        assertThat(web.findAll(postRequestedFor(urlEqualTo("/news"))))
                .noneMatch(request -> request.getBodyAsString().contains("OLD"));
    }

    @Test
    void a_paused_partner_gets_its_news_after_it_is_resumed() {
        node.declare("xuexiao", push("NONE", ""), Map.of());
        node.node.send(new PausePartner("xuexiao", "维护"));
        await().untilAsserted(() ->
                assertThat(node.camel.getRoute("partner-xuexiao-out-news")).isNull());
        happened("A");
        await().during(Duration.ofMillis(300)).until(() -> made().isEmpty());

        node.node.send(new ResumePartner("xuexiao"));

        await().untilAsserted(() -> assertThat(made()).hasSize(1));
    }

    @Test
    void bulletins_and_the_quota_that_was_missed_go_to_the_portal_as_files() throws Exception {
        try (SftpServer server = SftpServer.start(data.resolve("sftp"))) {
            Path inbox = server.folder("in");
            node.declare("sheng", """
                    {'transport':{'type':'sftp','host':'localhost','port':%d,'user':'hub','hostKey':'%s'},\
                    'out':[{'id':'bulletins','kind':'bulletins','path':'in','format':'CSV'}],%s}""".formatted(server.port(), server.hostKey(), POLICY), Map.of("password", "secret"));
            node.node.publish(new BulletinSubmitted("B1", "O1", "=cmd|' /C calc'!A0", "内容", "省平台", DAY), Map.of());
            node.node.publish(new BulletinQuotaMissed("O1", "2026-02", 2, 1, "national", DAY), Map.of());

            await().untilAsserted(() -> assertThat(made()).hasSize(2));
            try (var files = Files.list(inbox)) {
                List<Path> sent = files.sorted().toList();
                assertThat(sent)
                        .hasSize(2)
                        .allMatch(file -> file.getFileName().toString().matches("bulletins-\\d+\\.csv"));
                assertThat(sent.getFirst()).content().contains(",'=cmd|").doesNotContain(",=cmd");
                assertThat(sent.getLast()).content().contains("2026-02");
            }
        }
    }

    @Test
    void news_go_to_a_brokers_exchange_and_to_a_folder_and_by_mail() throws Exception {
        CachingConnectionFactory broker = new CachingConnectionFactory("127.0.0.1", RABBIT.port());
        GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try {
            new RabbitAdmin(broker).declareQueue(new Queue("news"));
            mail.setUser("hub@dudao.example", "hub", "secret");
            String out = "'out':[{'id':'news','kind':'rectifications','path':'%s','format':'%s'}]," + POLICY + "}";
            node.declare(
                    "dui",
                    "{'transport':{'type':'amqp','host':'127.0.0.1','port':%d,'user':'guest'},".formatted(RABBIT.port())
                            + out.formatted("news", "JSON"),
                    Map.of("password", "guest"));
            node.declare("qu", "{'transport':{'type':'folder','path':'qu'}," + out.formatted("out", "XML"), Map.of());
            node.declare(
                    "you",
                    "{'transport':{'type':'mail','smtpHost':'127.0.0.1','smtpPort':%d,'user':'hub','from':'hub@dudao.example'},"
                                    .formatted(mail.getSmtp().getPort())
                            + out.formatted("office@edu.example", "XLSX"),
                    Map.of("password", "secret"));
            happened("A");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(made()).hasSize(3));
            Message received = new RabbitTemplate(broker).receive("news", 5000);
            assertThat(received.getMessageProperties().getMessageId()).startsWith("dui/news/0/");
            assertThat(new String(received.getBody(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"title\" : \"整改报告\"");
            try (var files = Files.list(node.folders.resolve("qu/out"))) {
                assertThat(files)
                        .singleElement()
                        .satisfies(file -> assertThat(file).content().contains("<rectification>A</rectification>"));
            }
            assertThat(mail.getReceivedMessages()).singleElement().satisfies(message -> {
                assertThat(message.getSubject()).contains("整改", SCHOOL);
                assertThat(GreenMailUtil.getWholeMessage(message)).contains("news-", ".xlsx");
            });
            assertThat(node.desk.test("you").orElseThrow().getFirst().problem()).isNull();
        } finally {
            broker.destroy();
            mail.stop();
        }
    }

    private void happened(String rectification) {
        node.node.publish(new RectificationReported(rectification, SCHOOL, "已整改", DAY), Map.of());
    }

    private List<DeliveryMade> made() {
        return node.node.events(DeliveryMade.class);
    }

    private PartnerDesk.ChannelView channel() {
        return node.desk.find("xuexiao").orElseThrow().channels().getFirst();
    }

    private String push(String auth, String more) {
        return "{'transport':{'type':'http','url':'%s','auth':'%s'},'out':[{'id':'news','kind':'rectifications','path':'/news'%s}],%s}"
                .formatted(web.baseUrl(), auth, more, POLICY);
    }
}
