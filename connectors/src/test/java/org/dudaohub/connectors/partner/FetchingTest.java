package org.dudaohub.connectors.partner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudaohub.connectors.RabbitForTests;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.dudaohub.domain.partner.PartnerEvent.PollAdvanced;
import org.dudaohub.domain.partner.PausePartner;
import org.dudaohub.domain.partner.RequestReplay;
import org.dudaohub.domain.partner.ResumePartner;
import org.dudaohub.simulators.network.BadLine;
import org.dudaohub.simulators.sftp.SftpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** What partners offer is fetched, whatever the transport. */
class FetchingTest {

    /** A platform that calls everything by its own names. */
    private static final String SCHOOLS = """
            'mapping':{'fields':[{'field':'机构代码','from':'dm'},{'field':'名称','from':'mc'},\
            {'field':'类别','from':'lx','codes':{'211':'小学','311':'初中'}},\
            {'field':'行政区划代码','constant':'990123'},{'field':'登记日期','from':'rq','date':'yyyyMMdd'}]}""";

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
    }

    @AfterEach
    void stop() {
        node.close();
        web.stop();
    }

    @Test
    void files_of_a_watched_folder_are_mapped_taken_in_and_answered() throws IOException {
        node.declare("qu", folder("CSV", SCHOOLS), Map.of());
        drop("schools.csv", "dm,mc,lx,rq\n2199123901,晚渡小学,211,20160601\n2199123902,早渡小学,999,20160601\n");

        Path result = node.folders.resolve("qu/in/result/schools.csv.结果.csv");
        await().until(() -> Files.exists(result));
        assertThat(Files.readAllLines(result)).contains("2,成功,,").anyMatch(line -> line.contains("“类别”的代码“999”不在对照表中"));
        assertThat(node.node.events(OrganizationRegistered.class))
                .extracting(OrganizationRegistered::name)
                .containsExactly("晚渡小学");
        assertThat(node.node.events(PayloadFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.failure()).isEqualTo(Payloads.LINES_REJECTED);
            assertThat(failed.accepted()).isEqualTo(1);
            assertThat(failed.keys()).contains("2199123901", "2199123902");
        });
        await().until(() -> Files.exists(node.folders.resolve("qu/in/failed/schools.csv")));
    }

    @Test
    void files_are_fetched_by_sftp_and_moved_away_on_the_server() throws Exception {
        try (SftpServer server = SftpServer.start(data.resolve("sftp"))) {
            node.declare("sheng", sftp(server.port(), server.hostKey()), Map.of("password", "secret"));
            Path in = server.folder("out/schools");
            Files.writeString(in.resolve("a.csv"), "dm,mc,lx,rq\n2199123901,晚渡小学,211,20160601\n");

            await().until(() -> Files.exists(in.resolve(".done/a.csv")));
            assertThat(in.resolve("result/a.csv.结果.csv")).content().contains("2,成功");
            assertThat(node.node.events(PayloadTaken.class)).singleElement().satisfies(taken -> {
                assertThat(taken.partner()).isEqualTo("sheng");
                assertThat(taken.fileName()).isEqualTo("a.csv");
            });
        }
    }

    @Test
    void a_file_of_a_gigabyte_is_refused_without_being_fetched() throws Exception {
        try (SftpServer server = SftpServer.start(data.resolve("sftp"))) {
            node.declare("sheng", sftp(server.port(), server.hostKey()), Map.of("password", "secret"));
            Path in = server.folder("out/schools");
            try (RandomAccessFile huge =
                    new RandomAccessFile(in.resolve("huge.csv.part").toFile(), "rw")) {
                huge.setLength(1L << 30);
            }
            Files.move(in.resolve("huge.csv.part"), in.resolve("huge.csv"));

            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(in.resolve("failed/huge.csv")));
            assertThat(node.node.events(PayloadFailed.class)).singleElement().satisfies(failed -> {
                assertThat(failed.failure()).isEqualTo(Payloads.TOO_LARGE);
                assertThat(failed.bytes()).isEqualTo(1L << 30);
                assertThat(failed.explanation()).contains("文件超过1024 KB");
            });
            assertThat(server.bytesSent()).isLessThan(32L << 20);
        }
    }

    @Test
    void a_file_of_a_gigabyte_in_a_folder_is_refused_without_being_read() throws Exception {
        node.declare("qu", folder("CSV", SCHOOLS), Map.of());
        Path in = Files.createDirectories(node.folders.resolve("qu/in"));
        try (RandomAccessFile huge =
                new RandomAccessFile(in.resolve("huge.csv.part").toFile(), "rw")) {
            huge.setLength(Gigabyte.SIZE);
        }
        Files.move(in.resolve("huge.csv.part"), in.resolve("huge.csv"));

        await().until(() -> Files.exists(in.resolve("failed/huge.csv")));
        assertThat(node.node.events(PayloadFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.failure()).isEqualTo(Payloads.TOO_LARGE);
            assertThat(failed.content()).isEmpty();
        });
    }

    @Test
    void a_gigabyte_that_is_offered_at_an_address_is_left_after_what_may_be() throws Exception {
        Gigabyte gigabyte = new Gigabyte();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/schools", request -> {
            request.sendResponseHeaders(200, 0);
            try (OutputStream answer = request.getResponseBody()) {
                gigabyte.transferTo(answer);
            }
        });
        server.start();
        try {
            node.declare(
                    "wang",
                    rest("{'mode':'NONE'}")
                            .replace(
                                    web.baseUrl(),
                                    "http://127.0.0.1:" + server.getAddress().getPort()),
                    Map.of());

            await().untilAsserted(() -> assertThat(node.node.events(PayloadFailed.class))
                    .extracting(PayloadFailed::failure)
                    .containsExactly(Payloads.TOO_LARGE));
            assertThat(gigabyte.taken()).isLessThan(64 << 20);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_with_another_key_than_the_declared_one_gets_no_password() throws Exception {
        try (SftpServer server = SftpServer.start(data.resolve("sftp"));
                SftpServer other = SftpServer.start(data.resolve("other"))) {
            node.declare("sheng", sftp(server.port(), other.hostKey()), Map.of("password", "secret"));

            await().untilAsserted(() -> assertThat(channel("sheng").problem()).contains("主机密钥"));
            assertThat(server.logins()).isZero();
            assertThat(node.desk.test("sheng").orElseThrow().getFirst().problem())
                    .contains("主机密钥");
        }
    }

    @Test
    void a_wrong_password_is_said_so_and_mended_while_the_node_runs() throws Exception {
        try (SftpServer server = SftpServer.start(data.resolve("sftp"))) {
            server.folder("out/schools");
            node.declare("sheng", sftp(server.port(), server.hostKey()), Map.of("password", "wrong"));
            await().untilAsserted(() -> assertThat(channel("sheng").problem()).isEqualTo("对方不接受我方的账号或密码"));

            node.declare("sheng", sftp(server.port(), server.hostKey()), Map.of("password", "secret"));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(channel("sheng").problem()).isNull());
            assertThat(node.desk.test("sheng").orElseThrow().getFirst().problem())
                    .isNull();
        }
    }

    @Test
    void pages_are_followed_by_their_cursor_and_the_last_one_is_remembered() {
        web.stubFor(get(urlPathEqualTo("/schools"))
                .withQueryParam("cursor", absent())
                .willReturn(page("2199123901", "c1")));
        web.stubFor(get(urlPathEqualTo("/schools"))
                .withQueryParam("cursor", equalTo("c1"))
                .willReturn(page("2199123902", "c 2")));
        web.stubFor(get(urlPathEqualTo("/schools"))
                .withQueryParam("cursor", equalTo("c 2"))
                .willReturn(okJson("{\"items\":[]}")));

        node.declare("wang", rest("{'mode':'CURSOR','cursor':'/next'}"), Map.of());

        await().untilAsserted(() ->
                assertThat(node.node.events(OrganizationRegistered.class)).hasSize(2));
        await().untilAsserted(() -> assertThat(node.node.events(PollAdvanced.class))
                .extracting(PollAdvanced::cursor)
                .containsExactly("{\"cursor\":\"c1\"}", "{\"cursor\":\"c 2\"}"));

        restart();
        web.resetRequests();
        await().untilAsserted(() ->
                web.verify(getRequestedFor(urlPathEqualTo("/schools")).withQueryParam("cursor", equalTo("c 2"))));
        web.verify(0, getRequestedFor(urlEqualTo("/schools")));
        assertThat(node.node.events(PayloadTaken.class)).hasSize(2);
    }

    @Test
    void a_replay_reads_the_offers_again_from_its_day_and_does_nothing_twice() {
        web.stubFor(get(urlPathEqualTo("/schools")).willReturn(page("2199123901", "")));
        node.declare("wang", rest("{'mode':'CURSOR','cursor':'/next','since':'from'}"), Map.of());
        await().untilAsserted(
                        () -> assertThat(node.node.events(PayloadTaken.class)).hasSize(1));

        node.node.send(new RequestReplay("wang", LocalDate.of(2026, 3, 1)));

        await().untilAsserted(() -> web.verify(getRequestedFor(urlEqualTo("/schools?from=2026-03-01"))));
        assertThat(node.node.events(OrganizationRegistered.class)).hasSize(1);
    }

    @Test
    void what_did_not_change_since_is_not_sent_again() {
        web.stubFor(get("/schools").willReturn(page("2199123901", "").withHeader("ETag", "\"v1\"")));
        web.stubFor(get("/schools")
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304)));

        node.declare("wang", rest("{'mode':'NONE'}"), Map.of());

        await().untilAsserted(() ->
                web.verify(getRequestedFor(urlEqualTo("/schools")).withHeader("If-None-Match", equalTo("\"v1\""))));
        assertThat(node.node.events(PayloadTaken.class)).hasSize(1);
    }

    @Test
    void numbered_pages_and_links_are_read_to_their_end() {
        web.stubFor(get(urlEqualTo("/schools?page=1")).willReturn(page("2199123901", "")));
        web.stubFor(get(urlEqualTo("/schools?page=2")).willReturn(okJson("{\"items\":[]}")));
        web.stubFor(get(urlEqualTo("/linked"))
                .willReturn(page("2199123902", "").withHeader("Link", "</linked?after=1>; rel=\"next\"")));
        web.stubFor(get(urlEqualTo("/linked?after=1")).willReturn(page("2199123903", "")));

        node.declare("ye", rest("{'mode':'PAGE'}"), Map.of());
        node.declare("lian", rest("{'mode':'LINK'}").replace("/schools", "/linked"), Map.of());

        await().untilAsserted(() ->
                assertThat(node.node.events(OrganizationRegistered.class)).hasSize(3));
    }

    @Test
    void of_an_answer_that_is_too_long_no_more_is_read_than_may_be() {
        web.stubFor(get("/schools").willReturn(okJson("[" + " ".repeat(3 << 20) + "]")));

        node.declare("wang", rest("{'mode':'NONE'}"), Map.of());

        await().untilAsserted(() -> assertThat(node.node.events(PayloadFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure()).isEqualTo(Payloads.TOO_LARGE)));
    }

    @Test
    void the_next_page_on_another_host_is_not_asked_with_our_credentials() {
        web.stubFor(get(urlEqualTo("/schools"))
                .willReturn(page("2199123901", "").withHeader("Link", "<http://other.example/x>; rel=\"next\"")));

        node.declare("wang", rest("{'mode':'LINK'}"), Map.of());

        await().untilAsserted(() -> assertThat(channel("wang").problem()).contains("another host"));
    }

    @Test
    void a_token_is_fetched_with_client_credentials() {
        web.stubFor(post("/token")
                .willReturn(okJson("{\"access_token\":\"T1\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")));
        web.stubFor(get("/schools")
                .withHeader("Authorization", equalTo("Bearer T1"))
                .willReturn(page("2199123901", "")));

        node.declare(
                "wang",
                rest("{'mode':'NONE'}")
                        .replace(
                                "'url':",
                                "'auth':'OAUTH2','clientId':'hub','tokenUrl':'%s/token','url':"
                                        .formatted(web.baseUrl())),
                Map.of("clientSecret", "s3cret"));

        await().untilAsserted(
                        () -> assertThat(node.node.events(PayloadTaken.class)).hasSize(1));
    }

    @Test
    void a_partner_that_fails_is_left_alone_for_a_while_and_fetched_from_when_it_is_back() {
        web.stubFor(get("/schools").willReturn(serverError()));
        node.declare(
                "wang",
                rest("{'mode':'NONE'}").replace("'attempts':1", "'attempts':1,'breaker':50,'breakerPause':'PT1S'"),
                Map.of());
        await().untilAsserted(() -> assertThat(channel("wang").problem()).isNotNull());

        web.stubFor(get("/schools").willReturn(page("2199123901", "")));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(node.node.events(PayloadTaken.class)).hasSize(1));
    }

    @Test
    void messages_of_a_queue_are_acknowledged_once_they_are_in_the_ledger() {
        CachingConnectionFactory broker = new CachingConnectionFactory("127.0.0.1", RABBIT.port());
        try {
            new RabbitAdmin(broker).declareQueue(new Queue("schools"));
            node.declare("dui", amqp(RABBIT.port()), Map.of("password", "guest"));
            new RabbitTemplate(broker)
                    .convertAndSend(
                            "",
                            "schools",
                            (Object) "dm,mc,lx,rq\n2199123901,晚渡小学,211,20160601\n".getBytes(UTF_8),
                            message -> {
                                message.getMessageProperties().setMessageId("m-1");
                                return message;
                            });

            await().untilAsserted(() -> assertThat(node.node.events(PayloadTaken.class))
                    .singleElement()
                    .satisfies(taken -> assertThat(taken.message()).isEqualTo("m-1")));
            await().untilAsserted(() -> assertThat(
                            new RabbitAdmin(broker).getQueueInfo("schools").getMessageCount())
                    .isZero());
            assertThat(node.desk.test("dui").orElseThrow().getFirst().problem()).isNull();
        } finally {
            broker.destroy();
        }
    }

    @Test
    void each_attachment_of_a_known_sender_is_a_payload() throws Exception {
        GreenMail mail =
                new GreenMail(new ServerSetup[] {ServerSetup.IMAP.dynamicPort(), ServerSetup.SMTP.dynamicPort()});
        mail.start();
        try {
            mail.setUser("hub@dudao.example", "hub", "secret");
            node.declare("you", mailbox(mail.getImap().getPort()), Map.of("password", "secret"));
            deliver(mail, "xuexiao@edu.example", "学校.csv", "dm,mc,lx,rq\n2199123901,晚渡小学,211,20160601\n");
            deliver(mail, "stranger@evil.example", "x.csv", "dm,mc,lx,rq\n2199123902,假小学,211,20160601\n");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(node.node.events(PayloadTaken.class))
                            .extracting(PayloadTaken::fileName)
                            .containsExactly("学校.csv"));
            await().untilAsserted(() -> assertThat(node.node.events(PayloadFailed.class))
                    .extracting(PayloadFailed::failure)
                    .containsExactly(Payloads.NOT_PERMITTED));
            assertThat(node.node.events(OrganizationRegistered.class)).hasSize(1);
            assertThat(node.desk.test("you").orElseThrow().getFirst().problem()).isNull();
        } finally {
            mail.stop();
        }
    }

    @Test
    void of_an_attachment_that_is_too_large_no_more_is_fetched_than_may_be() throws Exception {
        GreenMail mail =
                new GreenMail(new ServerSetup[] {ServerSetup.IMAP.dynamicPort(), ServerSetup.SMTP.dynamicPort()});
        mail.start();
        try (BadLine line = BadLine.to(mail.getImap().getPort())) {
            mail.setUser("hub@dudao.example", "hub", "secret");
            deliver(mail, "xuexiao@edu.example", "huge.csv", " ".repeat(6 << 20));
            node.declare("you", mailbox(line.port()), Map.of("password", "secret"));

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(node.node.events(PayloadFailed.class))
                            .extracting(PayloadFailed::failure)
                            .containsExactly(Payloads.TOO_LARGE));
            assertThat(line.passed()).isLessThan(4 << 20);
        } finally {
            mail.stop();
        }
    }

    @Test
    void a_paused_partner_is_left_alone_until_it_is_resumed() throws IOException {
        node.declare("qu", folder("CSV", SCHOOLS), Map.of());
        node.node.send(new PausePartner("qu", "平台升级"));
        await().untilAsserted(() ->
                assertThat(node.camel.getRoute("partner-qu-in-schools")).isNull());
        drop("a.csv", "dm,mc,lx,rq\n2199123901,晚渡小学,211,20160601\n");

        node.node.send(new ResumePartner("qu"));

        await().untilAsserted(
                        () -> assertThat(node.node.events(PayloadTaken.class)).hasSize(1));
    }

    @Test
    void nothing_is_fetched_in_quiet_hours() throws IOException {
        node.declare(
                "qu",
                folder("CSV", SCHOOLS)
                        .replace("'attempts':1", "'attempts':1,'quietFrom':'00:00','quietUntil':'23:59:59.999'"),
                Map.of());
        drop("a.csv", "dm,mc,lx,rq\n2199123901,晚渡小学,211,20160601\n");

        await().during(Duration.ofMillis(700))
                .until(() -> node.node.events(PayloadTaken.class).isEmpty());
    }

    @Test
    void a_schedule_of_wall_clock_times_is_kept() throws IOException {
        node.declare("qu", folder("CSV", SCHOOLS).replace("'every':'PT0.1S'", "'cron':'* * * * * *'"), Map.of());
        drop("a.csv", "dm,mc,lx,rq\n2199123901,晚渡小学,211,20160601\n");

        await().untilAsserted(
                        () -> assertThat(node.node.events(PayloadTaken.class)).hasSize(1));
    }

    @Test
    void a_channel_that_is_taken_away_is_gone_and_its_partner_goes_on() {
        node.declare("qu", folder("CSV", SCHOOLS), Map.of());
        node.declare("qu", folder("CSV", SCHOOLS).replace("'id':'schools'", "'id':'others'"), Map.of());

        assertThat(node.camel.getRoute("partner-qu-in-schools")).isNull();
        assertThat(node.camel.getRoute("partner-qu-in-others")).isNotNull();
    }

    private PartnerDesk.ChannelView channel(String partner) {
        return node.desk.find(partner).orElseThrow().channels().getFirst();
    }

    private void restart() {
        node.close();
        node = PartnerNode.start(data.resolve("node"));
    }

    private void drop(String name, String content) throws IOException {
        Path folder = node.folders.resolve("qu/in");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), content);
    }

    private static final String POLICY =
            "'policy':{'every':'PT0.1S','attempts':1,'firstPause':'PT0.05S','longestPause':'PT0.2S'}";

    private static String in(String path, String format, String more) {
        return "'in':[{'id':'schools','kind':'organizations','path':'%s','format':'%s',%s}],"
                        .formatted(path, format, more)
                + POLICY;
    }

    private static String folder(String format, String more) {
        return "{'transport':{'type':'folder','path':'qu'}," + in("in", format, more) + "}";
    }

    private static String sftp(int port, String hostKey) {
        return "{'transport':{'type':'sftp','host':'localhost','port':%d,'user':'hub','folder':'out','hostKey':'%s'},"
                        .formatted(port, hostKey)
                + in("schools", "CSV", SCHOOLS) + "}";
    }

    private String rest(String paging) {
        return "{'transport':{'type':'http','url':'%s'},".formatted(web.baseUrl())
                + in(
                        "/schools",
                        "JSON",
                        SCHOOLS.replace("'mapping':{", "'mapping':{'records':'/items',") + ",'paging':" + paging)
                + "}";
    }

    private static String amqp(int port) {
        return "{'transport':{'type':'amqp','host':'127.0.0.1','port':%d,'user':'guest'},".formatted(port)
                + in("schools", "CSV", SCHOOLS) + "}";
    }

    private static String mailbox(int port) {
        return "{'transport':{'type':'mail','imapHost':'127.0.0.1','imapPort':%d,'user':'hub','senders':['xuexiao@edu.example']},"
                        .formatted(port)
                + in("", "CSV", SCHOOLS) + "}";
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder page(String code, String next) {
        return okJson("{\"items\":[{\"dm\":\"%s\",\"mc\":\"小学%s\",\"lx\":\"211\",\"rq\":\"20160601\"}],\"next\":\"%s\"}"
                .formatted(code, code, next));
    }

    private static void deliver(GreenMail mail, String from, String name, String content) throws Exception {
        MimeMessage message = new MimeMessage(mail.getSmtp().createSession());
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("hub@dudao.example"));
        message.setSubject("报送");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("见附件");
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setFileName(jakarta.mail.internet.MimeUtility.encodeText(name));
        attachment.setContent(content.getBytes(UTF_8), "text/csv");
        message.setContent(new MimeMultipart(text, attachment));
        mail.getUserManager().getUserByEmail("hub@dudao.example").deliver(message);
        assertThat(List.of(mail.getReceivedMessages())).isNotEmpty();
    }
}
