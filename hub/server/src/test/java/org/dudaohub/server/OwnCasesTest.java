package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.Provenance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An inspector goes on with a case that names the inspector, whichever way in; the office goes on with any. */
class OwnCasesTest extends NodeTest {

    private static final String ISSUE = "/api/v1/commands/inspection/IssueReport";

    @Autowired
    private EventStore ledger;

    @Test
    void an_inspection_is_reported_on_by_its_own_team_or_the_office() {
        visited("OC-1", "DX99012302");
        visited("OC-2", Sample.INSPECTOR);

        Browser.Answer refused = inspector.post(ISSUE, report("OC-1"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("NOT_PERMITTED");
        assertThat(refused.json().path("detail").asText())
                .isEqualTo("该事项由督学DX99012302、DX99012303、DX99012304承办，您的督学编号是DX99012301，不能代为办理");
        assertThat(inspector.post(ISSUE, report("OC-2")).status()).isEqualTo(200);
        assertThat(office.post(ISSUE, report("OC-1")).status()).isEqualTo(200);
    }

    @Test
    void lines_of_a_file_about_cases_of_others_are_refused_one_by_one() {
        visited("OC-3", "DX99012302");
        visited("OC-4", Sample.INSPECTOR);

        Browser.Answer answer = inspector.upload("inspection.IssueReport", "报告.csv", """
                督导编号,督导报告,存在问题,印发日期
                OC-3,办学规范,,2026-03-20
                OC-4,办学规范,,2026-03-20
                """);

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.json().path("rejected")).hasSize(1);
        assertThat(answer.json().at("/rejected/0/line").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/rejected/0/reason").asText()).isEqualTo("NOT_PERMITTED");
    }

    @Test
    void the_consoles_form_says_whose_case_it_is() {
        visited("OC-5", "DX99012302");
        office.post(ISSUE, report("OC-5"));
        inspector.logIn();
        String form = "/cases/inspection/new/DeliverFeedback";

        assertThat(inspector
                        .submit(form, form, "inspection=OC-5&preliminaryOpinion=a&recipient=b&deliveredOn=2026-03-24")
                        .text())
                .contains("role=\"alert\"", "不能代为办理");
    }

    @Test
    void the_scan_of_a_form_is_filed_by_those_who_signed_it() {
        office.post(
                "/api/v1/inspection-forms", Sample.form("OC-6", Sample.SCHOOL).replace("督学甲01", "督学甲02"));
        String file = inspector
                .call(
                        "POST",
                        "/api/v1/attachments?fileName=scan.pdf",
                        "application/pdf",
                        BodyPublishers.ofString("a scan"))
                .text();

        assertThat(inspector
                        .post("/api/v1/commands/visit/FileFormScan", """
                {"visit": "OC-6", "about": "签字的原件", "attachments": [%s], "filedOn": "2026-03-06"}
                """.formatted(file))
                        .code())
                .isEqualTo("NOT_PERMITTED");
    }

    @Test
    void the_senders_number_stands_beside_no_event() {
        visited("OC-7", Sample.INSPECTOR);
        inspector.post(ISSUE, report("OC-7"));

        DomainEventMessage<?> reported = ledger.readEvents("inspection:OC-7")
                .asStream()
                .reduce((earlier, later) -> later)
                .orElseThrow();

        assertThat(reported.getPayloadType().getSimpleName()).isEqualTo("ReportIssued");
        assertThat(reported.getMetaData())
                .containsEntry(Provenance.ACTOR, "inspector")
                .doesNotContainKey(Provenance.SENDING_INSPECTOR);
    }

    /** An inspection by that inspector and two others that waits for its report. */
    private void visited(String inspection, String inspector) {
        sent("OpenComprehensiveInspection", """
                {"inspection": "%s", "office": "%s", "school": "%s", "occasion": "YEARLY", "noticedOn": "2026-03-16",
                 "team": ["%s", "DX99012303", "DX99012304"], "visitOn": "2026-03-17"}
                """.formatted(inspection, Sample.OFFICE, Sample.SCHOOL, inspector));
        sent("RecordSiteVisit", """
                {"inspection": "%s", "inspectors": ["%s", "DX99012303"], "publicOpinion": "家长问卷180份", "findings": "听课12节",
                 "areas": ["PARTY_BUILDING", "TEACHING", "RESEARCH", "ETHICS", "RESOURCES", "FEES", "SAFETY"],
                 "visitedOn": "2026-03-17"}
                """.formatted(inspection, inspector));
    }

    private void sent(String command, String body) {
        Browser.Answer answer = office.post("/api/v1/commands/inspection/" + command, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String report(String inspection) {
        return """
                {"inspection": "%s", "summary": "办学规范", "problems": "", "issuedOn": "2026-03-20"}
                """.formatted(inspection);
    }
}
