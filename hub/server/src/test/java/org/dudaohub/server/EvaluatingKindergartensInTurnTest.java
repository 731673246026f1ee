package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Full coverage, the weak first (seed 003 §9). */
class EvaluatingKindergartensInTurnTest extends NodeTest {

    private static final String WEAK = "1199123961";
    private static final String STRONG = "1199123962";
    private static final String UNCHECKED = "1199123963";
    private static final String DONE = "1199123964";

    @Test
    void those_that_wait_come_first_and_of_them_the_one_that_was_found_weaker() {
        office.upload(
                "organizations", "kindergartens.csv", """
                机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
                %2$s,柳渡幼儿园,幼儿园,990123,%1$s,210,2020-09-01,,,
                %3$s,芦汀幼儿园,幼儿园,990123,%1$s,180,2020-09-01,,,
                %4$s,沙渚幼儿园,幼儿园,990123,%1$s,90,2020-09-01,,,
                %5$s,桑洲幼儿园,幼儿园,990123,%1$s,120,2020-09-01,,,
                """.formatted(Sample.OFFICE, WEAK, STRONG, UNCHECKED, DONE));
        settle();
        clock.setTo(LocalDate.of(2025, 11, 20));
        checkItself(WEAK, 2025, 90);
        evaluate(WEAK, 2025, 61);
        clock.setTo(LocalDate.of(2026, 5, 20));
        checkItself(WEAK, 2026, 95);
        checkItself(STRONG, 2026, 80);
        checkItself(DONE, 2026, 70);
        evaluate(DONE, 2026, 72);
        settle();

        var coverage = office.get("/api/v1/kindergartens").json();

        assertThat(coverage.path("year").asInt()).isEqualTo(2026);
        assertThat(StreamSupport.stream(coverage.path("rows").spliterator(), false)
                        .filter(row -> row.path("code").asText().startsWith("119912396"))
                        .map(row -> "%s %s %s %s %s %s"
                                .formatted(
                                        row.path("name").asText(),
                                        row.path("state").asText(),
                                        row.path("selfScore").asText(),
                                        row.path("score").asText(),
                                        row.path("lastYear").asText(),
                                        row.path("lastScore").asText())))
                .containsExactly(
                        "柳渡幼儿园 SELF_CHECKED 95 null 2025 61",
                        "芦汀幼儿园 SELF_CHECKED 80 null null null",
                        "沙渚幼儿园 OPEN null null null null",
                        "桑洲幼儿园 EVALUATED 70 72 null null");
        assertThat(office.get("/api/v1/kindergartens?year=2025").json().toString())
                .contains("\"name\":\"柳渡幼儿园\",\"state\":\"EVALUATED\",\"selfScore\":90,\"score\":61");
        office.logIn();
        assertThat(office.open("/cases/kindergarten").text()).contains("/kindergartens");
        assertThat(office.open("/kindergartens").text())
                .contains("61（2025年）")
                .containsSubsequence("柳渡幼儿园", "芦汀幼儿园", "沙渚幼儿园", "桑洲幼儿园");
        assertThat(office.open("/kindergartens?year=soon").status()).isEqualTo(400);
        Browser school = as("school-1");
        school.logIn();
        assertThat(school.open("/cases/kindergarten").text()).doesNotContain("/kindergartens");
        assertThat(school.open("/kindergartens").status()).isEqualTo(403);
    }

    private void checkItself(String kindergarten, int year, int score) {
        assertThat(office.post("/api/v1/commands/kindergarten/SubmitKindergartenSelfCheck", """
                        {"school": "%s", "year": %d, "scores": %s, "report": "自查报告", "submittedOn": "%s"}
                        """.formatted(
                                        kindergarten, year, scores(score), LocalDate.now(clock)))
                        .status())
                .isEqualTo(200);
    }

    private void evaluate(String kindergarten, int year, int score) {
        assertThat(office.post("/api/v1/commands/kindergarten/EvaluateKindergarten", """
                        {"school": "%s", "year": %d, "inspectors": ["%s"], "scores": %s, "shortcomings": "户外场地不足",
                         "evaluatedOn": "%s"}
                        """.formatted(
                                        kindergarten, year, Sample.INSPECTOR, scores(score), LocalDate.now(clock)))
                        .status())
                .isEqualTo(200);
    }

    private static String scores(int score) {
        return """
                {"conditions": %1$d, "safety": %1$d, "care": %1$d, "staff": %1$d, "management": %1$d}""".formatted(score);
    }
}
