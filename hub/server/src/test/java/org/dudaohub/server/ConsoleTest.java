package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.SentBy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see. */
class ConsoleTest extends NodeTest {

    @BeforeEach
    void record() {
        office.logIn();
        inspector.post("/api/v1/inspection-forms", Sample.form("CON-1", Sample.SCHOOL));
        inspector.upload("inspection-forms", "四月.csv", Sample.forms("FILE"));
        settle();
    }

    @ParameterizedTest
    @CsvSource({
        "/,                首页,      青荻县教育体育局",
        "/schools,         学校,      芦汀小学",
        "/schools?q=柳渡,  学校,      2199123001",
        "/rectifications,  整改台账,  CON-1-1",
        "/imports,         文件导入,  四月.csv",
        "/exchange,        交换,      提议交换协议",
        "/notices,         通知,      发给校长",
        "/ledger,          账本,      SHA-256",
    })
    void each_page_shows_what_it_is_about(String path, String title, String content) {
        Browser.Answer page = office.open(path.replace("柳渡", "%E6%9F%B3%E6%B8%A1"));

        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text())
                .contains("<html lang=\"zh-CN\"", "<title>" + title + " ·", "<h1", content, "name=\"viewport\"");
    }

    @Test
    void the_menu_marks_the_page_that_is_open() {
        assertThat(office.open("/imports").text()).containsPattern("href=\"/imports\"[^>]*aria-current=\"page\"");
    }

    @Test
    void the_trail_of_a_school_is_shown_with_the_person_and_the_channel() {
        assertThat(office.open("/schools/" + Sample.SCHOOL).text())
                .contains("柳渡小学", "食品留样标签不全", "督学甲01", "接口", "2026-03-05");
    }

    @Test
    void what_people_wrote_is_shown_as_text_and_never_as_markup() {
        inspector.post(
                "/api/v1/inspection-forms",
                Sample.form("CON-2", Sample.SCHOOL).replace("食品留样标签不全", "<script>alert(1)</script>"));
        settle();

        for (String path : new String[] {"/schools/" + Sample.SCHOOL, "/rectifications"}) {
            assertThat(office.open(path).text())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void the_worklist_is_narrowed_to_a_state() {
        assertThat(office.open("/rectifications?state=ORDERED").text()).contains("CON-1-1");
        assertThat(office.open("/rectifications?state=REPORTED").text()).doesNotContain("CON-1-1");
    }

    @Test
    void the_figures_refresh_without_the_frame() {
        assertThat(office.openPart("/statistics").text())
                .contains("hx-trigger=\"every 10s\"", "督导次数")
                .doesNotContain("<html");
    }

    @Test
    void the_chain_is_checked_at_the_push_of_a_button() {
        assertThat(office.submit("/ledger", "/ledger/verification", "").text()).contains("账本完好");
    }

    @Test
    void the_ledger_page_shows_that_every_read_model_keeps_up() {
        assertThat(office.openPart("/ledger/state").text()).contains("统计", "正常").doesNotContain("停滞");
    }

    @Test
    void an_agreement_is_proposed_with_the_form_of_the_page() {
        assertThat(office.open("/exchange").text()).contains("还没有交换协议");
        String key = URLEncoder.encode(
                office.get("/api/v1/node").json().path("publicKey").asText(), StandardCharsets.UTF_8);

        office.submit(
                "/exchange",
                "/exchange/proposals",
                "peer=lanjiang&peerKey=" + key + "&validFrom=2026-03-01&validUntil=&sends=visit.FindingRaised");
        settle();

        assertThat(office.open("/exchange").text())
                .contains("我方提议的协议，等待对方答复", "visit.FindingRaised")
                .doesNotContain("还没有交换协议");
    }

    @Test
    void rejected_lines_can_be_looked_at() {
        String file =
                office.get("/api/v1/imports?size=1").json().get(0).path("file").asText();

        assertThat(office.open("/imports/" + file).text()).contains("2199999999", "UNKNOWN_ORGANIZATION");
    }

    @Test
    void a_file_is_uploaded_with_the_form_of_the_page() {
        Browser.Answer answer = office.uploadForm("/imports", "inspection-forms", "表单.csv", Sample.forms("UP"));

        assertThat(answer.header("Location")).endsWith("/imports");
        assertThat(office.open("/imports").text()).contains("表单.csv", "查看退回的行");
    }

    @Test
    void a_file_that_cannot_be_read_or_is_too_large_comes_back_with_a_word() {
        office.uploadForm("/imports", "zones", "x.csv", "这不是表格");
        assertThat(office.open("/imports").text()).contains("class=\"alert bad\"");

        office.uploadForm("/imports", "zones", "x.csv", "x".repeat(1_200_000));
        assertThat(office.open("/imports").text()).contains("文件超过 1 MB");
    }

    @Test
    void a_page_that_does_not_exist_says_so_in_chinese() {
        assertThat(office.open("/no-such-page"))
                .returns(404, Browser.Answer::status)
                .extracting(Browser.Answer::text)
                .asString()
                .contains("没有这个页面");
        assertThat(office.open("/schools/2199999999").status()).isEqualTo(404);
        assertThat(office.open("/rectifications?state=NONE").status()).isEqualTo(400);
    }

    @Test
    void health_tells_probes_that_the_node_is_ready_and_nothing_else() {
        assertThat(stranger.open("/actuator/health/readiness").text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(stranger.open("/actuator/health/liveness").text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(stranger.open("/actuator/info").status()).isEqualTo(302);
        assertThat(office.open("/actuator/info")
                        .json()
                        .path("ledger")
                        .path("position")
                        .asLong())
                .isPositive();
    }

    @Test
    void the_api_describes_each_command_with_its_fields_in_chinese_and_how_it_is_refused() {
        JsonNode api = stranger.open("/api/openapi").json();

        JsonNode post = api.path("paths")
                .path("/api/v1/commands/visit/FileInspectionForm")
                .path("post");
        assertThat(post.path("summary").asText()).isEqualTo("填报督导检查记录表");
        assertThat(post.at("/requestBody/content/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/visit.FileInspectionForm");
        assertThat(post.at("/responses/422/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
        JsonNode form = api.at("/components/schemas/visit.FileInspectionForm");
        assertThat(texts(form.path("required"))).containsExactlyInAnyOrder("visit", "school", "form");
        assertThat(form.at("/properties/visit/description").asText()).isEqualTo("记录编号");
        assertThat(texts(form.at("/properties/grade/enum"))).contains("MINOR", "COMPLEX");
        assertThat(form.at("/properties/grade/description").asText()).contains("MINOR 小问题");
        assertThat(texts(form.at("/properties/form/required")))
                .containsExactlyInAnyOrder("unit", "date", "inspectors", "item");
        assertThat(form.at("/properties/form/properties/date/format").asText()).isEqualTo("date");
        assertThat(api.at("/components/schemas/Problem/properties/code/description")
                        .asText())
                .contains("RECUSED", "TOO_LATE");
    }

    @Test
    void the_api_describes_every_command_of_people_and_none_of_the_nodes_own() {
        JsonNode paths = stranger.open("/api/openapi").json().path("paths");

        assertThat(paths.has("/api/v1/commands/{capability}/{command}")).isFalse();
        for (Capability capability : Capabilities.all()) {
            for (Class<? extends Command> command : capability.commandTypes()) {
                assertThat(paths.has("/api/v1/commands/%s/%s".formatted(capability.name(), command.getSimpleName())))
                        .as(command.getSimpleName())
                        .isEqualTo(command.isAnnotationPresent(SentBy.class));
            }
        }
    }

    @Test
    void the_description_can_be_read_in_a_browser() {
        assertThat(office.open("/swagger-ui/index.html").text()).contains("swagger-ui");
        assertThat(office.open("/swagger-ui/swagger-initializer.js").text()).contains("/api/openapi");
        assertThat(stranger.open("/swagger-ui/index.html").status()).isEqualTo(302);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void the_api_describes_itself() {
        Browser.Answer openApi = stranger.open("/api/openapi");

        assertThat(openApi.status()).isEqualTo(200);
        assertThat(openApi.json().path("paths").has("/api/v1/inspection-forms")).isTrue();
        assertThat(openApi.json().path("paths").has("/imports")).isFalse();
    }
}
