package org.dudaohub.server;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.dudaohub.projections.ProjectionMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole county node on a free port, with a real SQLite ledger, shared by all tests that extend this: each works with
 * schools and cases of its own.
 */
@SpringBootTest(classes = DudaoHub.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(NodeTest.Time.class)
abstract class NodeTest {

    static final String PASSWORD = "correct horse";

    /** bcrypt of {@link #PASSWORD}, at the lowest strength: these tests are not about its slowness. */
    private static final String HASH = Passwords.hash(PASSWORD);

    @Autowired
    MovableClock clock;

    @Autowired
    private ProjectionMonitor readModels;

    @LocalServerPort
    private int port;

    Browser office;
    Browser inspector;
    Browser auditor;
    Browser stranger;

    @DynamicPropertySource
    static void node(DynamicPropertyRegistry properties) {
        Path data = Path.of("target", "nodes", UUID.randomUUID().toString());
        properties.add("dudao.data", data::toString);
        properties.add("dudao.partners[0].id", () -> "watched");
        properties.add("dudao.partners[0].kind", () -> "inspectors");
        properties.add("dudao.partners[0].folder", () -> data.resolve("watched").toString());
        properties.add("dudao.node.id", () -> "qingdi");
        properties.add("dudao.node.name", () -> "青荻县教育体育局");
        properties.add("dudao.node.office", () -> Sample.OFFICE);
        properties.add("dudao.node.division", () -> Sample.DIVISION);
        properties.add("dudao.intake.max-size", () -> "1MB");
        properties.add("dudao.attachments.max-size", () -> "1MB");
        properties.add("dudao.deadline-watch.interval", () -> "1h");
        properties.add("dudao.deadline-watch.first-look", () -> "1h");
        user(properties, 0, "office", "县督导室", "OFFICE", "");
        user(properties, 1, "inspector", "督学甲01", "INSPECTOR", "");
        properties.add("dudao.users[1].inspector", () -> Sample.INSPECTOR);
        user(properties, 2, "auditor", "审计员", "AUDITOR", "");
        user(properties, 3, "school-1", "柳渡小学", "SCHOOL", Sample.SCHOOL);
        user(properties, 4, "school-2", "芦汀小学", "SCHOOL", Sample.OTHER_SCHOOL);
    }

    private static void user(
            DynamicPropertyRegistry properties, int n, String name, String shown, String role, String organization) {
        String prefix = "dudao.users[" + n + "].";
        properties.add(prefix + "name", () -> name);
        properties.add(prefix + "password", () -> HASH);
        properties.add(prefix + "display-name", () -> shown);
        properties.add(prefix + "role", () -> role);
        properties.add(prefix + "organization", () -> organization);
    }

    @BeforeEach
    void openBrowsers() {
        clock.setTo(LocalDate.of(2026, 3, 31));
        office = as("office");
        inspector = as("inspector");
        auditor = as("auditor");
        stranger = new Browser(port, null, null);
        Sample.register(office);
    }

    int port() {
        return port;
    }

    Browser as(String login) {
        return new Browser(port, login, PASSWORD);
    }

    Browser with(String login, String password) {
        return new Browser(port, login, password);
    }

    /** Waits until the read models show everything that is in the ledger. */
    void settle() {
        await().atMost(Duration.ofSeconds(60)).until(readModels::caughtUp);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
