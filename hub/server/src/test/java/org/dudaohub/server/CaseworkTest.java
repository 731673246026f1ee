package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.wording.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists, dossiers and forms that are drawn from the domain. */
class CaseworkTest extends NodeTest {

    static Stream<Capability> capabilities() {
        return Capabilities.all().stream();
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void every_capability_has_a_list_and_a_form_for_each_of_its_commands(Capability capability) {
        office.logIn();
        Browser.Answer list = office.open("/cases/" + capability.name());
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).contains("<h1>" + capability.title() + "</h1>");
        for (Class<? extends Command> command : commandsOfOffices(capability)) {
            Browser.Answer form = office.open("/cases/%s/new/%s".formatted(capability.name(), command.getSimpleName()));
            assertThat(form.status()).as(command.getSimpleName()).isEqualTo(200);
            assertThat(form.text())
                    .contains("<h1>" + command.getAnnotation(Wording.class).value() + "</h1>");
            assertThat(Field.of(command))
                    .allSatisfy(field -> assertThat(form.text()).contains(field.label()));
        }
    }

    @Test
    void a_form_that_is_refused_says_why_and_keeps_what_was_typed() {
        office.logIn();
        String form = "/cases/visit/new/FileInspectionForm";
        Browser.Answer refused = office.submit(
                form, form, "visit=CW-1&school=2199999999&form.unit=%E6%9F%B3%E6%B8%A1%E5%B0%8F%E5%AD%A6");
        assertThat(refused.text()).contains("role=\"alert\"", "2199999999", "柳渡小学");
    }

    @Test
    void what_was_done_by_form_stands_in_the_list_and_in_the_dossier() {
        office.logIn();
        String form = "/cases/organization/new/CountPupils";
        office.submit(form, form, "code=%s&pupils=417&countedOn=2026-03-06".formatted(Sample.OTHER_SCHOOL));
        settle();
        assertThat(office.open("/cases/organization?q=" + Sample.OTHER_SCHOOL).text())
                .contains("学生数417");

        inspector.post("/api/v1/inspection-forms", Sample.form("CW-2", Sample.SCHOOL));
        settle();
        assertThat(office.open("/cases/rectification?q=CW-2").text()).contains("CW-2-1", "责令整改");
        assertThat(office.open("/cases/rectification/case?id=rectification:CW-2-1")
                        .text())
                .contains("食品留样标签不全", "问题等级", "报告整改情况");
    }

    @Test
    void visits_under_way_are_found_by_their_state_until_their_form_is_filed() {
        office.logIn();
        office.post("/api/v1/commands/inspector/AppointInspector", """
                {"inspector": "CW-DX1", "name": "督学丙01", "kind": "RESPONSIBLE", "office": "%s",
                 "termBegins": "2026-01-01", "termEnds": "2026-12-31"}
                """.formatted(Sample.OFFICE));
        String form = "/cases/visit/new/StartVisit";
        office.submit(
                form,
                form,
                "visit=CW-9&school=%s&inspector=CW-DX1&methods=LESSONS&methods=TOUR&startedOn=2026-03-05"
                        .formatted(Sample.SCHOOL));
        settle();
        String underWay = "/cases/visit?q=" + URLEncoder.encode("督导进行中", StandardCharsets.UTF_8);
        assertThat(office.open(underWay).text()).contains("CW-9", "记录表应于2026-03-08前填报", "<option value=\"督导进行中\">");
        assertThat(office.open("/cases/visit/case?id=visit:CW-9").text()).contains("随机听课、校园巡视");

        office.post(
                "/api/v1/inspection-forms", Sample.form("CW-9", Sample.SCHOOL).replace("督学甲01", "督学丙01"));
        settle();
        assertThat(office.open(underWay).text()).doesNotContain("CW-9");
    }

    @Test
    void a_case_shows_how_it_came_to_what_it_is() {
        office.logIn();
        inspector.post("/api/v1/inspection-forms", Sample.form("CW-3", Sample.SCHOOL));
        as("school-1").post("/api/v1/rectifications/CW-3-1/reports", Sample.report("2026-03-18"));
        settle();

        assertThat(office.open("/cases/rectification/case?id=rectification:CW-3-1")
                        .text())
                .contains("共 2 条", "责令整改“食品留样标签不全”", "报告整改情况：已补全留样标签", "发生 2026-03-18", "记录 2026-");
        JsonNode history =
                office.get("/api/v1/cases/history?id=rectification:CW-3-1").json();
        assertThat(history).hasSize(2);
        assertThat(history.get(1).path("happenedOn").asText()).isEqualTo("2026-03-18");
        assertThat(as("school-2")
                        .get("/api/v1/cases/history?id=rectification:CW-3-1")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void lists_exports_and_trails_are_searched_by_when_things_happened_and_when_they_were_recorded() throws Exception {
        office.logIn();
        inspector.post("/api/v1/inspection-forms", Sample.form("CW-4", Sample.OTHER_SCHOOL));
        settle();
        String recordedAt = office.get("/api/v1/cases?id=visit:CW-4")
                .json()
                .path("recordedAt")
                .asText();
        LocalDate recorded = LocalDate.ofInstant(Instant.parse(recordedAt), ZoneId.of("Asia/Shanghai"));
        String happened = "happenedFrom=2026-03-05&happenedTo=2026-03-05";
        String late = happened + "&recordedFrom=%1$s&recordedTo=%1$s".formatted(recorded);
        String inTime = happened + "&recordedTo=" + recorded.minusDays(1);

        assertThat(office.get("/api/v1/cases/visit?text=CW-4&" + late).json()).hasSize(1);
        assertThat(office.get("/api/v1/cases/visit?text=CW-4&" + inTime).json()).isEmpty();
        assertThat(office.open("/cases/visit?q=CW-4&" + late).text())
                .contains("CW-4", "value=\"%s\"".formatted(recorded), "recordedTo=" + recorded);
        assertThat(office.open("/cases/visit?q=CW-4&" + inTime).text()).contains("没有案卷");
        assertThat(exported("q=CW-4&" + late)).isEqualTo(1);
        assertThat(exported("q=CW-4&" + inTime)).isZero();
        String trail = "/api/v1/schools/%s/trail?".formatted(Sample.OTHER_SCHOOL);
        assertThat(office.get(trail + late).json().findValuesAsText("text")).contains("督学甲01入校督导");
        assertThat(office.get(trail + inTime).json()).isEmpty();
        assertThat(office.open("/schools/%s?order=oldest&%s".formatted(Sample.OTHER_SCHOOL, late))
                        .text())
                .contains("督学甲01入校督导", "记录 " + recorded);
        assertThat(office.open("/schools/%s?%s".formatted(Sample.OTHER_SCHOOL, inTime))
                        .text())
                .contains("这些日期没有符合条件的事项");
    }

    @Test
    void the_figures_and_a_schools_trail_are_written_into_workbooks_too() throws IOException {
        office.logIn();
        inspector.post("/api/v1/inspection-forms", Sample.form("CW-7", Sample.OTHER_SCHOOL));
        settle();
        assertThat(rows(office.download("/statistics/export.xlsx")))
                .as("the division and the total")
                .isEqualTo(2);
        String trail = "/schools/%s/trail.xlsx".formatted(Sample.OTHER_SCHOOL);
        int all = rows(office.download(trail));
        assertThat(all)
                .isGreaterThan(rows(office.download(trail + "?happenedFrom=2026-03-05")))
                .isPositive();
        Browser school = as("school-2");
        school.logIn();
        assertThat(rows(school.download(trail)))
                .as("the notice to the school may have come meanwhile")
                .isGreaterThanOrEqualTo(all);
        assertThat(school.open("/schools/%s/trail.xlsx".formatted(Sample.SCHOOL))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_workbook_of_the_worklist_holds_the_cases_in_the_state_that_the_page_shows() throws IOException {
        inspector.post("/api/v1/inspection-forms", Sample.form("CW-10", Sample.OTHER_SCHOOL));
        inspector.post("/api/v1/inspection-forms", Sample.form("CW-11", Sample.OTHER_SCHOOL));
        as("school-2").post("/api/v1/rectifications/CW-10-1/reports", Sample.report("2026-03-18"));
        settle();
        office.logIn();
        String ofReported = "/rectifications/export.xlsx?state=REPORTED";

        assertThat(office.open("/rectifications?state=REPORTED").text()).contains("href=\"" + ofReported + "\"");
        assertThat(office.open("/rectifications").text()).contains("href=\"/rectifications/export.xlsx\"");
        assertThat(exportedCases(office, ofReported)).contains("CW-10-1").doesNotContain("CW-11-1");
        assertThat(exportedCases(office, "/rectifications/export.xlsx")).contains("CW-10-1", "CW-11-1");
        Browser other = as("school-1");
        other.logIn();
        assertThat(exportedCases(other, "/rectifications/export.xlsx")).doesNotContain("CW-10-1", "CW-11-1");
    }

    private static List<String> exportedCases(Browser user, String path) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(user.download(path)))) {
            return StreamSupport.stream(workbook.getSheetAt(0).spliterator(), false)
                    .map(row -> row.getCell(0).getStringCellValue())
                    .toList();
        }
    }

    @Test
    void a_day_that_does_not_exist_is_a_bad_request() {
        assertThat(office.get("/api/v1/cases/visit?happenedFrom=2026-02-30"))
                .returns(400, Browser.Answer::status)
                .returns("INVALID", Browser.Answer::code);
    }

    private int exported(String query) throws IOException {
        return rows(office.download("/cases/visit/export.xlsx?" + query));
    }

    /** Without the header. */
    private static int rows(byte[] file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getSheetAt(0).getLastRowNum();
        }
    }

    private static List<Class<? extends Command>> commandsOfOffices(Capability capability) {
        return capability.commandTypes().stream()
                .filter(type -> type.isAnnotationPresent(SentBy.class)
                        && List.of(type.getAnnotation(SentBy.class).value()).contains(Role.OFFICE))
                .toList();
    }
}
