package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.dudaohub.server.rectification.DeadlineWatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One case after the other, from the form to its end, over the HTTP API. */
class CaseOverHttpTest extends NodeTest {

    @Autowired
    private DeadlineWatch watch;

    @Test
    void a_form_with_a_finding_orders_rectification_and_filing_it_again_changes_nothing() {
        String form = Sample.form("QD-01", Sample.SCHOOL);

        assertThat(inspector.post("/api/v1/inspection-forms", form).json())
                .hasToString("{\"outcome\":\"accepted\",\"id\":\"QD-01\"}");
        assertThat(inspector.post("/api/v1/inspection-forms", form).json())
                .hasToString("{\"outcome\":\"unchanged\",\"id\":\"QD-01\"}");

        settle();
        JsonNode row = rectification("QD-01-1");
        assertThat(row.path("state").asText()).isEqualTo("ORDERED");
        assertThat(row.path("deadline").asText()).isEqualTo("2026-03-20");
        assertThat(row.path("schoolName").asText()).isEqualTo("柳渡小学");
    }

    @Test
    void a_reported_case_is_closed_by_the_revisit_that_finds_nothing_left() {
        open("QD-02");

        assertThat(as("school-1")
                        .post(path("QD-02-1", "reports"), Sample.report("2026-03-18"))
                        .status())
                .isEqualTo(200);
        assertThat(inspector
                        .post(path("QD-02-1", "revisits"), Sample.revisit(""))
                        .status())
                .isEqualTo(200);

        settle();
        assertThat(rectification("QD-02-1").path("state").asText()).isEqualTo("CLOSED");
    }

    @Test
    void a_revisit_that_finds_something_left_sends_the_case_back_to_the_school() {
        open("QD-03");
        as("school-1").post(path("QD-03-1", "reports"), Sample.report("2026-03-18"));

        inspector.post(path("QD-03-1", "revisits"), Sample.revisit("两个班仍无标签"));

        settle();
        JsonNode row = rectification("QD-03-1");
        assertThat(row.path("state").asText()).isEqualTo("RETURNED");
        assertThat(row.path("remaining").asText()).isEqualTo("两个班仍无标签");
    }

    @Test
    void the_office_may_report_for_a_school_and_a_school_only_for_itself() {
        open("QD-04");

        assertThat(as("school-2").post(path("QD-04-1", "reports"), Sample.report("2026-03-18")))
                .returns(403, Browser.Answer::status)
                .returns("NOT_PERMITTED", Browser.Answer::code);
        assertThat(office.post(path("QD-04-1", "reports"), Sample.report("2026-03-18"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_case_whose_deadline_passed_is_declared_overdue_once_and_an_interview_is_filed_with_the_superior() {
        open("QD-05");
        settle();

        clock.setTo(LocalDate.of(2026, 3, 20));
        watch.look();
        settle();
        assertThat(rectification("QD-05-1").path("state").asText())
                .as("the deadline itself is still in time")
                .isEqualTo("ORDERED");

        clock.setTo(LocalDate.of(2026, 3, 31));
        watch.look();
        watch.look();
        settle();
        watch.look();
        settle();
        assertThat(rectification("QD-05-1").path("state").asText()).isEqualTo("OVERDUE");
        assertThat(trail("QD-05", "rectification.RectificationOverdue")).isEqualTo(1);

        assertThat(office.post(path("QD-05-1", "interviews"), """
                                {"interview": "YT-05", "interviewee": "麦若竹", "interviewer": "县督导室", "matters": "逾期未整改",
                                 "commitments": "三日内整改", "superior": "%s", "heldOn": "2026-03-30"}
                                """.formatted(Sample.OFFICE))
                        .json())
                .hasToString("{\"outcome\":\"accepted\",\"id\":\"YT-05\"}");
        settle();
        assertThat(rectification("QD-05-1").path("interviewedOn").asText()).isEqualTo("2026-03-30");
    }

    @Test
    void the_trail_of_a_school_says_who_did_what_through_which_channel() {
        open("QD-06");
        as("school-1").post(path("QD-06-1", "reports"), Sample.report("2026-03-18"));
        settle();

        JsonNode report = StreamSupport.stream(
                        auditor.get("/api/v1/schools/" + Sample.SCHOOL + "/trail")
                                .json()
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("event").asText().equals("rectification.RectificationReported"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(report.path("actor").asText()).isEqualTo("school-1");
        assertThat(report.path("actorName").asText()).isEqualTo("柳渡小学");
        assertThat(report.path("role").asText()).isEqualTo("SCHOOL");
        assertThat(report.path("channel").asText()).isEqualTo("api");
        assertThat(report.path("happenedOn").asText()).isEqualTo("2026-03-18");
        assertThat(report.path("text").asText()).contains("已补全留样标签");
    }

    @Test
    void a_file_is_taken_in_line_by_line_and_the_same_file_again_does_nothing() {
        String file = Sample.forms("CSV");

        JsonNode first = inspector.upload("inspection-forms", "三月.csv", file).json();
        assertThat(first.path("accepted").asInt()).isEqualTo(2);
        assertThat(first.path("rejected").size()).isEqualTo(1);
        assertThat(first.path("rejected").get(0).path("line").asInt()).isEqualTo(4);
        assertThat(first.path("rejected").get(0).path("reason").asText()).isEqualTo("UNKNOWN_ORGANIZATION");
        assertThat(first.path("rejected").get(0).path("message").asText()).contains("2199999999");

        // The notices to the schools are events too, and come a moment later.
        settle();
        long events = auditor.get("/api/v1/ledger").json().path("events").asLong();
        assertThat(inspector
                        .upload("inspection-forms", "三月.csv", file)
                        .json()
                        .path("repeated")
                        .asBoolean())
                .isTrue();
        assertThat(auditor.get("/api/v1/ledger").json().path("events").asLong()).isEqualTo(events);

        settle();
        JsonNode newest = auditor.get("/api/v1/imports?size=1").json().get(0);
        assertThat(newest.path("fileName").asText()).isEqualTo("三月.csv");
        assertThat(auditor.get("/api/v1/imports/" + newest.path("file").asText() + "/rejected")
                        .json())
                .hasSize(1);
    }

    @Test
    void statistics_count_the_division_of_the_schools() {
        open("QD-07");
        settle();

        JsonNode division = StreamSupport.stream(
                        auditor.get("/api/v1/statistics").json().spliterator(), false)
                .filter(row -> row.path("division").asText().equals(Sample.DIVISION))
                .findFirst()
                .orElseThrow();
        assertThat(division.path("name").asText()).isEqualTo("青荻县教育体育局");
        assertThat(division.path("visits").asLong()).isPositive();
        assertThat(division.path("findings").asLong()).isPositive();
        assertThat(division.path("rectificationRate").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void the_whole_chain_can_be_checked() {
        open("QD-08");

        JsonNode check = auditor.post("/api/v1/ledger/verification", "").json();

        assertThat(check.path("ok").asBoolean()).isTrue();
        assertThat(check.path("position").asLong())
                .isEqualTo(auditor.get("/api/v1/ledger")
                        .json()
                        .path("head")
                        .path("position")
                        .asLong());
    }

    @Test
    void a_principals_wechat_is_bound_and_its_openid_never_stands_readable_in_the_ledger() {
        assertThat(office.put("/api/v1/schools/" + Sample.SCHOOL + "/wechat", """
                                {"person": "XZ99012301", "openId": "o-secret-openid"}""")
                        .status())
                .isEqualTo(200);
        settle();

        assertThat(auditor.get("/api/v1/schools/" + Sample.SCHOOL + "/trail").text())
                .contains("notice.WeChatBound")
                .doesNotContain("o-secret-openid");
    }

    private void open(String visit) {
        assertThat(inspector
                        .post("/api/v1/inspection-forms", Sample.form(visit, Sample.SCHOOL))
                        .status())
                .isEqualTo(200);
    }

    private long trail(String visit, String event) {
        return StreamSupport.stream(
                        auditor.get("/api/v1/schools/" + Sample.SCHOOL + "/trail")
                                .json()
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("event").asText().equals(event))
                .filter(entry -> entry.path("dossier").asText().contains(visit))
                .count();
    }

    private JsonNode rectification(String id) {
        return StreamSupport.stream(auditor.get("/api/v1/rectifications").json().spliterator(), false)
                .filter(row -> row.path("rectification").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String path(String rectification, String what) {
        return "/api/v1/rectifications/" + rectification + "/" + what;
    }
}
