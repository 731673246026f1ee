package org.dudaohub.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

/** A platform is connected without a restart, and what fails of what it sends is set right, over the API and the console. */
class PartnersOverHttpTest extends NodeTest {

    private static final String KEY = "0123456789abcdef";
    private static final String DECLARATION = """
            {"transport": {"type": "http"}, "in": [{"id": "schools", "kind": "organizations", "format": "JSON",
              "mapping": {"fields": [{"field": "机构代码", "from": "dm"}, {"field": "名称", "from": "mc"},
                {"field": "类别", "from": "lx", "codes": {"211": "小学"}}, {"field": "行政区划代码", "constant": "990123"},
                {"field": "登记日期", "from": "rq"}]}}]}""";

    @BeforeEach
    void connect() {
        assertThat(declare("xx-platform", DECLARATION).status()).isEqualTo(200);
        await().until(() ->
                platform().post("/partner/v1/xx-platform/schools", "[]").status() != 401);
    }

    @Test
    void a_platform_hands_in_with_its_own_login_and_what_fails_is_corrected_and_rerun_once() {
        Browser.Answer handedIn = handIn("2199123911", "999");
        String payload = handedIn.json().path("payload").asText();
        assertThat(handedIn.json().path("failure").asText()).isEqualTo("LINES_REJECTED");
        settle();

        assertThat(office.get("/api/v1/payloads?open=true&q=2199123911")
                        .json()
                        .get(0)
                        .path("payload")
                        .asText())
                .isEqualTo(payload);
        assertThat(office.get("/api/v1/payloads/" + payload + "/content").text())
                .contains("\"lx\":\"999\"");
        assertThat(office.call(
                                "PUT",
                                "/api/v1/payloads/" + payload + "/content",
                                "application/octet-stream",
                                BodyPublishers.ofString(school("2199123911", "211")))
                        .status())
                .isEqualTo(200);
        assertThat(office.post("/api/v1/payloads/" + payload + "/rerun", "")
                        .json()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(office.post("/api/v1/payloads/" + payload + "/rerun", "").code())
                .isEqualTo("WRONG_STATE");
        settle();
        assertThat(office.get("/api/v1/payloads/" + payload)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("RERUN");
    }

    @Test
    void the_same_is_done_on_the_console() {
        String payload = handIn("2199123912", "998").json().path("payload").asText();
        settle();
        office.logIn();

        assertThat(office.open("/partners").text()).contains("学校平台").containsPattern("\\d 件");
        assertThat(office.open("/partners/payloads?q=2199123912").text()).contains(payload, "不在对照表中");
        String page = "/partners/payloads/" + payload;
        assertThat(office.open(page).text()).contains("更正并重办", "2199123912");
        office.submit(page, page + "/rerun", "text=" + encoded(school("2199123912", "211")));
        settle();
        assertThat(office.open(page).text()).contains("已重办：成功1行").doesNotContain("更正并重办");
    }

    @Test
    void a_failed_payload_is_given_up_with_a_reason() {
        String payload = handIn("2199123913", "997").json().path("payload").asText();

        assertThat(office.post("/api/v1/payloads/" + payload + "/dismissal", "{\"grounds\":\"测试数据\"}")
                        .status())
                .isEqualTo(200);
        settle();
        assertThat(office.get("/api/v1/payloads?open=true&q=2199123913").json()).isEmpty();
    }

    @Test
    void a_partner_is_paused_resumed_replayed_and_tested() {
        assertThat(office.post("/api/v1/partners/xx-platform/pause", "{\"grounds\":\"升级\"}")
                        .status())
                .isEqualTo(200);
        await().until(() ->
                platform().post("/partner/v1/xx-platform/schools", "[]").status() == 503);
        assertThat(office.post("/api/v1/partners/xx-platform/resume", "").status())
                .isEqualTo(200);
        await().until(() ->
                platform().post("/partner/v1/xx-platform/schools", "[]").status() == 422);
        assertThat(office.post("/api/v1/partners/xx-platform/replay", "{\"since\":\"2026-03-01\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.post("/api/v1/partners/xx-platform/test", "")
                        .json()
                        .get(0)
                        .path("problem")
                        .isNull())
                .isTrue();
        assertThat(office.post("/api/v1/partners/nobody/test", "").status()).isEqualTo(404);
    }

    @Test
    void secrets_are_never_given_out() {
        String shown = office.get("/api/v1/partners/xx-platform").text();

        assertThat(shown).contains("对方登录密码").doesNotContain(KEY);
        office.logIn();
        assertThat(office.open("/partners/xx-platform/edit").text()).doesNotContain(KEY);
    }

    @Test
    void a_declaration_that_would_not_work_comes_back_with_its_reason() {
        assertThat(declare("bad-one", DECLARATION.replace("organizations", "nothing"))
                        .text())
                .contains("报文种类（kind）nothing不存在");
        assertThat(declare("payloads", DECLARATION).text()).contains("另有用处");
    }

    @Test
    void a_sample_shows_what_it_would_come_to() {
        Browser.Answer preview = office.call(
                "POST",
                "/api/v1/partners/xx-platform/channels/schools/preview",
                "application/octet-stream",
                BodyPublishers.ofString(school("2199123914", "211")));

        assertThat(preview.json().path("sound").asInt()).isEqualTo(1);
        assertThat(preview.json()
                        .path("requests")
                        .get(0)
                        .path("commands")
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("小学2199123914");
    }

    @Test
    void a_folder_that_the_configuration_names_is_watched_too(@Value("${dudao.partners[0].folder}") Path folder)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.csv"), "督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束\nD77,,,,,\n");

        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("result/a.csv.结果.csv")));
    }

    @Test
    void each_page_opens_and_each_example_is_a_declaration() {
        office.logIn();
        for (String example : new String[] {"FOLDER", "SFTP", "POLL", "RECEIVE", "PUSH", "AMQP", "MAIL"}) {
            assertThat(office.open("/partners/new?example=" + example).text()).contains("登记对接平台", "怎样连接");
        }
        assertThat(office.open("/partners/xx-platform").text()).contains("/partner/v1/xx-platform/schools", "测试连接");
        assertThat(office.open("/partners/deliveries").text()).contains("没有这样的推送");
        assertThat(office.open("/dead-letters").text()).contains("没有死信");
        assertThat(office.open("/partners/nobody").status()).isEqualTo(404);
        assertThat(office.get("/api/v1/dead-letters").json()).isEmpty();
        assertThat(office.post("/api/v1/dead-letters/x/redrive", "").status()).isEqualTo(404);
        assertThat(office.post("/api/v1/deliveries/requeue", "{\"delivery\":\"x/y/0/1\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/partners",
        "/api/v1/payloads",
        "/api/v1/deliveries",
        "/api/v1/dead-letters",
        "/api/v1/payloads/xx-platform-1/content"
    })
    void partners_are_the_offices_alone(String path) {
        assertThat(inspector.get(path).status()).isEqualTo(403);
        assertThat(auditor.get(path).status()).isEqualTo(403);
        assertThat(as("school-1").get(path).status()).isEqualTo(403);
        assertThat(stranger.get(path).status()).isEqualTo(401);
    }

    private Browser.Answer declare(String id, String declaration) {
        return office.put(
                "/api/v1/partners/" + id,
                "{\"name\":\"学校平台\",\"declaration\":%s,\"credentials\":{\"inboundPassword\":\"%s\"}}"
                        .formatted(declaration, KEY));
    }

    private Browser platform() {
        return with("xx-platform", KEY);
    }

    private Browser.Answer handIn(String code, String kind) {
        Browser.Answer answer = platform().post("/partner/v1/xx-platform/schools?fileName=x.json", school(code, kind));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String school(String code, String kind) {
        return "[{\"dm\":\"%s\",\"mc\":\"小学%s\",\"lx\":\"%s\",\"rq\":\"2016-06-01\"}]".formatted(code, code, kind);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
