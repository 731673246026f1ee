package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Evidence and scans, from the hand that has them to the eyes that may see them. */
class FilesOfCasesTest extends NodeTest {

    private static final String EVIDENCE = "/cases/rectification/new/FileEvidence";

    private void openCase(String visit) {
        inspector.post("/api/v1/inspection-forms", Sample.form(visit, Sample.SCHOOL));
        settle();
    }

    private Browser.Answer upload(Browser who, String name, byte[] content) {
        return who.call(
                "POST", "/api/v1/attachments?fileName=" + name, "application/pdf", BodyPublishers.ofByteArray(content));
    }

    @Test
    void a_school_hands_evidence_in_by_form_and_only_those_who_see_the_case_get_it() {
        openCase("FC-1");
        Browser school = as("school-1");
        school.logIn();
        Browser.Answer done = school.uploadForm(
                EVIDENCE,
                EVIDENCE,
                Map.of(
                        "rectification", "FC-1-1",
                        "school", Sample.SCHOOL,
                        "about", "new labels",
                        "filedOn", "2026-03-18"),
                "attachments",
                "C:\\\\photos\\\\labels.jpg",
                "not really a photo");
        assertThat(done.status()).isEqualTo(302);
        settle();

        JsonNode file = school.get("/api/v1/cases/history?id=rectification:FC-1-1")
                .json()
                .path(1)
                .path("attachments")
                .path(0);
        assertThat(file.path("name").asText()).isEqualTo("labels.jpg");
        assertThat(file.path("size").asInt()).isEqualTo(18);
        String link = "/cases/rectification/attachment?id=rectification:FC-1-1&sha256="
                + file.path("sha256").asText();
        String page =
                school.open("/cases/rectification/case?id=rectification:FC-1-1").text();
        assertThat(page).contains("提交佐证材料：new labels（labels.jpg）", link.replace("&", "&amp;"));
        Browser.Answer given = school.open(link);
        assertThat(given.text()).isEqualTo("not really a photo");
        assertThat(given.header("Content-Disposition")).startsWith("attachment").contains("labels.jpg");
        assertThat(given.header("X-Content-Type-Options")).isEqualTo("nosniff");

        Browser other = as("school-2");
        other.logIn();
        assertThat(other.open(link).status()).isEqualTo(404);
    }

    @Test
    void a_form_that_is_refused_keeps_its_files() {
        openCase("FC-5");
        Browser school = as("school-1");
        school.logIn();
        Map<String, String> fields = new HashMap<>(
                Map.of("rectification", "FC-5-1", "school", Sample.SCHOOL, "about", "新标签", "filedOn", "1999-01-01"));
        Browser.Answer refused = school.uploadForm(EVIDENCE, EVIDENCE, fields, "attachments", "labels.jpg", "a photo");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text()).contains("role=\"alert\"", "labels.jpg");

        fields.put("filedOn", "2026-03-18");
        fields.put("attachments", school.valueOf("attachments", refused));
        Browser.Answer done = school.uploadForm(EVIDENCE, EVIDENCE, fields, "attachments", "second.jpg", "another");
        assertThat(done.status()).isEqualTo(302);
        settle();
        assertThat(school.open("/cases/rectification/case?id=rectification:FC-5-1")
                        .text())
                .contains("提交佐证材料：新标签（labels.jpg、second.jpg）");
    }

    @Test
    void what_nobody_uploaded_is_no_file() {
        openCase("FC-6");
        Browser school = as("school-1");
        school.logIn();
        for (String invented : List.of("labels.jpg", "{}", "{\"sha256\": 1", "[1]", "null")) {
            Map<String, String> fields = Map.of(
                    "rectification", "FC-6-1",
                    "school", Sample.SCHOOL,
                    "about", "新标签",
                    "filedOn", "2026-03-18",
                    "attachments", invented);
            Browser.Answer answer = school.uploadForm(EVIDENCE, EVIDENCE, fields, "attachments", "a.jpg", "a photo");
            assertThat(answer.status()).as(invented).isEqualTo(200);
            assertThat(answer.text()).as(invented).contains("role=\"alert\"", "a.jpg");
        }
    }

    @Test
    void a_program_hands_a_file_in_first_and_then_names_it() {
        openCase("FC-2");
        byte[] scan = "a scan".getBytes(StandardCharsets.UTF_8);
        String named = upload(inspector, "scan.pdf", scan).text();
        String command = """
                {"visit": "FC-2", "about": "签字的原件", "attachments": [%s], "filedOn": "2026-03-06"}""";
        assertThat(inspector
                        .post("/api/v1/commands/visit/FileFormScan", command.formatted(named))
                        .status())
                .isEqualTo(200);
        settle();
        String sha256 = office.get("/api/v1/cases/history?id=visit:FC-2")
                .json()
                .findValue("sha256")
                .asText();
        assertThat(office.get("/api/v1/cases/attachments/" + sha256 + "?id=visit:FC-2")
                        .text())
                .isEqualTo("a scan");
        assertThat(office.get("/api/v1/cases/attachments/" + sha256 + "?id=rectification:FC-2-1")
                        .code())
                .isEqualTo("UNKNOWN_ATTACHMENT");
        Browser.Answer unknown = inspector.post(
                "/api/v1/commands/visit/FileFormScan", command.formatted(named.replace(sha256, "0".repeat(64))));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("还没有上传");
    }

    @Test
    void what_no_commit_can_hold_is_refused_with_the_way_to_do_it() {
        openCase("FC-4");
        Browser.Answer refused =
                office.post("/api/v1/rectifications/FC-4-1/reports", """
                {"measures": "%s", "reportedOn": "2026-03-18"}""".formatted("x".repeat(13_000_000)));
        assertThat(refused).returns(413, Browser.Answer::status).returns("TOO_LARGE", Browser.Answer::code);
        assertThat(refused.text()).contains("附件");
    }

    @Test
    void an_empty_file_and_one_that_is_too_large_are_refused() {
        assertThat(upload(inspector, "empty.pdf", new byte[0])).returns(400, Browser.Answer::status);
        assertThat(upload(inspector, "large.pdf", new byte[1_100_000]))
                .returns(413, Browser.Answer::status)
                .returns("TOO_LARGE", Browser.Answer::code);
    }
}
