package org.dudaohub.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dudaohub.connectors.partner.Declaration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform is set up by filling in fields; the JSON is there for who wants it, and says the same. */
class PartnerFormTest extends NodeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DECLARE = "/partners/declare";

    @BeforeEach
    void logIn() {
        office.logIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "sftp", "poll", "receive", "push", "amqp", "mail"})
    void each_example_goes_through_the_fields_unchanged(String example) throws Exception {
        Page page = open("/partners/new?example=" + example.toUpperCase());

        Page expert = page.press("json");

        String written = Declaration.read(expert.value("declaration")).json();
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(example(example)));
        assertThat(expert.press("fields").press("json").value("declaration")).isEqualTo(expert.value("declaration"));
    }

    @Test
    void a_platform_is_set_up_without_a_line_of_json() {
        Page page = open("/partners/new?example=FOLDER")
                .type("id", "tianbiao")
                .type("name", "填表平台")
                .type("transport", "http")
                .press("transport")
                .press("less.out.0")
                .press("less.in.1")
                .press("less.in.0")
                .type("kind.in", "organizations")
                .press("more.in")
                .type("d.in.0.id", "schools")
                .type("d.in.0.format", "JSON")
                .typeRule("机构代码", "from", "/dm")
                .typeRule("名称", "from", "mc")
                .typeRule("类别", "from", "lx")
                .typeRule("类别", "codes:codes", "211=小学\r\n311＝初中\r\n*=其他")
                .typeRule("行政区划代码", "constant", "990123")
                .typeRule("登记日期", "from", "rq")
                .typeRule("登记日期", "date", "yyyyMMdd")
                .type("d.policy.every:seconds", "90")
                .type("d.policy.quietFrom", "22:00")
                .type("secret.inboundPassword", "0123456789abcdef");

        page = page.type("channel", "schools").press("preview", school("2199123921", "311"));
        assertThat(page.text()).contains("可办理 1 行，有误 0 行", "初中2199123921");
        // A browser sends no password back to who typed it.
        Page saved = page.type("secret.inboundPassword", "0123456789abcdef")
                .type("d.policy.quietFrom", "")
                .press("save");
        assertThat(saved.text()).contains("静默时段要同时写明起止");
        assertThat(saved.value("d.in.0.mapping.fields.0.from")).isEqualTo("/dm");
        assertThat(saved.type("secret.inboundPassword", "0123456789abcdef")
                        .type("d.policy.quietUntil", "")
                        .pressed("save")
                        .header("Location"))
                .endsWith("/partners/tianbiao");

        assertThat(office.get("/api/v1/partners/tianbiao")
                        .json()
                        .path("declaration")
                        .asText())
                .contains("\"every\" : \"PT1M30S\"", "\"311\" : \"初中\"");
        Browser platform = with("tianbiao", "0123456789abcdef");
        await().until(() -> platform.post("/partner/v1/tianbiao/schools", "[]").status() != 401);
        assertThat(platform.post("/partner/v1/tianbiao/schools", school("2199123922", "211"))
                        .json()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(open("/partners/tianbiao/edit").rule("登记日期", "date")).isEqualTo("yyyyMMdd");
    }

    @Test
    void what_is_typed_in_the_wrong_way_comes_back_as_it_was_typed() {
        Page page = open("/partners/new?example=SFTP")
                .type("id", "cuowu")
                .type("name", "错误平台")
                .type("d.transport.port", "0")
                .type("d.policy.every:seconds", "常常")
                .press("save");

        assertThat(page.text()).contains("policy.every");
        assertThat(page.value("d.policy.every:seconds")).isEqualTo("常常");
        Page other = page.type("d.policy.every:seconds", "60").press("save");
        assertThat(other.text()).contains("端口（port）应在1至65535之间", "没有登记密码");
        assertThat(office.get("/api/v1/partners/cuowu").status()).isEqualTo(404);
    }

    @Test
    void json_that_is_no_declaration_stays_json() {
        Page expert = open("/partners/new?example=MAIL").press("json").type("declaration", "{\"transport\":");

        assertThat(expert.press("fields").text()).contains("不是有效的JSON");
    }

    private static String school(String code, String kind) {
        return "[{\"dm\":\"%s\",\"mc\":\"初中%s\",\"lx\":\"%s\",\"rq\":\"20160601\"}]".formatted(code, code, kind);
    }

    private static String example(String name) throws IOException, Declaration.Malformed {
        try (var text = PartnerFormTest.class.getResourceAsStream("/partners/" + name + ".json")) {
            return Declaration.read(new String(text.readAllBytes(), UTF_8)).json();
        }
    }

    private Page open(String path) {
        return new Page(office.open(path).text());
    }

    /** The form as a person has it on the screen. */
    private final class Page {

        private final FormElement form;
        private final String text;
        private final Map<String, String> fields = new LinkedHashMap<>();

        Page(String html) {
            var page = Jsoup.parse(html);
            text = page.text();
            form = (FormElement) page.selectFirst("form[action=" + DECLARE + "]");
            assertThat(form).as(text).isNotNull();
            form.formData().forEach(field -> fields.put(field.key(), field.value()));
        }

        String text() {
            return text;
        }

        String value(String field) {
            assertThat(fields).containsKey(field);
            return fields.get(field);
        }

        Page type(String field, String value) {
            assertThat(fields).containsKey(field);
            fields.put(field, value);
            return this;
        }

        Page typeRule(String column, String member, String value) {
            return type(placeOf(column) + "." + member, value);
        }

        String rule(String column, String member) {
            return value(placeOf(column) + "." + member);
        }

        private String placeOf(String column) {
            return fields.entrySet().stream()
                    .filter(field -> field.getKey().endsWith(".field")
                            && field.getValue().equals(column))
                    .findFirst()
                    .orElseThrow()
                    .getKey()
                    .replaceAll("\\.field$", "");
        }

        Page press(String button) {
            return press(button, "");
        }

        Page press(String button, String sample) {
            Browser.Answer answer = office.submitParts(DECLARE, pressing(button), "sample", sample);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return new Page(answer.text());
        }

        Browser.Answer pressed(String button) {
            return office.submitParts(DECLARE, pressing(button), "sample", "");
        }

        private Map<String, String> pressing(String button) {
            assertThat(form.select("button[name=do][value=" + button + "]")).isNotEmpty();
            fields.put("do", button);
            return fields;
        }
    }
}
