package org.dudaohub.ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerToolTest {

    @TempDir
    Path folder;

    private final TestMongo mongo = new TestMongo();
    private final StringWriter out = new StringWriter();

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void a_copy_from_sqlite_to_mongo_and_back_has_the_same_hashes() {
        Head head = fill("a.db", 700);
        String inMongo = mongo.uri(mongo.newDatabase());

        assertThat(tool("export", path("a.db"), path("a.jsonl"))).isZero();
        assertThat(tool("import", path("a.jsonl"), inMongo)).isZero();
        assertThat(tool("verify", inMongo)).isZero();
        assertThat(tool("backup", inMongo, path("b.jsonl.gz"))).isZero();
        assertThat(tool("restore", path("b.jsonl.gz"), path("c.db"))).isZero();
        assertThat(tool("verify", path("c.db"))).isZero();

        assertThat(head("c.db")).isEqualTo(head);
    }

    @Test
    void an_import_that_stopped_goes_on_and_a_cut_off_file_is_told() throws Exception {
        Head head = fill("a.db", 600);
        tool("export", path("a.db"), path("a.jsonl"));
        List<String> lines = Files.readAllLines(folder.resolve("a.jsonl"));
        Files.write(folder.resolve("cut.jsonl"), lines.subList(0, 300));

        assertThat(tool("import", path("cut.jsonl"), path("b.db"))).isEqualTo(1);
        assertThat(out.toString()).contains("文件不完整");
        assertThat(tool("import", path("a.jsonl"), path("b.db"))).isZero();
        assertThat(head("b.db")).isEqualTo(head);
    }

    @Test
    void a_changed_line_is_named_and_not_imported() throws Exception {
        fill("a.db", 20);
        tool("export", path("a.db"), path("a.jsonl"));
        List<String> lines = Files.readAllLines(folder.resolve("a.jsonl"));
        lines.remove(6);
        Files.write(folder.resolve("changed.jsonl"), lines);

        assertThat(tool("import", path("changed.jsonl"), path("b.db"))).isEqualTo(1);
        assertThat(out.toString()).contains("position 10");
        assertThat(head("b.db").position()).isEqualTo(9);
    }

    @Test
    void a_backup_under_load_is_a_consistent_prefix() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (Ledger ledger = open("a.db")) {
            List<Thread> writers = IntStream.range(0, 4)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                        for (long i = 0; !stop.get(); i++) {
                            append(ledger, "w" + writer, i);
                        }
                    }))
                    .toList();
            Awaitility.await().until(() -> ledger.head().position() > 500);
            long before = ledger.head().position();
            assertThat(tool("backup", path("a.db"), path("b.jsonl.gz"))).isZero();
            assertThat(tool("stats", path("a.db"))).isZero();
            assertThat(tool("verify", path("a.db"))).isZero();
            stop.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(tool("restore", path("b.jsonl.gz"), path("b.db"))).isZero();
            Head restored = head("b.db");
            assertThat(restored.position()).isGreaterThanOrEqualTo(before);
            assertThat(ledger.commits(restored.position())
                            .findFirst()
                            .orElseThrow()
                            .hash())
                    .isEqualTo(restored.hash());
        }
        assertThat(org.dudaohub.ledger.FormatTest.python(folder.resolve("b.jsonl.gz")))
                .startsWith("intact");
    }

    @Test
    void a_ledger_that_lost_its_end_is_found_by_a_head_known_from_elsewhere() {
        Head head = fill("a.db", 20);
        String known = head.position() + ":" + java.util.HexFormat.of().formatHex(head.hash());

        assertThat(tool("verify", path("a.db"), "--expect", known)).isZero();
        assertThat(tool("verify", path("a.db"), "--expect", "99" + known)).isEqualTo(1);
    }

    @Test
    void what_is_asked_wrongly_is_told() {
        assertThat(tool("verify", path("none.db"))).isEqualTo(2);
        assertThat(out.toString()).contains("没有这个账本文件").contains("none.db");
        assertThat(tool("verify", "mongodb://127.0.0.1:1")).isEqualTo(2);
        assertThat(out.toString()).contains("缺少数据库名");
        fill("a.db", 1);
        assertThat(tool("verify", path("a.db"), "--expect", "abc")).isEqualTo(2);
        assertThat(out.toString()).contains("链头应写作");
        assertThat(tool("burn")).isEqualTo(2);
    }

    private Head fill(String name, int commits) {
        try (Ledger ledger = open(name)) {
            for (int i = 0; i < commits; i++) {
                append(ledger, "stream", i);
            }
            return ledger.head();
        }
    }

    private static void append(Ledger ledger, String stream, long commit) {
        ledger.append(List.of(event(stream, 2 * commit), event(stream, 2 * commit + 1)));
    }

    private static LedgerEvent event(String stream, long sequence) {
        return new LedgerEvent(
                UUID.randomUUID().toString(),
                Instant.now(),
                "学校",
                stream,
                sequence,
                "school.visited",
                "1",
                "{\"n\":1}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private Ledger open(String name) {
        return Ledger.open(SqliteStore.open(folder.resolve(name)), LedgerConfig.of("node", Clock.systemUTC()));
    }

    private Head head(String name) {
        try (Ledger ledger = open(name)) {
            return ledger.head();
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int tool(String... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return LedgerTool.run(writer, writer, arguments);
    }
}
