package org.dudaohub.server.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * What the office, its inspectors and its schools do, as stories of commands that follow one another. A hundred stories in a
 * row hold the same mix; every number makes other cases. What the node writes by itself (a school's notices, what its watches
 * find due) comes on top.
 */
final class Stories {

    private static final int FIRST_NEW_SCHOOL = 100_000;

    private final Town town;
    private final LocalDate today;
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<IntFunction<List<Step>>> mix;

    Stories(Town town) {
        this.town = town;
        this.today = town.today();
        this.mix = mix();
    }

    /** The commands of the next story, one after the other. */
    List<Step> next() {
        int number = numbers.getAndIncrement();
        return mix.get(number % mix.size()).apply(number);
    }

    /** A form whose dossier is {@code visit:QDP-<n>}. */
    Step probe(int n) {
        return form("QDP-" + n, n % Town.SCHOOLS, inspectorOf(n), "");
    }

    /** Each kind of story spread evenly over the hundred. */
    private List<IntFunction<List<Step>>> mix() {
        List<IntFunction<List<Step>>> hundred = new ArrayList<>();
        add(hundred, 24, this::rectification);
        add(hundred, 16, this::visit);
        add(hundred, 12, this::task);
        add(hundred, 10, this::complaint);
        add(hundred, 6, this::inspector);
        add(hundred, 5, this::inspection);
        add(hundred, 5, this::school);
        add(hundred, 5, this::referral);
        add(hundred, 5, this::typicalCase);
        add(hundred, 4, this::expense);
        add(hundred, 2, this::consultation);
        add(hundred, 1, this::monthPlan);
        add(hundred, 3, this::visitOfUnknownSchool);
        add(hundred, 2, this::schoolThatMayNot);
        add(hundred, 2, this::unknownCase);
        List<IntFunction<List<Step>>> spread = new ArrayList<>();
        for (int i = 0; i < hundred.size(); i++) {
            spread.add(hundred.get(i * 37 % hundred.size()));
        }
        return List.copyOf(spread);
    }

    private static void add(List<IntFunction<List<Step>>> stories, int times, IntFunction<List<Step>> story) {
        for (int i = 0; i < times; i++) {
            stories.add(story);
        }
    }

    private List<Step> visit(int n) {
        Step form = form("QD-" + n, n % Town.SCHOOLS, inspectorOf(n), "");
        return n % 4 == 0 ? List.of(form, form.again()) : List.of(form);
    }

    /** From the form to the end: every second school asks for more time, every third publishes the result, once too early. */
    private List<Step> rectification(int n) {
        int school = n % Town.SCHOOLS_WITH_LOGIN;
        String code = Town.school(school);
        String inspector = inspectorOf(n);
        String id = "QD-" + n + "-1";
        List<Step> steps = new ArrayList<>();
        steps.add(form("QD-" + n, school, inspector, "食品留样标签不全，留样量不足"));
        if (n % 2 == 0) {
            steps.add(command(
                    "rectification/RequestExtension",
                    code,
                    """
                    {"rectification": "%s", "school": "%s", "until": "%s", "grounds": "标签须统一定制", "requestedOn": "%s"}
                    """.formatted(id, code, today.plusDays(75), today),
                    "rectification.ExtensionRequested"));
            steps.add(command(
                    "rectification/ExtendRectification",
                    Town.STAFF,
                    """
                    {"rectification": "%s", "until": "%s", "grounds": "同意所请", "decidedOn": "%s"}
                    """.formatted(id, today.plusDays(75), today),
                    "rectification.RectificationExtended"));
        }
        steps.add(Step.accepted(
                "ReportRectification",
                code,
                "/api/v1/rectifications/" + id + "/reports",
                """
                {"measures": "已补全餐次、时间、责任人，每餐留样不少于125克，专人登记", "reportedOn": "%s"}
                """.formatted(today),
                "rectification.RectificationReported"));
        String publication = """
                {"rectification": "%s", "school": "%s", "channels": ["EDUCATION_SITE", "WECHAT"], "title": "食品留样整改情况", \
                "address": "", "publishedOn": "%s"}
                """.formatted(id, code, today);
        if (n % 3 == 0) {
            steps.add(refused("publication/PublishRectification", code, publication, 422, "WRONG_STATE"));
        }
        steps.add(Step.accepted(
                "FileRevisitForm",
                inspector,
                "/api/v1/rectifications/" + id + "/revisits",
                """
                {"unit": "%s", "date": "%s", "inspectors": ["督学%s"], "matter": "食品留样", "progress": "标签齐全，登记完整", "remaining": ""}
                """.formatted(Town.schoolName(school), today, inspector),
                "rectification.RevisitFormFiled",
                "rectification.RectificationAccepted"));
        if (n % 3 == 0) {
            steps.add(command(
                    "publication/PublishRectification", code, publication, "publication.RectificationPublished"));
        }
        return steps;
    }

    /** Form 1. */
    private Step form(String visit, int school, String inspector, String shortcomings) {
        List<String> events = shortcomings.isEmpty()
                ? List.of("visit.VisitRecorded", "visit.InspectionFormFiled")
                : List.of(
                        "visit.VisitRecorded",
                        "visit.InspectionFormFiled",
                        "visit.FindingRaised",
                        "rectification.RectificationOrdered");
        return Step.accepted(
                "FileInspectionForm",
                inspector,
                "/api/v1/inspection-forms",
                form(visit, Town.school(school), Town.schoolName(school), inspector, shortcomings),
                events.toArray(String[]::new));
    }

    private String form(String visit, String code, String name, String inspector, String shortcomings) {
        return """
                {"visit": "%s", "school": "%s", "grade": "ORDINARY", "form": {
                  "unit": "%s", "date": "%s", "inspectors": ["督学%s"], "item": "CANTEEN", "goodPractice": "陪餐制度落实",
                  "shortcomings": "%s", "recommendation": "补全餐次、时间、责任人", "deadline": "%s", "remarks": ""}}
                """.formatted(visit, code, name, today.minusDays(2), inspector, shortcomings, today.plusDays(60));
    }

    /** One task a school and month, so that none is above the month's cap. */
    private List<Step> task(int n) {
        String school = Town.school(n % Town.SCHOOLS);
        LocalDate planned = today.plusDays(1).plusMonths(n / Town.SCHOOLS % 24);
        String task = "RW-" + n;
        return List.of(
                command(
                        "plan/AssignTask",
                        Town.STAFF,
                        """
                        {"task": "%s", "plan": "YD-1", "school": "%s", "kind": "REGULAR", "matter": "招生、收费、择校",
                         "inspectors": ["%s"], "section": "", "plannedOn": "%s", "exception": "%s", "assignedOn": "%s"}
                        """.formatted(task, school, inspectorOf(n), planned, "", today),
                        "plan.TaskAssigned"),
                command(
                        "plan/CompleteTask",
                        inspectorOf(n),
                        """
                        {"school": "%s", "month": "%s", "task": "%s", "visit": "QD-%s", "completedOn": "%s"}
                        """.formatted(school, YearMonth.from(planned), task, n, today),
                        "plan.TaskCompleted"));
    }

    /**
     * Every second complainant gives a name, which is sealed with a key of its own, and is told; the others can't be.
     * One may not close before verifying.
     */
    private List<Step> complaint(int n) {
        String id = "JB-" + n;
        String who = n % 2 == 0 ? """
                "person": "JBR-%s", "complainant": "柏清竹", "contact": "19900000023",""".formatted(n) : "";
        String closing = """
                {"complaint": "%s", "result": "已清退，已答复举报人", "closedOn": "%s"}
                """.formatted(id, today);
        String telling = """
                {"complaint": "%s", "acceptedOn": "%s"}
                """.formatted(id, today.minusDays(2));
        return List.of(
                command(
                        "complaint/ReceiveComplaint",
                        Town.STAFF,
                        """
                        {"complaint": "%s", "school": "%s", %s "content": "反映课后服务违规收费", "receivedOn": "%s"}
                        """.formatted(id, Town.school(n % Town.SCHOOLS), who, today.minusDays(3)),
                        "complaint.ComplaintReceived"),
                who.isEmpty()
                        ? refused("complaint/AcceptComplaint", Town.STAFF, telling, 422, "WRONG_STATE")
                        : command("complaint/AcceptComplaint", Town.STAFF, telling, "complaint.ComplaintAccepted"),
                refused("complaint/CloseComplaint", Town.STAFF, closing, 422, "WRONG_STATE"),
                command(
                        "complaint/VerifyComplaint",
                        inspectorOf(n),
                        """
                        {"complaint": "%s", "inspector": "%s", "substantiated": true, "facts": "收费未公示，已责令清退", "verifiedOn": "%s"}
                        """.formatted(id, inspectorOf(n), today.minusDays(1)),
                        "complaint.ComplaintVerified"),
                command("complaint/CloseComplaint", Town.STAFF, closing, "complaint.ComplaintClosed"));
    }

    /** The new inspector has no login yet: the office enters what there is to report. */
    private List<Step> inspector(int n) {
        String id = "DXN-" + n;
        String period = YearMonth.from(today).minusMonths(1).toString();
        return List.of(
                town.appointed(id, "新任督学" + n),
                command(
                        "training/RecordTraining",
                        Town.STAFF,
                        """
                        {"inspector": "%s", "course": "PX-%s", "title": "责任督学履职能力培训", "level": "CITY", "hours": 24,
                         "passed": true, "completedOn": "%s"}
                        """.formatted(id, n, today.minusDays(7)),
                        "training.TrainingCompleted"),
                command(
                        "resource/IssueTerminal",
                        Town.STAFF,
                        """
                        {"terminal": "ZD-%s", "office": "%s", "model": "督导平板", "inspector": "%s", "issuedOn": "%s"}
                        """.formatted(n, Town.OFFICE, id, today),
                        "resource.TerminalIssued"),
                command(
                        "workreport/DraftWorkReport",
                        Town.STAFF,
                        """
                        {"author": "%s", "period": "%s", "office": "%s", "text": "本月督导情况（初稿）", "draftedOn": "%s",
                         "figures": {"visits": 3, "schools": 3, "findings": 1, "ordered": 1, "accepted": 2, "returned": 0,
                                     "overdue": 0, "interviews": 1}}
                        """.formatted(id, period, Town.OFFICE, today),
                        "workreport.WorkReportDrafted"),
                command(
                        "workreport/EditWorkReport",
                        Town.STAFF,
                        """
                        {"author": "%s", "period": "%s", "text": "本月督导情况：回头看一次，推动整改两项", "editedOn": "%s"}
                        """.formatted(id, period, today),
                        "workreport.WorkReportEdited"),
                command(
                        "workreport/SubmitWorkReport",
                        Town.STAFF,
                        """
                        {"author": "%s", "period": "%s", "submittedOn": "%s"}
                        """.formatted(id, period, today),
                        "workreport.MonthlyReportSubmitted"));
    }

    /** A comprehensive inspection from its notice to the opinion, which orders rectification. */
    private List<Step> inspection(int n) {
        String id = "ZH-" + n;
        String school = Town.school(n % Town.SCHOOLS_WITH_LOGIN);
        String inspector = inspectorOf(n);
        String second = inspectorOf(n + 1);
        return List.of(
                command(
                        "inspection/OpenComprehensiveInspection",
                        Town.STAFF,
                        """
                        {"inspection": "%s", "office": "%s", "school": "%s", "occasion": "CYCLE", "team": ["%s", "%s", "%s"],
                         "noticedOn": "%s", "visitOn": "%s"}
                        """.formatted(
                                        id,
                                        Town.OFFICE,
                                        school,
                                        inspector,
                                        second,
                                        inspectorOf(n + 2),
                                        today.minusDays(60),
                                        today.minusDays(35)),
                        "inspection.ComprehensiveInspectionOpened"),
                command(
                        "inspection/SubmitSelfCheck",
                        school,
                        """
                        {"inspection": "%s", "school": "%s", "summary": "自评良好", "problems": "晚自习管理不严", "submittedOn": "%s"}
                        """.formatted(id, school, today.minusDays(45)),
                        "inspection.SelfCheckSubmitted"),
                command(
                        "inspection/RecordSiteVisit",
                        inspector,
                        """
                        {"inspection": "%s", "inspectors": ["%s", "%s"], "publicOpinion": "家长问卷180份", "findings": "随堂听课12节",
                         "areas": ["PARTY_BUILDING", "TEACHING", "RESEARCH", "ETHICS", "RESOURCES", "FEES", "SAFETY"], "visitedOn": "%s"}
                        """.formatted(id, inspector, second, today.minusDays(35)),
                        "inspection.SiteVisitRecorded"),
                command(
                        "inspection/IssueReport",
                        inspector,
                        """
                        {"inspection": "%s", "summary": "办学规范，质量稳步提升", "problems": "实验室开放不足", "issuedOn": "%s"}
                        """.formatted(id, today.minusDays(30)),
                        "inspection.ReportIssued"),
                command(
                        "inspection/DeliverFeedback",
                        inspector,
                        """
                        {"inspection": "%s", "preliminaryOpinion": "实验课开出率偏低", "recipient": "闵云舟", "deliveredOn": "%s"}
                        """.formatted(id, today.minusDays(25)),
                        "inspection.FeedbackDelivered"),
                command(
                        "inspection/SubmitDefence",
                        school,
                        """
                        {"inspection": "%s", "school": "%s", "statement": "一间实验室正在改造", "submittedOn": "%s"}
                        """.formatted(id, school, today.minusDays(20)),
                        "inspection.DefenceSubmitted"),
                command(
                        "inspection/IssueOpinion",
                        Town.STAFF,
                        """
                        {"inspection": "%s", "evaluation": "良好", "answerToDefence": "部分采纳：按改造进度整改", "department": "%s",
                         "demands": [{"item": "TEACHING", "grade": "ORDINARY", "problem": "实验课开出率偏低",
                                      "requirement": "开足实验课", "rectifyBy": "%s"}], "issuedOn": "%s"}
                        """.formatted(id, Town.OFFICE, today.plusDays(60), today.minusDays(1)),
                        "inspection.OpinionIssued",
                        "rectification.RectificationOrdered",
                        "rectification.OpinionCited"));
    }

    /** A school that opens: its principal's phone is sealed with a key of its own. */
    private List<Step> school(int n) {
        int number = FIRST_NEW_SCHOOL + n;
        String code = Town.school(number);
        return List.of(
                town.school(number, Town.schoolName(number)),
                command(
                        "organization/AppointPrincipal",
                        Town.STAFF,
                        """
                        {"code": "%s", "person": "XZ-%s", "principalName": "麦若竹", "phone": "19900000022", "appointedOn": "%s"}
                        """.formatted(code, n, today.minusYears(1)),
                        "organization.PrincipalAppointed"),
                command(
                        "organization/CountPupils",
                        Town.STAFF,
                        """
                        {"code": "%s", "pupils": 2001, "countedOn": "%s"}
                        """.formatted(code, today.minusDays(30)),
                        "organization.PupilsCounted"),
                command(
                        "organization/RenameOrganization",
                        Town.STAFF,
                        """
                        {"code": "%s", "name": "青荻实验学校%s部", "renamedOn": "%s"}
                        """.formatted(code, n, today.minusDays(3)),
                        "organization.OrganizationRenamed"));
    }

    private List<Step> referral(int n) {
        return List.of(
                command(
                        "linkage/ReferForEnforcement",
                        Town.STAFF,
                        """
                        {"referral": "YS-%s", "school": "%s", "department": "青荻县交通运输局", "kind": "ENFORCEMENT", "matterId": "QD-%s-1",
                         "facts": "校车停靠点未设标识", "answerBy": "%s", "referredOn": "%s"}
                        """.formatted(n, Town.school(n % Town.SCHOOLS), n, today.plusDays(40), today.minusDays(5)),
                        "linkage.EnforcementReferred"),
                command("linkage/AnswerReferral", Town.STAFF, """
                        {"referral": "YS-%s", "answer": "ORDERED", "details": "已责令养护单位增设标识", "answeredOn": "%s"}
                        """.formatted(n, today), "linkage.ReferralAnswered"));
    }

    private List<Step> typicalCase(int n) {
        return List.of(
                command(
                        "resource/CollectCase",
                        inspectorOf(n),
                        """
                        {"typicalCase": "AL-%s", "school": "%s", "title": "收费公示“一栏一码”", "practice": "公示栏增设监督电话与二维码",
                         "source": "QD-%s", "collectedOn": "%s"}
                        """.formatted(n, Town.school(n % Town.SCHOOLS), n, today.minusDays(1)),
                        "resource.CaseCollected"),
                command("resource/PromoteCase", Town.STAFF, """
                        {"typicalCase": "AL-%s", "medium": "县政府网站", "promotedOn": "%s"}
                        """.formatted(n, today), "resource.CasePromoted"));
    }

    private List<Step> expense(int n) {
        return List.of(command(
                "resource/RecordExpense",
                Town.STAFF,
                """
                {"expense": "JF-%s", "office": "%s", "kind": "TRANSPORT", "amount": 186.5, "payee": "%s", "purpose": "进校督导交通费",
                 "spentOn": "%s"}
                """.formatted(n, Town.OFFICE, inspectorOf(n), today),
                "resource.ExpenseRecorded"));
    }

    private List<Step> consultation(int n) {
        return List.of(command(
                "consultation/ConsultResult",
                Town.STAFF,
                """
                {"consultation": "YY-%s", "school": "%s", "department": "县教体局人事科", "purpose": "AWARD", "matter": "先进集体推荐",
                 "opinion": "不宜推荐", "consultedOn": "%s"}
                """.formatted(n, Town.school(n % Town.SCHOOLS), today),
                "consultation.ResultConsulted"));
    }

    private List<Step> monthPlan(int n) {
        List<String> tasks = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            tasks.add("""
                    {"number": %d, "theme": "规范收费", "content": "课后服务收费公示", "months": "5", "responsible": "督导室"}""".formatted(i));
        }
        return List.of(command(
                "plan/PublishMonthPlan",
                Town.STAFF,
                """
                {"plan": "YD-%s", "annualPlan": "GZYD", "office": "%s", "month": "%s", "title": "青荻县月度督导计划", "tasks": [%s],
                 "publishedOn": "%s"}
                """.formatted(n, Town.OFFICE, YearMonth.from(today), String.join(",", tasks), today),
                "plan.MonthPlanPublished"));
    }

    private List<Step> visitOfUnknownSchool(int n) {
        return List.of(Step.refused(
                inspectorOf(n),
                "/api/v1/inspection-forms",
                form("QDX-" + n, "2199999999", "无名小学", inspectorOf(n), ""),
                422,
                "UNKNOWN_ORGANIZATION"));
    }

    private List<Step> schoolThatMayNot(int n) {
        return List.of(refused(
                "complaint/AcceptComplaint",
                Town.school(n % Town.SCHOOLS_WITH_LOGIN),
                """
                {"complaint": "JB-%s", "acceptedOn": "%s"}
                """.formatted(n, today),
                403,
                "NOT_PERMITTED"));
    }

    private List<Step> unknownCase(int n) {
        return List.of(refused(
                "rectification/ExtendRectification",
                Town.STAFF,
                """
                {"rectification": "QDX-%s-1", "until": "%s", "grounds": "同意所请", "decidedOn": "%s"}
                """.formatted(n, today.plusDays(75), today),
                404,
                "UNKNOWN_CASE"));
    }

    private static Step refused(String command, String login, String body, int status, String code) {
        return Step.refused(login, "/api/v1/commands/" + command, body, status, code);
    }

    private static Step command(String command, String login, String body, String... events) {
        return Step.accepted(
                command.substring(command.indexOf('/') + 1), login, "/api/v1/commands/" + command, body, events);
    }

    private static String inspectorOf(int n) {
        return Town.inspector(n % Town.INSPECTORS);
    }
}
