package org.dudaohub.ledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dudaohub.ledger.Commit;
import org.dudaohub.ledger.CommitRecord;
import org.dudaohub.ledger.CommitSource;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerCopy;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.LedgerException;
import org.dudaohub.ledger.LedgerHeader;
import org.dudaohub.ledger.Verification;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ops/ledger}. Exit code 0: done, and all is well; 1: not; 2: asked wrongly. */
@Command(
        name = "ops/ledger",
        mixinStandardHelpOptions = true,
        description = "督导账本工具。账本可以是 SQLite 文件,或 mongodb://主机/数据库。")
public final class LedgerTool {

    private static final String A_LEDGER = "账本:SQLite 文件,或 mongodb://主机/数据库";

    @Spec
    private CommandSpec spec;

    private LedgerTool() {}

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** Runs one command; returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new LedgerTool())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Failures::told)
                .execute(arguments);
    }

    @Command(name = "verify", description = "校验整条哈希链;发现问题时指出位置,退出码 1。")
    int verify(
            @Parameters(description = A_LEDGER) String ledger,
            @Option(names = "--expect", description = "已知的链头 位置:哈希(如回执所载),用以发现被截短的账本") Optional<String> expected) {
        return new Place(ledger).read(source -> {
            Verification result = Ledger.verify(source, progress("已校验", source));
            return switch (result) {
                case Verification.Broken(long position, String reason) -> {
                    out().printf("账本已损坏:位置 %d:%s%n", position, reason);
                    yield 1;
                }
                case Verification.Intact(Head head) -> {
                    if (expected.isPresent() && !Heads.holds(source, Heads.parse(expected.get()))) {
                        out().printf("哈希链完整,但不含给定的链头 %s:账本被截短或替换%n", expected.get());
                        yield 1;
                    }
                    out().printf("完好:%,d 个事件%n链头 %s%n", head.position() + 1, Heads.text(head));
                    yield 0;
                }
            };
        });
    }

    @Command(name = "export", description = "导出为 JSON Lines,内含校验所需的一切。")
    int export(
            @Parameters(description = A_LEDGER) String ledger,
            @Parameters(description = "文件,- 为标准输出", defaultValue = "-") String file)
            throws IOException {
        return new Place(ledger).read(source -> {
            try {
                Head head;
                if (file.equals("-")) {
                    head = JsonLines.write(source, out(), progress("已导出", source));
                    out().flush();
                } else {
                    head = LedgerFile.write(source, Path.of(file), progress("已导出", source));
                }
                err().printf("已导出 %,d 个事件,链头 %s%n", head.position() + 1, Heads.text(head));
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Command(name = "import", description = "将导出的文件导入空账本(或接续上次中断的导入),逐条校验。")
    int importFile(
            @Parameters(description = "文件,- 为标准输入") String file, @Parameters(description = A_LEDGER) String ledger)
            throws IOException {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return read(in, ledger, "已导入");
        }
    }

    @Command(name = "backup", description = "在线备份到一个压缩文件:截至开始时刻的一致前缀。")
    int backup(@Parameters(description = A_LEDGER) String ledger, @Parameters(description = "备份文件") Path file) {
        return new Place(ledger).read(source -> {
            try {
                Head head = LedgerFile.write(source, file, progress("已备份", source));
                out().printf("已备份 %,d 个事件到 %s%n链头 %s%n", head.position() + 1, file, Heads.text(head));
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Command(name = "restore", description = "将备份恢复为新账本,逐条校验。")
    int restore(@Parameters(description = "备份文件") Path file, @Parameters(description = A_LEDGER) String ledger)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, ledger, "已恢复");
        }
    }

    @Command(name = "stats", description = "事件数、提交数、时间范围、各类事件的数量。")
    int stats(@Parameters(description = A_LEDGER) String ledger) {
        return new Place(ledger).read(source -> {
            LedgerHeader header = source.header().orElseThrow(() -> new LedgerException("这里没有账本"));
            long commits = 0;
            long events = 0;
            long bytes = 0;
            Instant first = null;
            Instant last = null;
            Map<String, Long> names = new TreeMap<>();
            Map<String, Long> nodes = new TreeMap<>();
            Progress progress = progress("已统计", source);
            for (Iterator<CommitRecord> all = LedgerCopy.commits(source); all.hasNext(); ) {
                CommitRecord commit = all.next();
                Commit decoded = commit.decode();
                commits++;
                events += decoded.events().size();
                bytes += commit.body().length;
                first = first == null ? decoded.recordedAt() : first;
                last = decoded.recordedAt();
                nodes.merge(decoded.node(), (long) decoded.events().size(), Long::sum);
                for (LedgerEvent event : decoded.events()) {
                    names.merge(event.name(), 1L, Long::sum);
                }
                progress.accept(events - 1);
            }
            out().printf(
                            "账本 %s,哈希算法 %s%n",
                            header.ledgerId(), header.algorithm().label());
            out().printf("%,d 个事件,%,d 次提交,%,d 字节%n", events, commits, bytes);
            if (events > 0) {
                out().printf("记录于 %s 至 %s%n", first, last);
            }
            nodes.forEach((node, count) -> out().printf("  节点 %s:%,d%n", node, count));
            names.forEach((name, count) -> out().printf("  %s:%,d%n", name, count));
            return 0;
        });
    }

    private int read(InputStream bytes, String ledger, String doing) throws IOException {
        Head head = LedgerFile.read(
                bytes,
                (header, commits) -> new Place(ledger)
                        .write(target -> LedgerCopy.copy(header, commits, target, new Progress(err(), doing, 0))));
        out().printf("%s %,d 个事件,校验完好%n链头 %s%n", doing, head.position() + 1, Heads.text(head));
        return 0;
    }

    private Progress progress(String doing, CommitSource source) {
        return new Progress(
                err(),
                doing,
                source.lastBefore(Long.MAX_VALUE)
                        .map(CommitRecord::nextPosition)
                        .orElse(0L));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
