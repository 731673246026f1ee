package org.dudaohub.connectors.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinQuotaMissed;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinSubmitted;
import org.dudaohub.domain.publication.PublicationEvent.ReportPublished;
import org.dudaohub.domain.survey.Admission;
import org.dudaohub.domain.survey.Audience;
import org.dudaohub.domain.survey.OpenSurvey;
import org.dudaohub.domain.survey.Question;
import org.dudaohub.domain.workreport.ReportFigures;
import org.dudaohub.domain.workreport.WorkReportEvent.MonthlyReportSubmitted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Each kind of thing that platforms send and get, through a declared platform from end to end: one story, in which a
 * county's platforms hand in what they have, and a school's platform and the provincial portal are told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryKindTest {

    private static final String PASSWORD = "0123456789abcdef";
    private static final String OFFICE = "11990123MB99012356";
    private static final String SCHOOL = "2199123001";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private PartnerNode node;

    @BeforeAll
    void start() {
        node = PartnerNode.start(data);
        node.declare(
                "xian",
                inbound().stream()
                        .map(kind -> "{'id':'%s','kind':'%s','format':'%s'}"
                                .formatted(kind.channel(), kind.kind(), kind.format()))
                        .collect(Collectors.joining(",", "{'transport':{'type':'http'},'in':[", "]}")),
                Map.of("inboundPassword", PASSWORD));
        node.declare(
                "sheng",
                Stream.of(News.values())
                        .map(news -> "{'id':'%s','kind':'%s','path':'%s'}"
                                .formatted(
                                        news.name().toLowerCase(),
                                        news,
                                        news.name().toLowerCase()))
                        .collect(
                                Collectors.joining(",", "{'transport':{'type':'folder','path':'sheng'},'out':[", "]}")),
                Map.of());
    }

    @AfterAll
    void stop() {
        node.close();
    }

    /**
     * @param kind see {@link org.dudaohub.connectors.intake.FileKind}
     * @param payload as the platform sends it, in our words: names of theirs are the mapping's affair
     * @param events what must come of it
     */
    record In(String kind, String format, String payload, String... events) {

        String channel() {
            return kind.replaceAll(".*\\.", "").toLowerCase();
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    static List<In> inbound() {
        return List.of(
                new In(
                        "organizations",
                        "CSV",
                        sample("organizations.csv"),
                        "organization.OrganizationRegistered",
                        "organization.PrincipalAppointed"),
                new In("inspectors", "JSON", """
                        [{"督学编号":"DX1","姓名":"督学乙01","类别":"责任督学","所属机构代码":"%s",
                          "聘期开始":"2025-09-01","聘期结束":"2028-08-31"}]""".formatted(OFFICE), "inspector.InspectorAppointed"),
                new In("plans", "JSON", """
                        [{"计划编号":"GZYD-2026","机构代码":"%s","年度":2026,"标题":"2026年督导工作要点","序号":1,"主题":"规范收费",
                          "内容":"课后服务收费公示","月份":"3","责任单位":"督导室","发布日期":"2026-01-10"}]""".formatted(OFFICE), "plan.AnnualPlanPublished"),
                new In(
                        "inspection-forms",
                        "JSON",
                        """
                        [{"记录编号":"QD-1","学校标识码":"%s","被督导单位":"柳渡小学","日期":"2026-03-03","督导人员":"督学乙01",
                          "督导事项":"2 招生、收费、择校","存在不足":"课后服务收费公示未更新","整改建议":"更新公示","问题等级":"一般"}]""".formatted(SCHOOL),
                        "visit.InspectionFormFiled",
                        "rectification.RectificationOrdered"),
                new In(
                        "rectification.ReportRectification",
                        "JSON",
                        """
                        [{"整改事项编号":"QD-1-1","学校标识码":"%s","整改情况":"公示已更新","报告日期":"2026-03-20"}]""".formatted(SCHOOL),
                        "rectification.RectificationReported"),
                new In("rectification.FileRevisitForm", "JSON", """
                        [{"整改事项编号":"QD-1-1","回访单位":"柳渡小学","日期":"2026-03-26","回访人员":"督学乙01",
                          "回访事项":"收费公示","整改情况":"公示栏已更换"}]""", "rectification.RectificationAccepted"),
                new In(
                        "appraisal.SubmitSelfEvaluation",
                        "JSON",
                        """
                        [{"政府机构代码":"%s","年度":2025,"指标":"教育投入","满分":40,"得分":37,"佐证材料":"决算表",
                          "自评报告":"2025年自评报告","提交日期":"2026-03-31"}]""".formatted(OFFICE),
                        "appraisal.SelfEvaluationSubmitted"),
                new In(
                        "balance.TakeIndicatorSnapshot",
                        "JSON",
                        """
                        [{"监测编号":"JH-1","机构代码":"%s","年度":2026,"学段":"小学","监测日期":"2026-03-30","学校标识码":"%s",
                          "学生数":1211,"每百名学生高于规定学历教师数":4.6,"每百名学生骨干教师数":1.2,"每百名学生体育艺术教师数":1.0,
                          "生均教学及辅助用房面积":4.9,"生均体育运动场馆面积":8.1,"生均教学仪器设备值":2300,
                          "每百名学生网络多媒体教室数":2.6}]""".formatted(OFFICE, SCHOOL),
                        "balance.IndicatorSnapshotTaken"),
                new In("complaint.ReceiveComplaint", "JSON", """
                        [{"举报编号":"JB-1","被举报学校标识码":"%s","举报人编号":"JBR-1","举报人姓名":"匿名人","举报人联系方式":"19900000000",
                          "举报内容":"反映课后服务收费","收到日期":"2026-03-30"}]""".formatted(SCHOOL), "complaint.ComplaintReceived"),
                new In("survey-answers", "JSON", """
                        [{"问卷编号":"WJ-1","票号":"jiazhang-0001-4f7a19","选择":[1]}]""", "survey.SurveyAnswered"));
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("inbound")
    void a_platform_hands_it_in(In kind) throws Exception {
        if (kind.kind().equals("survey-answers")) {
            assertThat(node.node.send(new OpenSurvey(
                            "WJ-1",
                            OFFICE,
                            SCHOOL,
                            "家长问卷",
                            Audience.PARENTS,
                            Admission.OPEN,
                            List.of(new Question("是否满意", List.of("满意", "不满意"))),
                            DAY,
                            DAY.plusDays(10))))
                    .isInstanceOf(Outcome.Accepted.class);
        }
        long before = node.node.allEvents().count();

        PartnerDoor.Answer answer = handIn(kind);

        assertThat(answer.failure()).as(answer.explanation()).isNull();
        assertThat(answer.accepted()).isPositive();
        assertThat(answer.rejected()).isEmpty();
        Set<String> happened = node.node
                .allEvents()
                .skip(before)
                .map(event -> EventCatalog.nameOf(((Event) event.getPayload()).getClass()))
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(happened).contains(kind.events()).contains("partner.PayloadTaken");
        assertThat(handIn(kind).failure()).isNull();
        assertThat(node.node.allEvents().skip(before))
                .filteredOn(event -> EventCatalog.nameOf(((Event) event.getPayload()).getClass())
                        .equals("partner.PayloadTaken"))
                .hasSize(1);
    }

    /** Those of the story before, and what no platform hands in. */
    @Order(2)
    @Test
    void a_platform_is_told_of_inspections_rectification_figures_bulletins_and_what_is_public() {
        node.node.publish(
                new MonthlyReportSubmitted(
                        "DX1",
                        "2026-03",
                        OFFICE,
                        new ReportFigures(12, 8, 3, 3, 2, 1, 0, 0),
                        "三月督导情况",
                        DAY.plusDays(5),
                        false,
                        DAY),
                Map.of());
        node.node.publish(new BulletinSubmitted("XX-1", OFFICE, "收费公示专项督导", "内容", "省平台", DAY), Map.of());
        node.node.publish(new BulletinQuotaMissed(OFFICE, "2026-02", 2, 1, "national", DAY), Map.of());
        node.node.publish(
                new ReportPublished("DD-1", SCHOOL, List.of(), "督导报告", "https://example.edu.cn/1", DAY), Map.of());

        await().untilAsserted(() -> {
            assertThat(told("inspections")).contains("visit.InspectionFormFiled");
            assertThat(told("rectifications"))
                    .containsSubsequence(
                            "rectification.RectificationOrdered",
                            "rectification.RectificationReported",
                            "rectification.RectificationAccepted");
            assertThat(told("statistics")).containsExactly("workreport.MonthlyReportSubmitted");
            assertThat(told("bulletins")).containsExactly("bulletin.BulletinSubmitted", "bulletin.BulletinQuotaMissed");
            assertThat(told("publications")).containsExactly("publication.ReportPublished");
        });
        assertThat(news("statistics").getFirst().at("/data/figures/visits").intValue())
                .isEqualTo(12);
        assertThat(news("bulletins").getLast().get("text").textValue()).contains("2026-02");
        assertThat(news("rectifications").toString()).doesNotContain("19900000000");
    }

    private List<String> told(String channel) {
        return news(channel).stream()
                .map(piece -> piece.get("event").textValue())
                .toList();
    }

    private List<JsonNode> news(String channel) {
        Path folder = node.folders.resolve("sheng").resolve(channel);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparingLong(EveryKindTest::position))
                    .map(EveryKindTest::json)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it stands in the ledger: its file says so. */
    private static long position(Path file) {
        return Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PartnerDoor.Answer handIn(In kind) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/partner/v1/xian/" + kind.channel());
        request.setContent(kind.payload().getBytes(UTF_8));
        request.addHeader(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(("xian:" + PASSWORD).getBytes(UTF_8)));
        Object answer = node.door
                .receive("xian", kind.channel(), kind.channel(), request)
                .getBody();
        assertThat(answer).isInstanceOf(PartnerDoor.Answer.class);
        return (PartnerDoor.Answer) answer;
    }

    private static String sample(String file) {
        try {
            return Files.readString(TestNode.sample("qingdi").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
