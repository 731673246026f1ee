package org.dudaohub.demo.play;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.JavaProgram;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the sample city. */
@Command(name = "play", mixinStandardHelpOptions = true, description = "演示样例市:两个节点、微信模拟器,一个完整案例")
public final class PlayCommand implements Callable<Integer> {

    /** How long the read models and the exchange may take to reach what is expected. */
    private static final Duration SETTLE = Duration.ofSeconds(45);

    @Option(names = "--once", description = "演示、核对、退出;结果写入 <target>/demo-summary.json")
    private boolean once;

    @Option(names = "--sample", defaultValue = "ops/sample", description = "样例市文件夹(默认 ${DEFAULT-VALUE})")
    private Path sampleFolder;

    @Option(names = "--target", defaultValue = "target", description = "输出文件夹(默认 ${DEFAULT-VALUE})")
    private Path target;

    @Option(names = "--link", description = "节点互联方式:${COMPLETION-CANDIDATES};不写则有 RabbitMQ 用 AMQP,没有用 HTTP")
    private World.Link link;

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(target);
        try (FileChannel channel = FileChannel.open(
                        target.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                out.println("另一个演示正在使用 " + target.toAbsolutePath() + ",请先停下它,或用 --target 换一个文件夹");
                return 1;
            }
            return play(out);
        }
    }

    private int play(PrintStream out) throws IOException, InterruptedException {
        Path folder = target.toAbsolutePath().normalize().resolve("demo");
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        Sample sample = new Sample(sampleFolder.toAbsolutePath().normalize());
        Progress progress = new Progress(out);
        World.Settings settings = new World.Settings(JavaProgram.of(PlayCommand.class), sample, folder, link, !once);
        progress.part("启动");
        try (Children children = new Children(folder.resolve("logs"))) {
            try {
                World world = World.start(settings, children, Case.BEGIN, progress);
                Results results = new Case(world, sample, progress).play();
                ObjectNode summary = settle(results, world, sample.expected());
                List<String> differences = Comparison.differences(sample.expected(), summary);
                Path file = writeSummary(summary, differences);
                SummaryTable.print(out, world, summary, differences, file);
                if (once) {
                    return differences.isEmpty() ? 0 : 1;
                }
                out.println("按 Ctrl-C 结束演示");
                new CountDownLatch(1).await();
                return 0;
            } catch (RuntimeException e) {
                // Stopped from outside in the middle of it? Then what failed, failed because of that.
                if (!children.isClosing()) {
                    tell(e, out, folder.resolve("logs"));
                }
                return 1;
            }
        }
    }

    /** One sentence for whoever watches; where it failed stands beside what the processes wrote. */
    private static void tell(RuntimeException failure, PrintStream out, Path logs) throws IOException {
        try (PrintWriter log = new PrintWriter(Files.newBufferedWriter(logs.resolve("player.log")))) {
            failure.printStackTrace(log);
        }
        out.println();
        out.println("演示失败:" + failure.getMessage());
        out.println("各进程日志:" + logs);
    }

    /** Waits until the nodes say what is expected; after the limit takes what they say then. */
    static ObjectNode settle(Results results, World world, JsonNode expected) {
        AtomicReference<ObjectNode> last = new AtomicReference<>();
        try {
            await().atMost(SETTLE).pollInterval(Duration.ofMillis(500)).until(() -> {
                last.set(results.collect(world));
                return Comparison.differences(expected, last.get()).isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            last.set(results.collect(world));
        }
        return last.get();
    }

    private Path writeSummary(ObjectNode summary, List<String> differences) throws IOException {
        ObjectNode written = summary.deepCopy();
        written.put("asExpected", differences.isEmpty());
        differences.forEach(written.withArray("/differences")::add);
        Path file = target.toAbsolutePath().normalize().resolve("demo-summary.json");
        Sample.JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), written);
        return file;
    }
}
