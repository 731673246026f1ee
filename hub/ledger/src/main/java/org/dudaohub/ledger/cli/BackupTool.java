package org.dudaohub.ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ops/backup}. Exit code 0: done, and all is well; 1: something is damaged or missing; 2: asked wrongly. */
@Command(
        name = "ops/backup",
        mixinStandardHelpOptions = true,
        description = {
            "备份、校验、恢复整个节点的数据目录:账本、密钥、附件与归档。节点运行时也可备份。",
            "备份中有密钥,须像节点一样保管。每个备份目录只留最新一份;删除个人信息后请立即重新备份,并销毁其他旧副本。"
        })
public final class BackupTool {

    private static final String DATA = "节点的数据目录(dudao.data)";
    private static final String TARGET = "备份目录";
    private static final String LEDGER = "账本不在数据目录里时:mongodb://主机/数据库";

    @Spec
    private CommandSpec spec;

    private BackupTool() {}

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** Runs one command; returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new BackupTool())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Failures::told)
                .execute(arguments);
    }

    @Command(name = "save", description = "备份到新目录,或接着以前的备份:附件只复制新增的。写完即读回校验。")
    int save(
            @Parameters(description = DATA) Path data,
            @Parameters(description = TARGET) Path target,
            @Option(names = "--ledger", description = LEDGER) Optional<String> ledger)
            throws IOException {
        Saving.Saved saved = new Saving(data, ledger, target, err()).run();
        out().printf(
                        "已备份到 %s%n%,d 个事件,链头 %s%n个人密钥 %,d 把,节点密钥等文件 %,d 个,附件与归档 %,d 个(本次新增 %,d 个)%n",
                        target,
                        saved.head().position() + 1,
                        Heads.text(saved.head()),
                        saved.keys(),
                        saved.loose(),
                        saved.kept() + saved.copied() + saved.surplus(),
                        saved.copied());
        if (saved.surplus() > 0) {
            out().printf("其中 %,d 个附件只在备份里,数据目录里已没有;备份保留它们,恢复时也会恢复%n", saved.surplus());
        }
        if (saved.damaged() > 0) {
            out().printf("%,d 个附件已损坏,不在备份里;其余已备份%n", saved.damaged());
            return 1;
        }
        out().println("已读回校验,完好");
        return 0;
    }

    @Command(name = "verify", description = "读出整个备份,校验每个文件与整条哈希链。")
    int verify(@Parameters(description = TARGET) Path target) throws IOException {
        Checking checking = new Checking(target, err());
        Checking.Checked checked = checking.run();
        if (checked.wrong() > 0) {
            out().printf("备份已损坏:%,d 处%n", checked.wrong());
            return 1;
        }
        out().printf(
                        "备份完好:%,d 个文件,%,d 个事件%n链头 %s%n",
                        checked.files(),
                        checking.manifest().head().position() + 1,
                        Heads.text(checking.manifest().head()));
        checked.recordedAt().ifPresent(at -> out().printf("最后的事件记录于 %s%n", at));
        return 0;
    }

    @Command(name = "restore", description = "先校验备份,再恢复为新的数据目录;目录须不存在或是空的。")
    int restore(
            @Parameters(description = TARGET) Path target,
            @Parameters(description = DATA) Path data,
            @Option(names = "--ledger", description = LEDGER) Optional<String> ledger)
            throws IOException {
        Restoring.requireNothing(data);
        Checking checking = new Checking(target, err());
        if (checking.run().wrong() > 0) {
            out().println("备份已损坏,未恢复");
            return 1;
        }
        new Restoring(checking.manifest(), target, data, ledger, err()).run();
        out().printf(
                        "已恢复到 %s%n%,d 个事件,链头 %s%n",
                        data,
                        checking.manifest().head().position() + 1,
                        Heads.text(checking.manifest().head()));
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
