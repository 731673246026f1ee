package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintReceived;
import org.dudaohub.ledger.vault.KeyVault;
import org.dudaohub.projections.ProjectionMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Once who complained is erased, nobody finds out again: not here, not after a restart, and the chain still holds. */
class ErasingAComplainantTest {

    private static final String NAME = "芦花白";
    private static final String PHONE = "19900000099";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @TempDir
    private Path data;

    @Test
    void a_complainant_who_was_erased_stays_unknown_also_to_a_vault_from_before() throws Exception {
        byte[] vaultFromBefore;
        try (ConfigurableApplicationContext node = start()) {
            Browser office = office(node);
            Sample.register(office);
            assertThat(send(office, "ReceiveComplaint", """
                    {"complaint": "JB-1", "school": "%s", "person": "JBR-1", "complainant": "%s", "contact": "%s",
                     "content": "食堂留样不全", "receivedOn": "2026-03-20"}""".formatted(Sample.SCHOOL, NAME, PHONE)))
                    .isEqualTo(200);
            assertThat(opened(node)).as("until the end of the case").containsExactly(NAME, PHONE);
            send(office, "AcceptComplaint", """
                    {"complaint": "JB-1", "acceptedOn": "2026-03-21"}""");
            send(office, "VerifyComplaint", """
                    {"complaint": "JB-1", "inspector": "督学甲01", "substantiated": true, "facts": "属实",
                     "verifiedOn": "2026-03-25"}""");
            assertThat(send(office, "EraseComplainant", erasure()))
                    .as("not while the case needs it")
                    .isEqualTo(422);
            send(office, "CloseComplaint", """
                    {"complaint": "JB-1", "result": "已整改", "closedOn": "2026-03-30"}""");

            vaultFromBefore = Files.readAllBytes(data.resolve("keys.sqlite"));
            assertThat(send(office, "EraseComplainant", erasure())).isEqualTo(200);

            await().atMost(Duration.ofSeconds(60)).until(() -> opened(node).isEmpty());
            nobody_can_give_the_name(node, office);
            the_key_is_not_made_anew_by_asking(node, office);
        }
        assertNothingOnDiskNames();

        Files.write(data.resolve("keys.sqlite"), vaultFromBefore);
        try (ConfigurableApplicationContext again = start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> opened(again).isEmpty());
            nobody_can_give_the_name(again, office(again));
        }
        assertNothingOnDiskNames();
    }

    private static void nobody_can_give_the_name(ConfigurableApplicationContext node, Browser office)
            throws IOException {
        ProjectionMonitor readModels = node.getBean(ProjectionMonitor.class);
        await().atMost(Duration.ofSeconds(60)).until(readModels::caughtUp);
        office.logIn();
        List<String> api = List.of(
                "/api/v1/cases/complaint",
                "/api/v1/cases?id=complaint:JB-1",
                "/api/v1/schools/" + Sample.SCHOOL + "/trail",
                "/api/v1/imports");
        List<String> pages = List.of(
                "/cases/complaint",
                "/cases/complaint/case?id=complaint:JB-1",
                "/cases/complaint/new/EraseComplainant?from=complaint:JB-1",
                "/schools/" + Sample.SCHOOL);
        Stream.concat(api.stream().map(office::get), pages.stream().map(office::open))
                .forEach(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.text()).doesNotContain(NAME, PHONE);
                });
        assertThat(office.get(api.getFirst()).text()).contains("JB-1", "已加密");
        assertThat(office.open(pages.get(1)).text()).contains("举报人身份信息删除");
        assertThat(cells(office)).contains("JB-1").doesNotContain(NAME, PHONE);
        assertThat(office.post("/api/v1/ledger/verification", "{}")
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private static void the_key_is_not_made_anew_by_asking(ConfigurableApplicationContext node, Browser office) {
        assertThat(send(office, "EraseComplainant", erasure())).as("again").isEqualTo(200);
        assertThat(opened(node)).isEmpty();
    }

    /** What the vault can still open of what the ledger says about the complainant. */
    private static List<String> opened(ConfigurableApplicationContext node) {
        KeyVault vault = node.getBean(KeyVault.class);
        return node.getBean(EventStore.class)
                .readEvents("complaint:JB-1")
                .asStream()
                .map(event -> event.getPayload())
                .filter(ComplaintReceived.class::isInstance)
                .map(ComplaintReceived.class::cast)
                .flatMap(received -> Stream.of(received.complainant(), received.contact()))
                .flatMap(secret -> vault.open(secret.text()).stream())
                .toList();
    }

    /** Every cell of the exported workbook. */
    private static List<String> cells(Browser office) throws IOException {
        try (var workbook =
                WorkbookFactory.create(new ByteArrayInputStream(office.download("/cases/complaint/export.xlsx")))) {
            return Stream.of(workbook.getSheetAt(0))
                    .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .map(cell -> cell.getStringCellValue())
                    .toList();
        }
    }

    /** The ledger, the vault, the archive, and whatever else the node keeps. */
    private void assertNothingOnDiskNames() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                            .doesNotContain(NAME, PHONE));
        }
    }

    private static String erasure() {
        return """
                {"complaint": "JB-1", "grounds": "举报人申请删除", "erasedOn": "2026-03-31"}""";
    }

    private static int send(Browser office, String command, String body) {
        return office.post("/api/v1/commands/complaint/" + command, body).status();
    }

    private ConfigurableApplicationContext start() {
        ConfigurableApplicationContext node = new SpringApplicationBuilder(DudaoHub.class, NodeTest.Time.class)
                .run(
                        "--server.port=0",
                        "--dudao.data=" + data,
                        "--dudao.node.office=" + Sample.OFFICE,
                        "--dudao.deadline-watch.interval=1h",
                        "--dudao.users[0].name=office",
                        "--dudao.users[0].password=" + Passwords.hash(NodeTest.PASSWORD),
                        "--dudao.users[0].display-name=督导室",
                        "--dudao.users[0].role=OFFICE");
        node.getBean(MovableClock.class).setTo(TODAY);
        return node;
    }

    private static Browser office(ConfigurableApplicationContext node) {
        int port = ((ServletWebServerApplicationContext) node).getWebServer().getPort();
        return new Browser(port, "office", NodeTest.PASSWORD);
    }
}
