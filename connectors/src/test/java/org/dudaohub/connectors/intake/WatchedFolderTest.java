package org.dudaohub.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.axonframework.commandhandling.CommandExecutionException;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class WatchedFolderTest {

    private static final String INSPECTORS = "督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束\n";

    @TempDir
    Path data;

    private final AtomicBoolean nodeIsDown = new AtomicBoolean();
    private Path forms;
    private Path inspectors;
    private TestNode node;
    private KeyVault vault;
    private FileIntake intake;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        forms = data.resolve("县平台 交换/记录表");
        inspectors = data.resolve("inspectors");
        node = TestNode.start(data);
        node.commands().registerDispatchInterceptor(messages -> (index, command) -> {
            if (nodeIsDown.get()) {
                throw new CommandExecutionException("the ledger is away", null);
            }
            return command;
        });
        vault = KeyVault.open(data.resolve("keys.db"));
        IntakeProperties properties = new IntakeProperties(
                data,
                new IntakeProperties.Node("OFFICE"),
                List.of(
                        new IntakeProperties.Partner("county", "青荻县平台", "inspection-forms", forms),
                        new IntakeProperties.Partner("county", "", "inspectors", inspectors)),
                new IntakeProperties.Intake(
                        DataSize.ofKilobytes(64),
                        1000,
                        Duration.ofSeconds(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100)));
        IntakeConfiguration configuration = new IntakeConfiguration();
        intake = configuration.fileIntake(
                node.commands(),
                node.eventStore(),
                configuration.archive(properties, vault),
                vault,
                node.axon().getComponent(OrganizationRegister.class),
                node.axon().getComponent(InspectorRegister.class),
                TestNode.CLOCK,
                properties);
        camel = new DefaultCamelContext();
        WatchedFolderRoutes routes = configuration.watchedFolderRoutes(properties, intake);
        camel.addRoutes(routes);
        camel.addTemplatedRoutes(routes);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        node.close();
        vault.close();
    }

    @Test
    void a_file_is_worked_through_and_its_result_says_what_became_of_each_line() throws IOException {
        register();
        drop(forms, "2026-03.csv", Files.readAllBytes(TestNode.sample("qingdi/inspection-forms-2026-03.csv")));

        List<String> result = readResult(forms, "2026-03.csv");
        assertThat(result).hasSize(42).startsWith("\uFEFF行号,结果,原因代码,说明", "2,成功,,");
        assertThat(result).contains("9,退回,UNKNOWN_ORGANIZATION,学校标识码2199123999未登记");
        assertThat(result).contains("17,退回,MISSING,缺少“督导事项”");
        assertThat(result).filteredOn(line -> line.contains(",重复,")).hasSize(1);
        awaitGone(forms, "2026-03.csv");
        assertThat(forms.resolve(".done/2026-03.csv")).exists();
        assertThat(node.events(InspectionFormFiled.class)).hasSize(36);
    }

    @Test
    void the_events_say_through_which_partner_they_came() throws IOException {
        drop(
                forms,
                "a.csv",
                "%s,,,,,,,,,,,"
                        .formatted(String.join(",", FileKind.INSPECTION_FORMS.header()) + "\n")
                        .getBytes(UTF_8));
        awaitGone(forms, "a.csv");

        assertThat(node.allEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getMetaData())
                        .containsEntry(Provenance.ACTOR, "county")
                        .containsEntry(Provenance.ACTOR_NAME, "青荻县平台")
                        .containsEntry(Provenance.CHANNEL, "connector:county"));
    }

    @Test
    void a_file_dropped_twice_does_nothing_the_second_time() throws IOException {
        byte[] file = (INSPECTORS + "DX1,甲,责任督学,O1,2025-01-01,2027-12-31").getBytes(UTF_8);
        drop(inspectors, "a.csv", file);
        readResult(inspectors, "a.csv");
        awaitGone(inspectors, "a.csv");
        long events = node.allEvents().count();

        drop(inspectors, "a-again.csv", file);

        assertThat(readResult(inspectors, "a-again.csv").getLast()).startsWith("2,退回,UNKNOWN_ORGANIZATION,机构O1未登记");
        assertThat(node.allEvents().count()).isEqualTo(events);
    }

    @Test
    void a_file_with_the_name_of_an_earlier_one_is_worked_through_too() throws IOException {
        drop(inspectors, "a.csv", (INSPECTORS + "DX1,,,,,").getBytes(UTF_8));
        awaitGone(inspectors, "a.csv");
        drop(inspectors, "a.csv", (INSPECTORS + "DX2,,,,,").getBytes(UTF_8));
        awaitGone(inspectors, "a.csv");

        assertThat(node.events(FileImported.class)).hasSize(2);
    }

    @Test
    void a_file_that_cannot_be_read_is_parked_whole_beside_the_reason() throws IOException {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
        drop(forms, "照片.csv", picture);
        awaitGone(forms, "照片.csv");
        drop(forms, "照片.csv", "记录编号".getBytes(UTF_8));
        awaitGone(forms, "照片.csv");

        assertThat(forms.resolve("failed/照片.csv")).hasBinaryContent(picture);
        assertThat(forms.resolve("failed/照片.csv.原因.txt")).hasContent("\uFEFF文件既不是CSV也不是XLSX\r\n");
        assertThat(forms.resolve("failed/2-照片.csv")).hasContent("记录编号");
        assertThat(forms.resolve("failed/2-照片.csv.原因.txt")).content().startsWith("\uFEFF表头缺少下列列：");
    }

    @Test
    void a_file_that_is_too_large_is_parked_without_being_read() throws IOException {
        drop(forms, "big.csv", new byte[65 * 1024]);
        awaitGone(forms, "big.csv");

        assertThat(forms.resolve("failed/big.csv")).hasSize(65 * 1024);
        assertThat(forms.resolve("failed/big.csv.原因.txt")).content().contains("文件超过64 KB");
    }

    @Test
    void a_name_as_long_as_the_file_system_allows_is_no_obstacle() throws IOException {
        String name = "督".repeat(83) + ".csv";
        drop(inspectors, name, (INSPECTORS + "DX1,,,,,").getBytes(UTF_8));
        awaitGone(inspectors, name);

        try (Stream<Path> results = Files.list(inspectors.resolve("result"))) {
            assertThat(results)
                    .singleElement()
                    .satisfies(result ->
                            assertThat(result.getFileName().toString()).endsWith("督.csv.结果.csv"));
        }
    }

    @Test
    void an_empty_file_is_parked() throws IOException {
        drop(forms, "empty.csv", new byte[0]);
        awaitGone(forms, "empty.csv");

        assertThat(forms.resolve("failed/empty.csv.原因.txt")).content().contains("文件是空的");
    }

    @Test
    void a_file_waits_in_its_folder_while_the_node_cannot_record() throws IOException {
        nodeIsDown.set(true);
        drop(inspectors, "a.csv", (INSPECTORS + "DX1,甲,责任督学,O1,2025-01-01,2027-12-31").getBytes(UTF_8));
        await().during(Duration.ofMillis(600)).until(() -> Files.exists(inspectors.resolve("a.csv")));
        nodeIsDown.set(false);

        assertThat(readResult(inspectors, "a.csv")).hasSize(2);
        awaitGone(inspectors, "a.csv");
    }

    @Test
    void a_file_that_someone_still_writes_is_left_alone() throws IOException {
        drop(inspectors, "~$a.xlsx", new byte[] {1});
        drop(inspectors, "b.csv.part", new byte[] {1});
        drop(inspectors, "c.csv", (INSPECTORS + "DX1,,,,,").getBytes(UTF_8));
        awaitGone(inspectors, "c.csv");

        assertThat(inspectors.resolve("~$a.xlsx")).exists();
        assertThat(inspectors.resolve("b.csv.part")).exists();
    }

    @Test
    void a_result_cannot_smuggle_a_formula_into_a_spreadsheet() {
        var refused = Outcome.refused(Reason.INVALID, "=HYPERLINK(\"http://x\")");
        var imported = new ImportResult.Imported(
                "f", "f.csv", "zones", 0, 0, List.of(), false, List.of(new LineResult(2, refused)));

        assertThat(new String(ResultFile.of(imported), UTF_8)).contains("'=HYPERLINK");
    }

    private void register() throws IOException {
        intake.take(
                new IncomingFile(
                        "organizations.csv",
                        FileKind.ORGANIZATIONS,
                        "test",
                        Files.readAllBytes(TestNode.sample("qingdi/organizations.csv"))),
                Map.of(Provenance.ACTOR, "test"),
                command -> Optional.empty());
    }

    private static void drop(Path folder, String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), content);
    }

    private static List<String> readResult(Path folder, String name) throws IOException {
        Path result = folder.resolve("result").resolve(name + ".结果.csv");
        await().until(() -> Files.exists(result));
        return Files.readAllLines(result);
    }

    private static void awaitGone(Path folder, String name) {
        await().until(() -> Files.notExists(folder.resolve(name)));
    }
}
