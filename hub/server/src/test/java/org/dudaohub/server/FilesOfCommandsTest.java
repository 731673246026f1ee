package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.SentBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command can be sent as a file, by whoever may send the command. */
class FilesOfCommandsTest extends NodeTest {

    private static final String INSPECTORS = """
            督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束
            %s,督学甲09,责任督学,%s,2025-01-01,2027-12-31
            %s,督学甲10,校长,%s,2025-01-01,2027-12-31
            """;

    @Test
    void a_file_of_any_command_is_taken_in() {
        Browser.Answer answer = office.upload(
                "inspector.AppointInspector",
                "督学.csv",
                INSPECTORS.formatted("DX-F1", Sample.OFFICE, "DX-F2", Sample.OFFICE));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("kind").asText()).isEqualTo("inspector.AppointInspector");
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.json().path("rejected").get(0).path("message").asText())
                .startsWith("“类别”的内容“校长”不在可选范围");
    }

    @Test
    void the_kinds_are_listed_with_their_columns() {
        JsonNode kinds = as("school-1").get("/api/v1/imports/kinds").json();

        assertThat(kinds.findValuesAsText("kind"))
                .startsWith("organizations", "inspectors", "zones", "plans", "inspection-forms")
                .containsAll(Capabilities.all().stream()
                        .flatMap(capability -> capability.commandTypes().stream()
                                .filter(type -> type.isAnnotationPresent(SentBy.class))
                                .filter(type -> !Attaching.class.isAssignableFrom(type))
                                .map(type -> capability.name() + "." + type.getSimpleName()))
                        .toList());
        JsonNode reports = StreamSupport.stream(kinds.spliterator(), false)
                .filter(kind -> kind.path("kind").asText().equals("rectification.ReportRectification"))
                .findFirst()
                .orElseThrow();
        assertThat(reports.path("title").asText()).isEqualTo("报告整改情况");
        assertThat(reports.path("columns").findValuesAsText("label"))
                .containsExactly("整改事项编号", "学校标识码", "整改情况", "报告日期");
        assertThat(reports.path("sentBy").toString()).contains("SCHOOL", "OFFICE");
    }

    @Test
    void a_school_sends_a_file_about_itself_and_other_schools_lines_come_back() {
        inspector.post("/api/v1/inspection-forms", Sample.form("FILE-A", Sample.SCHOOL));
        inspector.post("/api/v1/inspection-forms", Sample.form("FILE-B", Sample.OTHER_SCHOOL));
        Browser school = as("school-1");
        school.logIn();

        Browser.Answer answer = school.uploadForm(
                "/cases/rectification",
                "/cases/rectification/imports",
                "rectification.ReportRectification",
                "整改报告.csv",
                """
                整改事项编号,学校标识码,整改情况,报告日期
                FILE-A-1,%s,已补全,2026-03-18
                FILE-B-1,%s,已补全,2026-03-18
                """.formatted(Sample.SCHOOL, Sample.OTHER_SCHOOL));

        assertThat(answer.header("Location")).endsWith("/cases/rectification");
        assertThat(school.open("/cases/rectification").text())
                .contains("整改报告.csv", "第3行：只能办理本校的事项")
                .doesNotContain("查看退回的行", "第2行");
    }

    @Test
    void a_kind_of_which_the_sender_may_send_nothing_is_turned_away_whole() {
        String file = INSPECTORS.formatted("DX-F3", Sample.OFFICE, "DX-F4", Sample.OFFICE);

        Browser.Answer answer = inspector.upload("inspector.AppointInspector", "督学.csv", file);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("NOT_PERMITTED");
        assertThat(office.upload("inspector.AppointInspector", "督学.csv", file)
                        .json()
                        .path("repeated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void the_page_of_a_capability_offers_a_template_and_the_upload() {
        office.logIn();

        assertThat(office.open("/cases/inspector").text())
                .contains(
                        "/cases/inspector/new/AppointInspector/template.xlsx",
                        "下载模板",
                        "value=\"inspector.AppointInspector\"",
                        "上传");
    }

    @Test
    void the_upload_page_offers_all_kinds_that_the_user_may_send_by_capability() {
        office.logIn();
        inspector.logIn();

        assertThat(office.open("/imports").text())
                .contains("<optgroup label=\"名册与记录表\"", "value=\"organizations\"", "<optgroup label=\"督学管理\"");
        assertThat(inspector.open("/imports").text())
                .contains("value=\"inspection-forms\"", "value=\"visit.FileInspectionForm\"")
                .doesNotContain("value=\"organizations\"", "value=\"inspector.AppointInspector\"");
    }

    @ParameterizedTest
    @CsvSource({
        "office,    /cases/inspector/new/AppointInspector/template.xlsx,          200",
        "office,    /imports/template.xlsx?kind=organizations,                    200",
        "school-1,  /cases/rectification/new/ReportRectification/template.xlsx,   200",
        "school-1,  /cases/inspector/new/AppointInspector/template.xlsx,          404",
        "auditor,   /cases/inspector/new/AppointInspector/template.xlsx,          404",
        "office,    /cases/inspector/new/Nothing/template.xlsx,                   404",
        "office,    /cases/rectification/new/DeclareOverdue/template.xlsx,        404",
    })
    void a_template_is_given_to_whoever_may_send_it_back(String login, String path, int status) {
        Browser user = as(login);
        user.logIn();

        Browser.Answer answer = user.open(path);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.header("Content-Type")).contains("spreadsheetml");
            assertThat(answer.header("Content-Disposition"))
                    .contains("attachment")
                    .contains(".xlsx");
            assertThat(answer.text()).startsWith("PK");
        }
    }
}
