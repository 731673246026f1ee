package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;

/** A school finds nowhere that somebody complained about it, whatever it opens. */
class AccusedSchoolTest extends NodeTest {

    private static final String TRAIL = "/api/v1/schools/" + Sample.SCHOOL + "/trail";
    private static final String PAGE = "/schools/" + Sample.SCHOOL;
    private static final String[] TRACES = {"举报", "complaint", "ACC-JB-1"};

    @Test
    void the_accused_school_sees_no_complaint_in_its_trail_its_cases_and_its_forms() throws IOException {
        complain();
        Browser school = as("school-1");
        school.logIn();

        for (String searched : List.of("", "?happenedFrom=2026-03-01")) {
            Browser.Answer trail = school.get(TRAIL + searched);
            assertThat(trail.status()).isEqualTo(200);
            assertThat(trail.text()).doesNotContain(TRACES);
            assertThat(trail.header("X-Total-Count"))
                    .isEqualTo(Integer.toString(trail.json().size()));
            assertThat(school.open(PAGE + searched).text()).contains("留痕").doesNotContain(TRACES);
            assertThat(cells(school.download(PAGE + "/trail.xlsx" + searched)))
                    .isNotEmpty()
                    .noneMatch(cell -> Stream.of(TRACES).anyMatch(cell::contains));
        }
        assertThat(school.get("/api/v1/cases?id=complaint:ACC-JB-1").status()).isEqualTo(404);
        assertThat(school.open("/cases/complaint").status()).isEqualTo(404);
        assertThat(school.open("/cases/complaint/case?id=complaint:ACC-JB-1").status())
                .isEqualTo(404);
        String form = "/cases/rectification/new/ReportRectification";
        assertThat(inputs(school.open(form + "?from=complaint:ACC-JB-1"))).isEqualTo(inputs(school.open(form)));

        assertThat(office.get(TRAIL).text()).contains(TRACES);
        office.logIn();
        assertThat(office.open(PAGE).text()).contains("收到举报：食堂留样不全");
    }

    private void complain() {
        send("ReceiveComplaint", """
                {"complaint": "ACC-JB-1", "school": "%s", "content": "食堂留样不全", "receivedOn": "2026-03-20"}
                """.formatted(Sample.SCHOOL));
        settle();
    }

    private void send(String command, String body) {
        Browser.Answer answer = office.post("/api/v1/commands/complaint/" + command, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static List<String> inputs(Browser.Answer form) {
        assertThat(form.status()).isEqualTo(200);
        return form.text()
                .lines()
                .filter(line -> line.contains("<input") && !line.contains("_csrf"))
                .toList();
    }

    private static List<String> cells(byte[] file) throws IOException {
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            return StreamSupport.stream(workbook.getSheetAt(0).spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .map(cell -> cell.getStringCellValue())
                    .toList();
        }
    }
}
