package org.dudaohub.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.axonframework.commandhandling.CommandExecutionException;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.intake.Difference;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.domain.intake.IntakeEvent.SyncConflictDetected;
import org.dudaohub.domain.intake.RejectedLine;
import org.dudaohub.domain.organization.AppointPrincipal;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.organization.RenameOrganization;
import org.dudaohub.domain.plan.PlanEvent.AnnualPlanPublished;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReported;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileIntakeTest {

    private static final String FORM_HEADER = "记录编号,学校标识码,被督导单位,日期,督导人员,督导事项,经验做法,存在不足,整改建议,整改期限,备注,问题等级\n";
    private static final Map<String, String> PARTNER =
            Map.of(Provenance.ACTOR, "county-platform", Provenance.CHANNEL, "connector:county-platform");

    @TempDir
    Path data;

    private TestNode node;
    private KeyVault vault;
    private FileIntake intake;

    @BeforeEach
    void start() {
        node = TestNode.start(data);
        vault = KeyVault.open(data.resolve("keys.db"));
        intake = intake(node);
    }

    @AfterEach
    void stop() {
        node.close();
        vault.close();
    }

    @Test
    void the_sample_month_of_forms_is_taken_in_and_its_bad_lines_go_back() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        var result = importSample("inspection-forms-2026-03.csv", FileKind.INSPECTION_FORMS);

        assertThat(result.accepted()).isEqualTo(36);
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(result.rejected())
                .extracting(RejectedLine::line, RejectedLine::reason)
                .containsExactly(
                        tuple(9, Reason.UNKNOWN_ORGANIZATION),
                        tuple(17, Reason.MISSING),
                        tuple(24, Reason.DATE_OUT_OF_ORDER),
                        tuple(35, Reason.INVALID));
        assertThat(node.events(InspectionFormFiled.class)).hasSize(36);
        assertThat(node.events(RectificationOrdered.class)).hasSize(14);
    }

    @Test
    void all_registers_of_the_sample_county_are_taken_in_whole() throws IOException {
        assertThat(importSample("organizations.csv", FileKind.ORGANIZATIONS).rejected())
                .isEmpty();
        assertThat(importSample("inspectors.xlsx", FileKind.INSPECTORS).rejected())
                .isEmpty();
        assertThat(importSample("zones.csv", FileKind.ZONES).rejected()).isEmpty();

        assertThat(node.events(OrganizationRegistered.class)).hasSize(19);
        assertThat(node.events(PrincipalAppointed.class)).hasSize(17);
        assertThat(node.events(InspectorAppointed.class)).hasSize(3);
        assertThat(node.events(ZoneEstablished.class)).hasSize(2);
        assertThat(node.events(SchoolAssignedToZone.class)).hasSize(17);
    }

    @Test
    void the_lines_of_a_plan_are_published_together() throws IOException {
        Path file = TestNode.sample("lanjiang/organizations.csv");
        take(FileKind.ORGANIZATIONS, "organizations.csv", Files.readAllBytes(file));
        var result = imported(
                take(FileKind.PLANS, "plan.xlsx", Files.readAllBytes(TestNode.sample("lanjiang/plan-2026.xlsx"))));

        assertThat(result.rejected()).isEmpty();
        assertThat(node.events(AnnualPlanPublished.class))
                .singleElement()
                .satisfies(plan -> assertThat(plan.tasks()).hasSize(result.accepted()));
    }

    @Test
    void one_broken_line_of_a_plan_holds_the_whole_plan_back() {
        var result = imported(take(FileKind.PLANS, "plan.csv", """
                计划编号,机构代码,年度,标题,序号,主题,内容,月份,责任单位,发布日期
                P1,O1,2026,要点,1,自评,完成自评,4,办公室,2026-01-10
                P1,O1,2026,要点,一,回访,季度回访,3,办公室,2026-01-10
                """.getBytes(UTF_8)));

        assertThat(result.rejected())
                .containsExactly(
                        new RejectedLine(2, Reason.INVALID, "同一事项的第3行有误，整个事项未办理"),
                        new RejectedLine(3, Reason.INVALID, "“序号”的内容“一”不是整数"));
        assertThat(node.events(AnnualPlanPublished.class)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ,2199123001,柳渡小学,2026-03-05,督学乙01,2,,,,,,          | MISSING              | 缺少“记录编号”
            V1,,柳渡小学,2026-03-05,督学乙01,2,,,,,,                  | MISSING              | 缺少“学校标识码”
            V1,2199123001,柳渡小学,,督学乙01,2,,,,,,                  | MISSING              | 缺少“日期”
            V1,2199123001,柳渡小学,2026-03-05,,2,,,,,,                | MISSING              | 缺少“督导人员”
            V1,2199123001,柳渡小学,2026-03-05,督学乙01,,,,,,,         | MISSING              | 缺少“督导事项”
            V1,2199123001,柳渡小学,2026-02-30,督学乙01,2,,,,,,        | INVALID              | “日期”的内容“2026-02-30”不是有效日期，应写成2026-03-05这样
            V1,2199123001,柳渡小学,2026-03-05,督学乙01,2,,,,明天,,    | INVALID              | “整改期限”的内容“明天”不是有效日期，应写成2026-03-05这样
            V1,2199123001,柳渡小学,2026-03-05,督学乙01,2,,,,,,很严重  | INVALID              | “问题等级”的内容“很严重”不在可选范围：小问题、一般、严重、复杂
            V1,2199123001,,,督学乙01,2,,,,,,                          | MISSING              | 缺少“被督导单位”；缺少“日期”
            V1,2199999999,不明小学,2026-03-05,督学乙01,2,,,,,,        | UNKNOWN_ORGANIZATION | 学校标识码2199999999未登记
            """)
    void a_line_that_is_wrong_goes_back_with_a_sentence(String line, Reason reason, String message) {
        var result = imported(take(FileKind.INSPECTION_FORMS, "forms.csv", (FORM_HEADER + line).getBytes(UTF_8)));

        assertThat(result.rejected()).containsExactly(new RejectedLine(2, reason, message));
        assertThat(result.accepted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0", "2 校风、教风、学风", "安全", "12", "2、3"})
    void an_unknown_item_goes_back(String item) {
        var result = imported(take(FileKind.INSPECTION_FORMS, "forms.csv", form("V1", item)));

        assertThat(result.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.INVALID);
            assertThat(rejected.message()).isEqualTo("“督导事项”的内容“" + item + "”不是八项督导事项之一，应为序号1至8或事项名称");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2 招生、收费、择校", "2.招生、收费", "招生、收费、择校", "招生、收费"})
    void an_item_may_be_written_as_number_or_label(String item) throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);

        assertThat(imported(take(FileKind.INSPECTION_FORMS, "forms.csv", form("V1", item)))
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void the_same_file_again_does_nothing_and_gets_the_first_result() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        var first = importSample("inspection-forms-2026-03.csv", FileKind.INSPECTION_FORMS);
        long events = node.allEvents().count();

        var again = imported(take(
                FileKind.INSPECTION_FORMS,
                "renamed.csv",
                Files.readAllBytes(TestNode.sample("qingdi/inspection-forms-2026-03.csv"))));

        assertThat(node.allEvents().count()).isEqualTo(events);
        assertThat(again.repeated()).isTrue();
        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("repeated", "lines")
                .isEqualTo(first);
        assertThat(again.lines()).hasSameSizeAs(first.lines());
    }

    @Test
    void the_result_is_kept_as_an_event_that_says_who_sent_the_file() throws IOException {
        var result = importSample("organizations.csv", FileKind.ORGANIZATIONS);

        assertThat(node.events(FileImported.class)).singleElement().satisfies(event -> {
            assertThat(event.file()).isEqualTo(result.file());
            assertThat(event.kind()).isEqualTo("organizations");
            assertThat(event.office()).isEqualTo("OFFICE");
            assertThat(event.accepted()).isEqualTo(19);
            assertThat(event.happenedOn()).isEqualTo(LocalDate.of(2026, 3, 31));
        });
    }

    @Test
    void a_crash_between_two_lines_loses_nothing_and_repeats_nothing() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        byte[] forms = Files.readAllBytes(TestNode.sample("qingdi/inspection-forms-2026-03.csv"));
        AtomicInteger left = new AtomicInteger(10);
        var fault = node.commands().registerDispatchInterceptor(messages -> (index, command) -> {
            if (left.getAndDecrement() == 0) {
                throw new CommandExecutionException("the node stops here", null);
            }
            return command;
        });
        assertThatThrownBy(() -> take(FileKind.INSPECTION_FORMS, "forms.csv", forms))
                .hasMessageContaining("the node stops here");
        assertThat(node.events(InspectionFormFiled.class)).hasSizeBetween(1, 10);
        assertThat(node.events(FileImported.class)).hasSize(1);
        fault.cancel();

        var result = imported(take(FileKind.INSPECTION_FORMS, "forms.csv", forms));

        assertThat(result.accepted() + result.unchanged()).isEqualTo(37);
        assertThat(result.rejected()).hasSize(4);
        assertThat(node.events(InspectionFormFiled.class)).hasSize(36);
        assertThat(node.events(RectificationOrdered.class)).hasSize(14);
    }

    @Test
    void a_file_in_the_encoding_of_chinese_excel_is_read() {
        byte[] gb18030 = "督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束\nDX1,督学甲01,校长,O1,2025-01-01,2027-12-31\n"
                .getBytes(Charset.forName("GB18030"));

        assertThat(imported(take(FileKind.INSPECTORS, "督学.csv", gb18030)).rejected())
                .containsExactly(new RejectedLine(2, Reason.INVALID, "“类别”的内容“校长”不在可选范围：专职督学、兼职督学、责任督学"));
    }

    @Test
    void a_byte_order_mark_and_blank_lines_do_no_harm_and_are_counted() {
        String text = "\uFEFF\n督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束\n\n,督学甲01,责任督学,O1,2025-01-01,2027-12-31\n";

        assertThat(imported(take(FileKind.INSPECTORS, "督学.csv", text.getBytes(UTF_8)))
                        .rejected())
                .containsExactly(new RejectedLine(4, Reason.MISSING, "督学编号未填写"));
    }

    @Test
    void numbers_and_dates_of_a_workbook_are_read_as_a_person_sees_them() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        var result = imported(take(FileKind.INSPECTION_FORMS, "forms.xlsx", workbook()));

        assertThat(result.rejected()).isEmpty();
        assertThat(node.events(InspectionFormFiled.class)).singleElement().satisfies(filed -> {
            assertThat(filed.school()).isEqualTo("2199123001");
            assertThat(filed.form().date()).isEqualTo(LocalDate.of(2026, 3, 5));
            assertThat(filed.form().item().number()).isEqualTo(2);
        });
    }

    @Test
    void a_line_with_more_cells_than_the_header_goes_back() {
        String text = "督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束\nDX1,甲,责任督学,O1,2025-01-01,2027-12-31,多,余\n";

        assertThat(imported(take(FileKind.INSPECTORS, "督学.csv", text.getBytes(UTF_8)))
                        .rejected())
                .containsExactly(new RejectedLine(2, Reason.INVALID, "本行有8格，表头只有6列，请检查内容中的逗号是否加了引号"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | 文件是空的
            督学编号,姓名,类别                | 表头缺少下列列：所属机构代码、聘期开始、聘期结束
            督学编号,"姓名                    | 文件不是有效的CSV：引号没有成对，或引号后面有多余的字符
            %PDF-1.7                          | 文件既不是CSV也不是XLSX
            """)
    void a_file_that_cannot_be_read_is_refused_whole(String content, String message) {
        assertThat(take(FileKind.INSPECTORS, "x.csv", content.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ImportResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.message()).isEqualTo(message));
        assertThat(node.allEvents()).isEmpty();
    }

    @Test
    void a_file_that_breaks_at_its_end_leaves_no_line_recorded() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        byte[] broken = (new String(form("V1", "2"), UTF_8) + "\nV2,\"2199").getBytes(UTF_8);

        assertThat(take(FileKind.INSPECTION_FORMS, "forms.csv", broken)).isInstanceOf(ImportResult.Unreadable.class);
        assertThat(node.events(InspectionFormFiled.class)).isEmpty();
    }

    @Test
    void a_damaged_workbook_is_refused_whole() throws IOException {
        byte[] damaged = workbook();
        byte[] half = Arrays.copyOf(damaged, damaged.length / 2);

        assertThat(take(FileKind.INSPECTION_FORMS, "forms.xlsx", half))
                .isInstanceOfSatisfying(
                        ImportResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.message()).startsWith("文件不是有效的XLSX工作簿"));
    }

    @Test
    void a_zip_bomb_is_refused_whole() throws IOException {
        assertThat(take(FileKind.INSPECTION_FORMS, "bomb.xlsx", bomb()))
                .isInstanceOfSatisfying(
                        ImportResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.message()).startsWith("文件不是有效的XLSX工作簿"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms.csv", "forms.xlsx"})
    void a_node_that_fails_is_not_taken_for_a_file_that_cannot_be_read(String name) throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        node.commands().registerDispatchInterceptor(messages -> (index, command) -> {
            throw new IllegalStateException("the node is broken");
        });

        assertThatThrownBy(() ->
                        take(FileKind.INSPECTION_FORMS, name, name.endsWith("csv") ? form("V1", "2") : workbook()))
                .hasMessage("the node is broken");
    }

    @Test
    void a_file_with_too_many_lines_is_refused_whole() {
        String many = "督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束\n" + "DX1,甲,责任督学,O1,2025-01-01,2027-12-31\n".repeat(1001);

        assertThat(take(FileKind.INSPECTORS, "督学.csv", many.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ImportResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.message()).isEqualTo("文件超过1000行，请分成几个文件"));
    }

    @Test
    void a_file_that_is_too_large_is_refused_whole() {
        assertThat(take(FileKind.INSPECTORS, "督学.csv", new byte[1024 * 1024 + 1]))
                .isInstanceOfSatisfying(
                        ImportResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.message()).isEqualTo("文件超过1024 KB，请分成几个文件"));
    }

    @Test
    void phone_numbers_reach_neither_the_events_nor_the_archive_in_plain_text() throws IOException {
        var result = importSample("organizations.csv", FileKind.ORGANIZATIONS);

        PrincipalAppointed principal = node.events(PrincipalAppointed.class).getFirst();
        assertThat(principal.phone().text()).doesNotContain("19900000022");
        assertThat(vault.open(principal.phone().text())).contains("19900000022");
        assertThat(Files.readString(data.resolve("archive").resolve(result.file())))
                .doesNotContain("19900000022");
    }

    @Test
    void a_file_is_archived_under_its_hash() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        byte[] forms = form("V1", "2");
        var result = imported(take(FileKind.INSPECTION_FORMS, "../../forms.csv", forms));

        assertThat(data.resolve("archive").resolve(result.file())).hasBinaryContent(forms);
        assertThat(result.file()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_file_of_any_command_is_taken_in_like_the_agreed_ones() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        byte[] principals = """
                机构代码,负责人编号,负责人姓名,负责人电话,任职日期
                2199123001,XZ-2,柏清竹,19900000099,2026-03-05
                2199999999,XZ-3,麦若竹,19900000098,2026-03-05
                """.getBytes(UTF_8);
        FileKind kind = FileKind.of("organization", "AppointPrincipal").orElseThrow();

        var result = imported(take(kind, "负责人.csv", principals));
        var again = imported(take(kind, "负责人.csv", principals));

        assertThat(result.kind()).isEqualTo("organization.AppointPrincipal");
        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.rejected())
                .containsExactly(new RejectedLine(3, Reason.UNKNOWN_ORGANIZATION, "机构2199999999未登记"));
        assertThat(again.repeated()).isTrue();
        PrincipalAppointed principal = node.events(PrincipalAppointed.class).getLast();
        assertThat(vault.open(principal.phone().text())).contains("19900000099");
        assertThat(Files.readString(data.resolve("archive").resolve(result.file())))
                .doesNotContain("19900000099");
    }

    @Test
    void each_event_says_which_line_of_which_file_it_comes_from() throws IOException {
        String file = importSample("organizations.csv", FileKind.ORGANIZATIONS).file();

        assertThat(node.allEvents()
                        .filter(event -> event.getPayload() instanceof PrincipalAppointed appointed
                                && appointed.code().equals("2199123002")))
                .singleElement()
                .satisfies(event -> assertThat(event.getMetaData())
                        .containsEntry(Provenance.FILE, file)
                        .containsEntry(Provenance.LINE, "5"));
    }

    @Test
    void what_a_platform_says_otherwise_than_the_register_is_kept_once_and_a_person_who_uploads_sees_it_at_once()
            throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        importSample("inspectors.xlsx", FileKind.INSPECTORS);
        node.send(new RenameOrganization("2199123002", "芦汀中心小学", LocalDate.of(2026, 3, 20)));
        node.send(new AppointPrincipal("2199123003", "XZ-NEW", "尹望舟", null, LocalDate.of(2026, 3, 20)));
        String header = "机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话\n";
        String stale = "2199123002,芦汀小学,小学,990123,11990123MB99012356,567,2021-09-01,XZ99012302,柏清竹,\n";
        String formerPrincipal = "2199123003,白鹭洲小学,小学,990123,11990123MB99012356,890,2020-03-01,XZ99012303,简望汀,\n";
        String sameAsOurs = "2199123004,青荻实验小学,小学,990123,11990123MB99012356,840,2015-03-01,XZ99012304,荀云舟,\n";
        String records = header + stale + formerPrincipal + sameAsOurs;

        take(FileKind.ORGANIZATIONS, "省平台.csv", records.getBytes(UTF_8));
        take(FileKind.ORGANIZATIONS, "省平台-次日.csv", (records + "\n").getBytes(UTF_8));

        assertThat(node.events(SyncConflictDetected.class))
                .extracting(
                        SyncConflictDetected::conflict, SyncConflictDetected::line, SyncConflictDetected::differences)
                .containsExactly(
                        tuple("county-platform/2199123002", 2, List.of(new Difference("名称", "芦汀中心小学", "芦汀小学"))),
                        tuple("county-platform/2199123003", 3, List.of(new Difference("负责人", "尹望舟", "简望汀"))));
        assertThat(node.events(PrincipalAppointed.class).getLast().principalName())
                .as("a former principal does not come back")
                .isEqualTo("尹望舟");

        String byHand = header + stale.replace("芦汀小学", "芦汀镇小学");
        intake.take(
                new IncomingFile("手工.csv", FileKind.ORGANIZATIONS, "office", byHand.getBytes(UTF_8)),
                Map.of(Provenance.ACTOR, "office", Provenance.CHANNEL, "console"),
                command -> Optional.empty());
        assertThat(node.events(SyncConflictDetected.class)).hasSize(2);
    }

    @Test
    void a_line_that_its_sender_may_not_ask_for_goes_back_and_the_others_count() throws IOException {
        importSample("organizations.csv", FileKind.ORGANIZATIONS);
        importSample("inspection-forms-2026-03.csv", FileKind.INSPECTION_FORMS);
        RectificationOrdered own = node.events(RectificationOrdered.class).getFirst();
        RectificationOrdered other = node.events(RectificationOrdered.class).stream()
                .filter(ordered -> !ordered.school().equals(own.school()))
                .findFirst()
                .orElseThrow();
        String reports = """
                整改事项编号,学校标识码,整改情况,报告日期
                %s,%s,已整改,2026-03-30
                %s,%s,已整改,2026-03-30
                """.formatted(other.rectification(), other.school(), own.rectification(), own.school());

        var result = imported(intake.take(
                new IncomingFile(
                        "报告.csv",
                        FileKind.of("rectification", "ReportRectification").orElseThrow(),
                        "school",
                        reports.getBytes(UTF_8)),
                PARTNER,
                command -> ((SchoolCommand) command).school().equals(own.school())
                        ? Optional.empty()
                        : Optional.of(Outcome.refused(Reason.NOT_PERMITTED, "只能办理本校的事项"))));

        assertThat(result.rejected()).containsExactly(new RejectedLine(2, Reason.NOT_PERMITTED, "只能办理本校的事项"));
        assertThat(node.events(RectificationReported.class))
                .singleElement()
                .satisfies(reported -> assertThat(reported.school()).isEqualTo(own.school()));
    }

    private FileIntake intake(TestNode on) {
        return new FileIntake(
                on.commands(),
                on.eventStore(),
                new Archive(data.resolve("archive"), vault),
                new LineMappings(vault::seal),
                IntakeOfTests.conflicts(on),
                new IntakeLimits(1024 * 1024, 1000, 1000),
                Duration.ofSeconds(10),
                "OFFICE",
                TestNode.CLOCK);
    }

    private ImportResult.Imported importSample(String file, FileKind kind) throws IOException {
        return imported(take(kind, file, Files.readAllBytes(TestNode.sample("qingdi/" + file))));
    }

    private ImportResult take(FileKind kind, String name, byte[] content) {
        return intake.take(
                new IncomingFile(name, kind, "county-platform", content), PARTNER, command -> Optional.empty());
    }

    private static ImportResult.Imported imported(ImportResult result) {
        assertThat(result).isInstanceOf(ImportResult.Imported.class);
        return (ImportResult.Imported) result;
    }

    private static byte[] form(String visit, String item) {
        return (FORM_HEADER + visit + ",2199123001,柳渡小学,2026-03-05,督学乙01,\"" + item + "\",,,,,,").getBytes(UTF_8);
    }

    /** One good form whose code and item are numbers and whose date is a date with a style of its own. */
    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("督导检查记录");
            Row header = sheet.createRow(0);
            List<String> columns = FileKind.INSPECTION_FORMS.header();
            for (int i = 0; i < columns.size(); i++) {
                header.createCell(i).setCellValue(columns.get(i));
            }
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("m/d/yy"));
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("V1");
            row.createCell(1).setCellValue(2199123001.0);
            row.createCell(2).setCellValue("柳渡小学");
            row.createCell(3).setCellValue(LocalDate.of(2026, 3, 5));
            row.getCell(3).setCellStyle(date);
            row.createCell(4).setCellValue("督学乙01");
            row.createCell(5).setCellValue(2);
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** A workbook whose sheet inflates to a thousand times its size. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook()));
                ZipOutputStream bomb = new ZipOutputStream(bytes)) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                bomb.putNextEntry(new ZipEntry(part.getName()));
                byte[] content = parts.readAllBytes();
                if (part.getName().endsWith("sheet1.xml")) {
                    String sheet = new String(content, UTF_8);
                    int cells = sheet.indexOf("<sheetData>");
                    bomb.write(sheet.substring(0, cells).getBytes(UTF_8));
                    bomb.write(" ".repeat(50_000_000).getBytes(UTF_8));
                    bomb.write(sheet.substring(cells).getBytes(UTF_8));
                } else {
                    bomb.write(content);
                }
            }
        }
        return bytes.toByteArray();
    }
}
