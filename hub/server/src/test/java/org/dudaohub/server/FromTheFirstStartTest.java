package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dudaohub.ledger.cli.BackupTool;
import org.dudaohub.projections.ProjectionMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A node that nobody configured: its first login, its empty pages, and all that it keeps when it starts again. */
@ExtendWith(OutputCaptureExtension.class)
class FromTheFirstStartTest {

    private static final Pattern PASSWORD = Pattern.compile("password\\s+([0-9a-f-]{20,})");

    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    private String password;
    private String statistics;
    private String ledger;
    private String trail;

    @Test
    void a_node_starts_with_nothing_and_keeps_everything_as_does_its_backup(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext node = start(data)) {
            Matcher announced = PASSWORD.matcher(output.getOut());
            assertThat(announced.find()).as("the login is printed").isTrue();
            password = announced.group(1);
            assertThat(announced.find()).as("only once").isFalse();
            assertThat(Files.readString(data.resolve("first-login.hash")))
                    .startsWith("{bcrypt}")
                    .doesNotContain(password);

            Browser office = browser(node, password);
            every_page_has_an_empty_state(office);

            Sample.register(office);
            office.upload("inspection-forms", "三月.csv", Sample.forms("FIRST"));
            await().atMost(Duration.ofSeconds(60)).until(() -> noticesPosted(office) == 1);
            settle(node);
            assertThat(data.resolve("tmp/work")).as("what is uploaded").isDirectory();
            statistics = office.get("/api/v1/statistics").text();
            ledger = office.get("/api/v1/ledger").text();
            trail = office.get("/api/v1/schools/" + Sample.SCHOOL + "/trail").text();
            assertThat(statistics).contains("\"visits\":2");

            a_second_node_on_the_same_folder_is_told_what_to_do(output);
            backup("save", data, elsewhere.resolve("backup"));
        }

        everything_is_as_it_was(data, output);
        backup("restore", elsewhere.resolve("backup"), elsewhere.resolve("data"));
        everything_is_as_it_was(elsewhere.resolve("data"), output);
    }

    private void everything_is_as_it_was(Path data, CapturedOutput output) {
        int before = output.getOut().length();
        try (ConfigurableApplicationContext again = start(data)) {
            assertThat(output.getOut().substring(before)).doesNotContain("首次启动");
            Browser office = browser(again, password);
            settle(again);
            assertThat(office.get("/api/v1/statistics").text()).isEqualTo(statistics);
            assertThat(office.get("/api/v1/ledger").text()).isEqualTo(ledger);
            assertThat(office.get("/api/v1/schools/" + Sample.SCHOOL + "/trail").text())
                    .isEqualTo(trail);
        }
    }

    private static void backup(String command, Path from, Path to) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        assertThat(BackupTool.run(out, out, command, from.toString(), to.toString()))
                .as(said.toString())
                .isZero();
    }

    private static void every_page_has_an_empty_state(Browser office) {
        office.logIn();
        for (String path : new String[] {"/", "/schools", "/rectifications", "/imports", "/exchange", "/notices"}) {
            assertThat(office.open(path))
                    .as(path)
                    .returns(200, Browser.Answer::status)
                    .extracting(Browser.Answer::text)
                    .asString()
                    .contains("class=\"empty\"");
        }
        assertThat(office.open("/ledger").text()).contains("(空)");
    }

    private void a_second_node_on_the_same_folder_is_told_what_to_do(CapturedOutput output) {
        assertThatThrownBy(() -> start(data)).isInstanceOf(Exception.class);
        assertThat(output.getAll())
                .contains("打不开账本", "请确认没有另一个节点正在使用同一个数据目录")
                .contains("Stop the other node that uses the same data folder");
    }

    private static ConfigurableApplicationContext start(Path data) {
        ConfigurableApplicationContext node = new SpringApplicationBuilder(DudaoHub.class, NodeTest.Time.class)
                .run("--server.port=0", "--dudao.data=" + data, "--dudao.deadline-watch.interval=1h");
        node.getBean(MovableClock.class).setTo(LocalDate.of(2026, 3, 10));
        return node;
    }

    private static Browser browser(ConfigurableApplicationContext node, String password) {
        int port = ((ServletWebServerApplicationContext) node).getWebServer().getPort();
        return new Browser(port, "office", password);
    }

    private static long noticesPosted(Browser office) {
        return office.get("/api/v1/notices/summary").json().path("posted").asLong();
    }

    private static void settle(ConfigurableApplicationContext node) {
        ProjectionMonitor readModels = node.getBean(ProjectionMonitor.class);
        await().atMost(Duration.ofSeconds(60)).until(readModels::caughtUp);
    }
}
