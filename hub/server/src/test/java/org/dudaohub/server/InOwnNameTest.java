package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An inspector acts in the own name, whichever way in; the office enters for inspectors. */
class InOwnNameTest extends NodeTest {

    private static final String OTHER = "DX99012302";

    @Test
    void a_visit_is_opened_under_the_own_number_only() {
        Browser.Answer refused = inspector.post("/api/v1/commands/visit/StartVisit", visit("OWN-1", OTHER));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("NOT_PERMITTED");
        assertThat(refused.json().path("detail").asText()).isEqualTo("只能以本人名义办理，您的督学编号是" + Sample.INSPECTOR);
        assertThat(inspector
                        .post("/api/v1/commands/visit/StartVisit", visit("OWN-1", Sample.INSPECTOR))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("accepted");
    }

    @Test
    void the_office_enters_for_an_inspector() {
        assertThat(office.post("/api/v1/commands/visit/StartVisit", visit("OWN-2", Sample.INSPECTOR))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("accepted");
    }

    @ParameterizedTest(name = "signed {0}")
    @CsvSource({
        "督学甲02, 403",
        "督学甲01, 200",
        "DX99012301, 200",
        "督学甲02、督学甲01, 200",
    })
    void a_form_is_filed_by_one_of_those_who_sign_it(String signatures, int status) {
        String form = Sample.form("OWN-S" + signatures.hashCode(), Sample.SCHOOL)
                .replace("\"督学甲01\"", "\"%s\"".formatted(signatures.replace("、", "\", \"")));

        assertThat(inspector.post("/api/v1/inspection-forms", form).status()).isEqualTo(status);
    }

    @Test
    void a_revisit_is_recorded_by_one_of_those_who_sign_it() {
        inspector.post("/api/v1/inspection-forms", Sample.form("OWN-3", Sample.SCHOOL));
        as("school-1").post("/api/v1/rectifications/OWN-3-1/reports", Sample.report("2026-03-18"));
        String revisit = Sample.revisit("");
        String path = "/api/v1/rectifications/OWN-3-1/revisits";

        assertThat(inspector.post(path, revisit.replace("督学甲01", "督学甲02")).code())
                .isEqualTo("NOT_PERMITTED");
        assertThat(inspector.post(path, revisit).status()).isEqualTo(200);
    }

    @Test
    void lines_of_a_file_that_others_sign_are_refused_one_by_one() {
        String file = Sample.forms("OWN-F").replace("柳渡小学,2026-03-05,督学甲01", "柳渡小学,2026-03-05,督学甲02");

        Browser.Answer answer = inspector.upload("inspection-forms", "他人.csv", file);

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.json().path("rejected").get(0).path("reason").asText())
                .isEqualTo("NOT_PERMITTED");
    }

    @Test
    void the_consoles_form_knows_who_fills_it_in_and_refuses_another() {
        inspector.logIn();
        String start = "/cases/visit/new/StartVisit";

        assertThat(inspector.open(start + "?inspector=" + OTHER).text())
                .contains(">%s</textarea>".formatted(Sample.INSPECTOR))
                .doesNotContain(OTHER);
        assertThat(inspector.open("/cases/visit/new/FileInspectionForm").text())
                .containsPattern("name=\"form.inspectors\"[^>]*>督学甲01</textarea>");
        assertThat(inspector.open("/cases/workreport/new/DraftWorkReport").text())
                .contains("value=\"%s\"".formatted(Sample.INSPECTOR));
        String fields = "visit=OWN-4&school=%s&startedOn=2026-03-05&inspector=".formatted(Sample.SCHOOL);
        assertThat(inspector.submit(start, start, fields + OTHER).text()).contains("role=\"alert\"", "只能以本人名义办理");
        assertThat(inspector.submit(start, start, fields + Sample.INSPECTOR).status())
                .isEqualTo(302);
    }

    private static String visit(String visit, String inspector) {
        return """
                {"visit": "%s", "school": "%s", "inspector": "%s", "startedOn": "2026-03-05"}
                """.formatted(visit, Sample.SCHOOL, inspector);
    }
}
