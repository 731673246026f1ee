package org.dudaohub.demo.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged command as a person starts it. */
class PlayCommandIT {

    private static final Duration WHOLE_CASE = Duration.ofMinutes(6);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path target;

    private Process player;

    @AfterEach
    void endPlayer() {
        if (player != null) {
            player.destroyForcibly();
        }
    }

    @Test
    void once_plays_the_case_writes_the_summary_and_leaves_no_process_behind() throws Exception {
        start("HTTP");
        Set<ProcessHandle> family = new HashSet<>();
        await().atMost(WHOLE_CASE).pollInterval(Duration.ofMillis(200)).until(() -> {
            player.descendants().forEach(family::add);
            return !player.isAlive();
        });
        assertThat(player.exitValue()).as(output()).isZero();
        assertThat(Sample.JSON
                        .readTree(target.resolve("demo-summary.json").toFile())
                        .get("asExpected")
                        .booleanValue())
                .isTrue();
        assertThat(output()).contains("与样例市的预期一致");
        // The simulator, the city's node, the county's node and the one that took its place.
        assertThat(family).hasSizeGreaterThanOrEqualTo(4).noneMatch(ProcessHandle::isAlive);
    }

    @ParameterizedTest(name = "killed at once: {0}")
    @ValueSource(booleans = {false, true})
    void a_player_that_is_ended_in_the_middle_takes_its_processes_with_it(boolean atOnce) throws Exception {
        start("AMQP");
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(output()).contains("启动澜江市节点"));
        List<ProcessHandle> family = player.descendants().toList();
        // Two nodes, the simulator, and the broker with its own.
        assertThat(family).hasSizeGreaterThan(4).allMatch(ProcessHandle::isAlive);
        if (atOnce) {
            player.destroyForcibly();
        } else {
            player.destroy();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    }

    private void start(String link) throws IOException {
        player = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-jar",
                        System.getProperty("demo.jar"),
                        "play",
                        "--once",
                        "--link=" + link,
                        "--sample=" + Path.of("../sample").toAbsolutePath().normalize(),
                        "--target=" + target)
                .redirectErrorStream(true)
                .redirectOutput(target.resolve("output.txt").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(target.resolve("output.txt"));
    }
}
