package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What some capabilities show beside what every case shows. */
class ViewsOfCasesTest extends NodeTest {

    @Test
    void a_years_monitoring_shows_each_schools_indicators_the_variations_and_who_misses_what() {
        office.logIn();
        command("balance/TakeIndicatorSnapshot", """
                {"snapshot": "JH-VIEW", "office": "%s", "year": 2026, "stage": "PRIMARY", "takenOn": "2026-03-20", "schools": [
                  {"school": "%s", "pupils": 1211, "highlyEducatedTeachers": 4.6, "backboneTeachers": 1.2, "sportArtTeachers": 1,
                   "teachingRooms": 4.9, "sportsGrounds": 8.1, "equipment": 2300, "multimedia": 2.6},
                  {"school": "%s", "pupils": 567, "highlyEducatedTeachers": 3.6, "backboneTeachers": 0.7, "sportArtTeachers": 1,
                   "teachingRooms": 4.9, "sportsGrounds": 8.1, "equipment": 2300, "multimedia": 2.6}]}
                """.formatted(Sample.OFFICE, Sample.SCHOOL, Sample.OTHER_SCHOOL));
        settle();

        assertThat(office.open("/cases/balance/case?id=balance:JH-VIEW").text())
                .contains("2026年小学", "未达到优质均衡标准", "每百名学生骨干教师数", "不得超过", "柳渡小学", "芦汀小学")
                .contains("<span class=\"miss\">3.6</span>", "5 / 7", "7 / 7", "至少6项", "余项不低于要求的85%")
                .doesNotContain("<dt>学校指标</dt>", "<dt>达标指标数</dt>");
    }

    @Test
    void a_plan_shows_month_by_month_what_was_done_of_it_and_what_is_late() {
        office.logIn();
        command("plan/PublishAnnualPlan", """
                {"plan": "GZ-VIEW", "office": "%s", "year": 2026, "title": "2026年工作要点", "publishedOn": "2026-01-05", "tasks": [
                  {"number": 1, "theme": "食堂安全", "content": "食堂安全专项检查", "months": "3", "responsible": "督导室"}]}
                """.formatted(Sample.OFFICE));
        command("plan/PublishMonthPlan", """
                {"plan": "YD-VIEW", "annualPlan": "GZ-VIEW", "office": "%s", "month": "2026-03", "title": "三月计划",
                 "publishedOn": "2026-02-25", "tasks": [
                  {"number": 1, "theme": "食堂安全", "content": "食堂安全专项检查", "months": "3", "responsible": "督导室"}]}
                """.formatted(Sample.OFFICE));
        assign("RW-VIEW-1", "2026-03-04");
        assign("RW-VIEW-2", "2026-03-05");
        settle();
        command("plan/CompleteTask", """
                {"school": "%s", "month": "2026-03", "task": "RW-VIEW-1", "visit": "QD-X", "completedOn": "2026-03-04"}
                """.formatted(Sample.SCHOOL));
        settle();

        for (String plan : new String[] {"plan:GZ-VIEW", "month-plan:YD-VIEW"}) {
            assertThat(office.open("/cases/plan/case?id=" + plan).text())
                    .contains("完成进度", "RW-VIEW-1", "已完成", "RW-VIEW-2", "过期未办", "柳渡小学", "科室检查");
        }
        assertThat(office.open("/cases/plan/case?id=school-month:%s:2026-03/RW-VIEW-2".formatted(Sample.SCHOOL))
                        .text())
                .contains("RW-VIEW-2", "科室检查")
                .doesNotContain("RW-VIEW-1");
    }

    @Test
    void a_report_is_drafted_from_what_the_ledger_says_and_the_inspector_goes_on_from_there() {
        office.logIn();
        inspector.post("/api/v1/inspection-forms", Sample.form("VIEW-1", Sample.SCHOOL));
        inspector.post("/api/v1/inspection-forms", Sample.form("VIEW-2", Sample.OTHER_SCHOOL));
        settle();

        JsonNode whole = office.get("/api/v1/work-reports/draft?author=%s&period=2026-03".formatted(Sample.OFFICE))
                .json();
        assertThat(whole.at("/figures/visits").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(whole.path("text").asText()).contains("2026年3月入校督导");
        assertThat(office.get("/api/v1/work-reports/draft?author=x&period=2026-13"))
                .returns(400, Browser.Answer::status)
                .returns("INVALID", Browser.Answer::code);

        String page = office.open(
                        "/cases/workreport/new/DraftWorkReport?author=%s&period=2026-03".formatted(Sample.OFFICE))
                .text();
        assertThat(page)
                .contains(
                        "按账本汇总起草",
                        "2026年3月入校督导%d次".formatted(whole.at("/figures/visits").asInt()))
                .as("the text is not read through a slit")
                .containsPattern("<textarea rows=\"([2-9]|1\\d|20)\"[^>]*name=\"text\"")
                .containsPattern("name=\"figures.visits\"[^>]*value=\"%s\""
                        .formatted(whole.at("/figures/visits").asText()));

        assertThat(office.open("/cases/workreport/new/RecountWorkReport?author=%s&period=2026-03"
                                .formatted(Sample.OFFICE))
                        .text())
                .contains("按账本重新汇总")
                .containsPattern("name=\"figures.visits\"[^>]*value=\"%s\""
                        .formatted(whole.at("/figures/visits").asText()));
    }

    private void assign(String task, String day) {
        command("plan/AssignTask", """
                {"task": "%s", "plan": "YD-VIEW", "school": "%s", "kind": "SECTION_CHECK", "matter": "食堂安全", "section": "体卫艺科",
                 "plannedOn": "%s", "assignedOn": "2026-02-26"}
                """.formatted(task, Sample.SCHOOL, day));
    }

    private void command(String command, String body) {
        Browser.Answer answer = office.post("/api/v1/commands/" + command, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
