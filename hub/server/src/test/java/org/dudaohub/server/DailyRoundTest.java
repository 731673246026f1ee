package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.Registration;
import org.dudaohub.domain.frequency.ReviewCycle;
import org.dudaohub.domain.inspection.DeclareTermEndInspectionDue;
import org.dudaohub.domain.workreport.DeclareWorkReportOverdue;
import org.dudaohub.domain.workreport.RemindOfWorkReport;
import org.dudaohub.server.watch.DailyRound;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** What the node finds out by itself when a day begins. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DailyRoundTest extends NodeTest {

    private static final String CITY_OFFICE = "11990100MB99000131";
    private static final String OFFICE_BELOW = "11990171MB9901710H";

    @Autowired
    private DailyRound round;

    @Autowired
    private CommandBus commands;

    /** First: every round that comes to May asks for the bulletins of April. */
    @Test
    @Order(1)
    void an_office_that_sent_too_few_bulletins_in_the_month_that_ended_is_told_once_even_if_it_sent_none() {
        register(OFFICE_BELOW, "石浦新区教育督导室", "OFFICE", Sample.OFFICE);
        register("2199171001", "石浦第一小学", "PRIMARY_SCHOOL", OFFICE_BELOW);
        clock.setTo(LocalDate.of(2026, 4, 10));
        office.post("/api/v1/commands/bulletin/SubmitBulletin", """
                {"bulletin": "XX-2026-04-1", "office": "%s", "title": "开学督导", "content": "内容", "portal": "省门户网",
                 "submittedOn": "2026-04-10"}
                """.formatted(Sample.OFFICE));
        settle();

        clock.setTo(LocalDate.of(2026, 4, 30));
        round.look();
        settle();
        assertThat(missed(Sample.OFFICE).status()).as("April is not over").isEqualTo(404);

        for (int day = 6; day <= 8; day++) {
            clock.setTo(LocalDate.of(2026, 5, day));
            round.look();
            settle();
        }
        assertThat(missed(Sample.OFFICE).json().path("summary").asText()).isEqualTo("2026-04应报送2条，实报1条");
        assertThat(missed(Sample.OFFICE).json().path("openedOn").asText()).isEqualTo("2026-05-01");
        assertThat(missed(Sample.OFFICE).json().path("events").asInt()).isEqualTo(1);
        assertThat(missed(OFFICE_BELOW).json().path("summary").asText()).isEqualTo("2026-04应报送2条，实报0条");
    }

    @Test
    void a_report_is_missed_by_the_inspectors_of_this_nodes_own_office_only() {
        office.upload("organizations", "city.csv", """
                机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
                %s,澜江市人民政府教育督导委员会,机构,990100,,0,2015-03-02,,,
                """.formatted(CITY_OFFICE));
        appoint("DR-1", Sample.OFFICE);
        appoint("DR-2", CITY_OFFICE);
        settle();

        clock.setTo(LocalDate.of(2026, 5, 6));
        round.look();
        settle();

        assertThat(report("DR-1").json().path("status").asText()).isEqualTo("督导工作报告逾期");
        assertThat(report("DR-2").status()).isEqualTo(404);
    }

    @Test
    void a_demonstration_rating_that_nobody_published_is_found() {
        String kindergarten = "1199123978";
        office.upload("organizations", "kindergarten.csv", """
                机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
                %s,石埠幼儿园,幼儿园,990100,,210,2020-09-01,,,
                """.formatted(kindergarten));
        clock.setTo(LocalDate.of(2026, 4, 10));
        assertThat(office.post("/api/v1/commands/rating/RateDemonstration", """
                        {"school": "%s", "kind": "KINDERGARTEN", "year": 2026, "round": 1, "rating": "GOOD", "ratedOn": "2026-04-10",
                         "scores": [{"item": "园务管理", "fullScore": 50, "score": 46}]}
                        """.formatted(kindergarten))
                        .status())
                .isBetween(200, 201);
        settle();

        clock.setTo(LocalDate.of(2026, 5, 14));
        round.look();
        settle();

        assertThat(office.get("/api/v1/cases?id=demonstration:" + kindergarten + "/2026-1")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("评定结果逾期未公开");
    }

    @Test
    void inspectors_and_schools_for_whom_nothing_can_be_due_are_not_asked() {
        String school = "2199123977";
        office.upload("organizations", "school.csv", """
                机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
                2199123976,石埠小学,小学,990123,%2$s,310,2001-09-01,,,
                %1$s,沙渚小学,小学,990123,%2$s,310,2020-09-01,,,
                """.formatted(school, Sample.OFFICE));
        office.post("/api/v1/commands/organization/AppointPrincipal", """
                {"code": "2199123976", "person": "XZ-OLD", "principalName": "舒望野", "appointedOn": "2009-09-01"}""");
        office.post("/api/v1/commands/organization/AppointPrincipal", """
                {"code": "%s", "person": "XZ-DR", "principalName": "舒望舟", "appointedOn": "2023-06-01"}""".formatted(school));
        appoint("DR-3", Sample.OFFICE);
        settle();
        Predicate<Object> aboutThem = command ->
                command.toString().contains("DR-3") || command.toString().contains("=" + school);

        assertThat(askedOn(LocalDate.of(2026, 5, 20)))
                .filteredOn(aboutThem)
                .hasOnlyElementsOfType(DeclareWorkReportOverdue.class)
                .hasSize(1);
        assertThat(askedOn(LocalDate.of(2026, 5, 21))).noneMatch(aboutThem);
        assertThat(askedOn(LocalDate.of(2026, 5, 28)))
                .filteredOn(aboutThem)
                .hasOnlyElementsOfType(RemindOfWorkReport.class)
                .hasSize(1);
        assertThat(askedOn(LocalDate.of(2026, 6, 1)))
                .filteredOn(aboutThem)
                .hasOnlyElementsOfTypes(DeclareWorkReportOverdue.class, DeclareTermEndInspectionDue.class)
                .hasSize(2);
        assertThat(askedOn(LocalDate.of(2026, 6, 2))).noneMatch(aboutThem);
    }

    @Test
    void a_school_in_no_zone_is_found_until_a_zone_covers_it() {
        String school = "2199123975";
        office.upload("organizations", "school.csv", """
                机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
                %s,桑洲小学,小学,990123,%s,310,2020-09-01,,,
                """.formatted(school, Sample.OFFICE));
        office.post("/api/v1/commands/zone/EstablishZone", """
                {"zone": "ZR-DR", "name": "第一责任区", "office": "%s", "schools": ["%s", "%s"], "inspectors": ["%s"],
                 "establishedOn": "2026-03-02"}
                """.formatted(
                        Sample.OFFICE, Sample.SCHOOL, Sample.OTHER_SCHOOL, Sample.INSPECTOR));
        settle();

        clock.setTo(LocalDate.of(2026, 6, 10));
        round.look();
        settle();
        assertThat(coverage().json().at("/fields/uncovered").asText())
                .contains(school)
                .doesNotContain(Sample.SCHOOL);

        office.post("/api/v1/commands/zone/AssignSchoolToZone", """
                {"zone": "ZR-DR", "school": "%s", "assignedOn": "2026-06-10"}""".formatted(school));
        clock.setTo(LocalDate.of(2026, 6, 11));
        settle();
        round.look();
        settle();
        assertThat(coverage().json().at("/fields/uncovered").asText()).doesNotContain(school);
    }

    @Test
    void a_monitoring_result_that_nobody_rectifies_is_overdue() {
        office.post("/api/v1/commands/quality/ReceiveMonitoringResult", """
                {"result": "ZL-DR", "unit": "%s", "body": "质量监测中心", "year": 2025, "subject": "科学",
                 "problems": ["实验探究得分偏低"], "responsible": "闵云舟", "dueOn": "2026-06-30", "receivedOn": "2026-03-31"}
                """.formatted(Sample.SCHOOL));
        settle();

        clock.setTo(LocalDate.of(2026, 7, 1));
        round.look();
        settle();

        assertThat(office.get("/api/v1/cases?id=quality:ZL-DR")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("监测问题整改逾期");
    }

    @Test
    void a_school_that_was_visited_only_once_in_a_term_is_found_when_the_forms_of_the_term_are_due() {
        office.post("/api/v1/inspection-forms", Sample.form("DR-T-1", Sample.SCHOOL));
        settle();

        clock.setTo(LocalDate.of(2026, 8, 10));
        round.look();
        settle();
        assertThat(seldom("2025-2026-2").status()).as("known only since March").isEqualTo(404);

        clock.setTo(LocalDate.of(2027, 2, 10));
        round.look();
        settle();
        assertThat(seldom("2026-2027-1").json().path("summary").asText()).isEqualTo("2026-2027-1学期应入校督导2次，实际0次");
        assertThat(seldom("2026-2027-1").json().path("openedOn").asText()).isEqualTo("2027-02-01");
    }

    private Browser.Answer seldom(String term) {
        return office.get("/api/v1/cases?id=visit-frequency:%s/%s".formatted(Sample.SCHOOL, term));
    }

    @Test
    void schools_are_asked_for_once_nobody_inspected_or_evaluated_them_for_five_years() {
        String inspected = "2199123974";
        String unknown = "2199123973";
        String kindergarten = "1199123972";
        office.upload("organizations", "schools.csv", """
                机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
                %s,苇湾小学,小学,990123,%4$s,310,2001-09-01,,,
                %s,菱塘小学,小学,990123,%4$s,310,2001-09-01,,,
                %s,芡实幼儿园,幼儿园,990123,%4$s,120,2020-09-01,,,
                """.formatted(inspected, unknown, kindergarten, Sample.OFFICE));
        accepted("inspection/OpenComprehensiveInspection", """
                {"inspection": "DR-ZH-1", "office": "%s", "school": "%s", "occasion": "CYCLE", "noticedOn": "2026-03-16",
                 "team": ["%s", "DX99012303", "DX99012304"], "visitOn": "2026-03-17"}
                """.formatted(Sample.OFFICE, inspected, Sample.INSPECTOR));
        accepted("inspection/RecordSiteVisit", """
                {"inspection": "DR-ZH-1", "inspectors": ["%s", "DX99012303"], "publicOpinion": "家长问卷", "findings": "听课",
                 "areas": ["PARTY_BUILDING", "TEACHING", "RESEARCH", "ETHICS", "RESOURCES", "FEES", "SAFETY"],
                 "visitedOn": "2026-03-17"}
                """.formatted(Sample.INSPECTOR));
        accepted("kindergarten/SubmitKindergartenSelfCheck", """
                {"school": "%s", "year": 2026, "report": "自查报告", "submittedOn": "2026-03-10",
                 "scores": {"conditions": 90, "safety": 85, "care": 82, "staff": 80, "management": 84}}
                """.formatted(kindergarten));
        accepted("kindergarten/EvaluateKindergarten", """
                {"school": "%s", "year": 2026, "inspectors": ["%s"], "shortcomings": "保健员不足", "evaluatedOn": "2026-03-20",
                 "scores": {"conditions": 86, "safety": 84, "care": 80, "staff": 78, "management": 83}}
                """.formatted(kindergarten, Sample.INSPECTOR));
        settle();
        var afterItsInspection = new ReviewCycle(inspected, LocalDate.of(2026, 3, 17));
        var afterItsEvaluation = new ReviewCycle(kindergarten, LocalDate.of(2026, 3, 20));
        var sinceItIsKnown = new ReviewCycle(unknown, LocalDate.of(2026, 3, 31));

        assertThat(wouldBeAskedOn(LocalDate.of(2031, 3, 17)))
                .doesNotContain(afterItsInspection, afterItsEvaluation, sinceItIsKnown);
        assertThat(wouldBeAskedOn(LocalDate.of(2031, 3, 31)))
                .contains(afterItsInspection, afterItsEvaluation)
                .doesNotContain(sinceItIsKnown);
        assertThat(wouldBeAskedOn(LocalDate.of(2031, 4, 1)))
                .contains(afterItsInspection, afterItsEvaluation, sinceItIsKnown);
    }

    private void accepted(String command, String body) {
        Browser.Answer answer = office.post("/api/v1/commands/" + command, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    }

    private Browser.Answer coverage() {
        return office.get("/api/v1/cases?id=zone-coverage:%s".formatted(Sample.OFFICE));
    }

    private List<Object> askedOn(LocalDate day) {
        return asked(day, question -> question);
    }

    /** In years to come everything of the other tests would be due: a question about nobody goes instead. */
    private List<Object> wouldBeAskedOn(LocalDate day) {
        return asked(day, question -> GenericCommandMessage.asCommandMessage(new ReviewCycle("0", day)));
    }

    private List<Object> asked(LocalDate day, UnaryOperator<CommandMessage<?>> sent) {
        List<Object> asked = new CopyOnWriteArrayList<>();
        clock.setTo(day);
        try (Registration _ = commands.registerDispatchInterceptor(messages -> (_, message) -> {
            asked.add(message.getPayload());
            return sent.apply(message);
        })) {
            round.look();
        }
        settle();
        return asked;
    }

    private void appoint(String inspector, String office) {
        assertThat(this.office
                        .post("/api/v1/commands/inspector/AppointInspector", """
                        {"inspector": "%s", "name": "督学%1$s", "kind": "RESPONSIBLE", "office": "%s",
                         "termBegins": "2025-02-01", "termEnds": "2027-12-31"}
                        """.formatted(inspector, office))
                        .status())
                .isEqualTo(200);
    }

    private Browser.Answer report(String inspector) {
        return office.get("/api/v1/cases?id=work-report:%s:2026-04".formatted(inspector));
    }

    private void register(String code, String name, String kind, String parent) {
        assertThat(office.post("/api/v1/commands/organization/RegisterOrganization", """
                        {"code": "%s", "name": "%s", "kind": "%s", "division": "990171", "parent": "%s",
                         "pupils": 0, "registeredOn": "2020-01-01"}
                        """.formatted(
                                        code, name, kind, parent))
                        .status())
                .isEqualTo(200);
    }

    private Browser.Answer missed(String office) {
        return this.office.get("/api/v1/cases?id=bulletins:%s:2026/2026-04".formatted(office));
    }
}
