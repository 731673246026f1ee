package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.InfiniteCircularInputStream;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is wrong with a request, the answer is problem details with a code and a Chinese sentence. */
class BadInputTest extends NodeTest {

    private static final String FORMS = "/api/v1/inspection-forms";

    @Autowired
    private Ledger ledger;

    private long events;

    @BeforeEach
    void count() {
        events = ledger();
    }

    @AfterEach
    void nothing_was_recorded() {
        assertThat(ledger()).isEqualTo(events);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no body                  |                                            | MALFORMED",
                "a JSON that breaks off   | {\"visit\": \"V\",                          | MALFORMED",
                "a list for an object     | []                                         | MALFORMED",
                "text for an object       | {\"visit\": \"V\", \"form\": \"x\"}        | INVALID",
                "a day that is none       | {\"form\": {\"date\": \"2026-02-30\"}}     | INVALID",
                "a day as prose           | {\"form\": {\"date\": \"上周五\"}}          | INVALID",
                "an unknown grade         | {\"grade\": \"TERRIBLE\"}                  | INVALID",
                "a number for a grade     | {\"grade\": 1}                             | INVALID",
                "text for a list          | {\"form\": {\"inspectors\": \"督学甲01\"}}  | INVALID",
                "a number for text        | {\"visit\": 5}                             | INVALID",
            })
    void a_body_that_cannot_be_understood_is_malformed(String what, String body, String code) {
        expect(inspector.post(FORMS, body == null ? "" : body), 400, code);
    }

    @Test
    void a_wrong_field_is_named() {
        Browser.Answer answer = inspector.post(FORMS, "{\"form\": {\"date\": \"2026-02-30\"}}");

        assertThat(answer.json().path("detail").asText()).contains("form.date").contains("2026-03-05");
        assertThat(answer.json().path("fields").get(0).path("name").asText()).isEqualTo("form.date");
    }

    @Test
    void an_enumeration_is_spelled_out() {
        assertThat(inspector
                        .post(FORMS, "{\"grade\": \"TERRIBLE\"}")
                        .json()
                        .path("detail")
                        .asText())
                .contains("MINOR、ORDINARY、SERIOUS、COMPLEX");
    }

    @Test
    void a_missing_field_is_refused_by_the_domain() {
        expect(inspector.post(FORMS, "{\"visit\": \"V-1\", \"school\": \"2199123001\"}"), 422, "MISSING");
        expect(inspector.post(FORMS, "{}"), 422, "MISSING");
        expect(office.post("/api/v1/agreements", "{\"peer\": \"lanjiang\"}"), 422, "MISSING");
    }

    @Test
    void a_missing_field_outside_the_domain_is_named_too() {
        Browser.Answer answer = office.put("/api/v1/schools/2199123001/wechat", "{\"person\": \" \"}");

        expect(answer, 400, "MISSING");
        assertThat(answer.json().path("fields")).hasSize(2);
    }

    @Test
    void an_unknown_school_in_a_form_is_refused() {
        expect(inspector.post(FORMS, Sample.form("V-2", "2199999999")), 422, "UNKNOWN_ORGANIZATION");
    }

    @Test
    void an_unknown_school_in_a_path_is_not_found() {
        expect(auditor.get("/api/v1/schools/2199999999/trail"), 404, "UNKNOWN_ORGANIZATION");
        expect(
                office.put("/api/v1/schools/2199999999/wechat", "{\"person\": \"P\", \"openId\": \"o\"}"),
                404,
                "UNKNOWN_ORGANIZATION");
    }

    @Test
    void an_unknown_case_is_not_found() {
        String report = Sample.report("2026-03-18");
        expect(office.post("/api/v1/rectifications/NONE-1/reports", report), 404, "UNKNOWN_CASE");
        expect(as("school-1").post("/api/v1/rectifications/NONE-1/reports", report), 404, "UNKNOWN_CASE");
        expect(inspector.post("/api/v1/rectifications/NONE-1/revisits", Sample.revisit("")), 404, "UNKNOWN_CASE");
    }

    @Test
    void an_unknown_state_in_the_query_is_invalid() {
        expect(auditor.get("/api/v1/rectifications?state=FORGOTTEN"), 400, "INVALID");
        expect(auditor.get("/api/v1/rectifications?page=first"), 400, "INVALID");
    }

    @Test
    void a_page_far_out_is_empty() {
        assertThat(auditor.get("/api/v1/rectifications?page=2147483647&size=2147483647")
                        .text())
                .isEqualTo("[]");
        assertThat(auditor.get("/api/v1/rectifications?page=-1&size=-1").status())
                .isEqualTo(200);
    }

    @Test
    void unknown_paths_methods_and_types_are_named() {
        expect(auditor.get("/api/v1/nothing"), 404, "UNKNOWN_PATH");
        expect(office.call("DELETE", "/api/v1/node", null, BodyPublishers.noBody()), 405, "METHOD_NOT_ALLOWED");
        expect(
                inspector.call("POST", FORMS, "text/plain", BodyPublishers.ofString("x")),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_file_of_an_unknown_kind_without_a_name_empty_or_unreadable_is_turned_away() {
        expect(office.upload("recipes", "x.csv", "a,b"), 404, "UNKNOWN_KIND");
        expect(office.call("POST", "/api/v1/imports/zones", "text/csv", BodyPublishers.ofString("a")), 400, "MISSING");
        expect(office.upload("zones", "x.csv", ""), 400, "MISSING");
        expect(office.upload("zones", "x.csv", "这不是表格"), 422, "UNREADABLE_FILE");
    }

    @Test
    void a_file_that_is_too_large_is_turned_away_whether_or_not_it_says_so() {
        byte[] large = new byte[1024 * 1024 + 1];

        expect(office.upload("zones", "x.csv", BodyPublishers.ofByteArray(large)), 413, "TOO_LARGE");
        expect(
                office.upload("zones", "x.csv", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                413,
                "TOO_LARGE");
    }

    @Test
    void of_a_gigabyte_no_more_is_read_than_makes_an_answer_possible() throws IOException {
        try (BoundedInputStream gigabyte = BoundedInputStream.builder()
                .setInputStream(new InfiniteCircularInputStream(new byte[8192]))
                .setMaxCount(1L << 30)
                .get()) {
            try {
                expect(office.upload("zones", "x.csv", BodyPublishers.ofInputStream(() -> gigabyte)), 413, "TOO_LARGE");
            } catch (UncheckedIOException hungUp) {
                // The answer was given, and then the connection was broken in the middle of what nobody reads.
            }
            assertThat(gigabyte.getCount()).isLessThan(128L << 20);
        }
        assertThat(office.get("/api/v1/node").status()).isEqualTo(200);
    }

    @Test
    void json_of_many_megabytes_is_turned_away() {
        String large = "{\"visit\": \"" + "x".repeat(9_000_000) + "\"}";

        expect(inspector.post(FORMS, large), 413, "TOO_LARGE");
    }

    /** All events but those of notices: what earlier tests are still notified of comes when it comes. */
    private long ledger() {
        try (Stream<RecordedEvent> recorded = ledger.events(0)) {
            return recorded.filter(it -> !it.event().name().startsWith("notice."))
                    .count();
        }
    }

    private static void expect(Browser.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).containsPattern("\\p{IsHan}");
        assertThat(answer.json().path("detail").asText()).containsPattern("\\p{IsHan}");
    }
}
