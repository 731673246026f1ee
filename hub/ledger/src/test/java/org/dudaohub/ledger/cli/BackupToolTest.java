package org.dudaohub.ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.LedgerEvent;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.TestMongo;
import org.dudaohub.ledger.content.ContentStore;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node's data folder, with what a node keeps in it, and what becomes of it in a backup. */
class BackupToolTest {

    private static final String PERSON = "the-person-of-this-event-";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    private Path data;
    private Path target;

    /** A node as far as its data folder tells: each fact names a sealed text and a file, both made before it. */
    private final class Node implements AutoCloseable {

        private final Ledger ledger;
        private final KeyVault vault = KeyVault.open(data.resolve("keys.sqlite"));
        private final ContentStore files = ContentStore.open(data.resolve("attachments"));

        Node() throws IOException {
            ledger = Ledger.open(
                    SqliteStore.open(data.resolve("ledger.sqlite")), LedgerConfig.of("node", Clock.systemUTC()));
        }

        void act(String stream, long sequence) throws IOException {
            String name = stream + "-" + sequence;
            byte[] photo = ("a photo of " + name).getBytes(StandardCharsets.UTF_8);
            String sha256 = files.keep(new ByteArrayInputStream(photo), photo.length)
                    .orElseThrow()
                    .sha256();
            String payload = vault.seal(PERSON + name, name) + "|" + sha256;
            ledger.append(List.of(new LedgerEvent(
                    UUID.randomUUID().toString(),
                    Instant.now(),
                    "学校",
                    stream,
                    sequence,
                    "school.visited",
                    "1",
                    payload.getBytes(StandardCharsets.UTF_8),
                    "{}".getBytes(StandardCharsets.UTF_8))));
        }

        /** Everything that a fact names is here and can be read. */
        void assertWhole() throws IOException {
            List<String> payloads = ledger.commits(0)
                    .flatMap(commit -> commit.events().stream())
                    .map(event -> new String(event.payload(), StandardCharsets.UTF_8))
                    .toList();
            for (String payload : payloads) {
                String[] parts = payload.split("\\|");
                assertThat(vault.open(parts[0])).isPresent();
                assertThat(files.find(parts[1])).isPresent();
            }
        }

        @Override
        public void close() {
            ledger.close();
            vault.close();
        }
    }

    @Test
    void a_backup_of_a_node_that_works_holds_the_key_and_the_file_of_each_fact_in_it() throws Exception {
        aNodeWith(0);
        AtomicBoolean stop = new AtomicBoolean();
        try (Node node = new Node()) {
            List<Thread> writers = IntStream.range(0, 2)
                    .mapToObj(writer -> Thread.ofPlatform().start(() -> {
                        try {
                            for (long i = 0; !stop.get(); i++) {
                                node.act("w" + writer, i);
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .toList();
            Awaitility.await().until(() -> node.ledger.head().position() > 50);
            assertThat(save()).as(said()).isZero();
            long first = Manifest.find(target).orElseThrow().head().position();
            Awaitility.await().until(() -> node.ledger.head().position() > first);
            assertThat(save()).as(said()).isZero();
            stop.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(Manifest.find(target).orElseThrow().head().position()).isGreaterThan(first);
        }

        assertThat(restore("restored")).as(said()).isZero();

        data = folder.resolve("restored");
        try (Node restored = new Node()) {
            assertThat(restored.ledger.head())
                    .isEqualTo(Manifest.find(target).orElseThrow().head());
            restored.assertWhole();
        }
    }

    @Test
    void all_that_a_node_keeps_comes_back_and_only_its_owner_may_read_it() throws Exception {
        aNodeWith(3);
        Files.writeString(data.resolve("settings-of-the-office.yml"), "dudao: {}");
        Files.writeString(data.resolve("attachments/upload1.unfinished"), "half a ph");
        Files.createDirectories(data.resolve("tmp/work"));
        Files.writeString(data.resolve("tmp/work/upload2.form"), "half a form");

        Path restored = Files.createDirectory(folder.resolve("restored"));
        assertThat(save()).as(said()).isZero();
        assertThat(restore("restored")).as(said()).isZero();

        for (Path file : filesOf(data)) {
            Path copy = restored.resolve(data.relativize(file).toString());
            switch (file.getFileName().toString()) {
                case "ledger.sqlite", "ledger.sqlite.lock", "keys.sqlite" ->
                    assertThat(copy).exists();
                case "upload1.unfinished", "upload2.form", "keys.sqlite-journal" ->
                    assertThat(copy).doesNotExist();
                default -> assertThat(copy).hasSameBinaryContentAs(file);
            }
        }
        assertThat(Files.getPosixFilePermissions(restored))
                .allMatch(may -> may.name().startsWith("OWNER"));
        assertThat(Files.getPosixFilePermissions(restored.resolve("node-key.pem")))
                .allMatch(may -> may.name().startsWith("OWNER"));
        assertThat(tool("verify", target)).as(said()).isZero();
        assertThat(said()).contains("备份完好:10 个文件,3 个事件");
    }

    @Test
    void a_backup_can_be_checked_without_this_tool() throws Exception {
        aNodeWith(2);
        save();

        Process check = new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", "manifest.sha256")
                .directory(target.toFile())
                .inheritIO()
                .start();

        assertThat(check.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger.jsonl.gz",
                "keys.sqlite",
                "node-key.pem",
                "keys/second.pem",
                "first-login.hash",
                "attachments",
                "archive",
                "manifest.sha256"
            })
    void one_changed_byte_in_a_backup_is_found_and_nothing_is_restored_from_it(String part) throws Exception {
        aNodeWith(3);
        save();
        damage(find(target, part));

        assertThat(tool("verify", target)).as(said()).isEqualTo(1);
        assertThat(restore("restored")).isEqualTo(1);

        assertThat(folder.resolve("restored")).doesNotExist();
        assertThat(filesOf(folder)).noneMatch(file -> file.toString().contains("restor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.sqlite", "node-key.pem", "keys/second.pem", "attachments", "archive"})
    void a_file_that_a_backup_has_lost_is_named(String part) throws Exception {
        aNodeWith(3);
        save();
        Path lost = find(target, part);
        Files.delete(lost);

        assertThat(tool("verify", target)).isEqualTo(1);
        assertThat(said()).contains("缺少文件:" + lost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.sqlite", "node-key.pem"})
    void a_node_without_its_keys_is_not_taken_for_whole_and_the_earlier_backup_stays(String key) throws Exception {
        aNodeWith(1);
        save();
        Files.delete(data.resolve(key));

        assertThat(save()).isEqualTo(1);
        assertThat(said()).contains("数据目录缺少 " + key);
        assertThat(tool("verify", target)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.sqlite", "node-key.pem", "keys/second.pem"})
    void a_key_that_was_lost_and_made_anew_does_not_take_the_place_of_the_one_in_the_backup(String key)
            throws Exception {
        aNodeWith(2);
        save();
        Files.delete(data.resolve(key));
        if (key.equals("keys.sqlite")) {
            try (Node node = new Node()) {
                node.act("later", 0);
            }
        } else {
            Files.writeString(data.resolve(key), "another key");
        }

        assertThat(save()).isEqualTo(1);

        assertThat(said()).contains(key).contains("未备份,原备份未动");
        assertThat(tool("verify", target)).isZero();
        assertThat(whatIsIn(target)).contains(PERSON + "s-0", "the key of the node", "the key after it");
    }

    @Test
    void a_second_backup_copies_what_is_new() throws Exception {
        aNodeWith(3);
        save();
        var before = new TreeMap<Path, Object>();
        for (Path file : filesOf(target.resolve("attachments"))) {
            before.put(file, Files.readAttributes(file, "unix:ino,ctime"));
        }
        out.getBuffer().setLength(0);
        try (Node node = new Node()) {
            node.act("later", 0);
        }

        assertThat(save()).as(said()).isZero();

        assertThat(said()).contains("附件与归档 5 个(本次新增 1 个)");
        for (Path file : before.keySet()) {
            assertThat(Files.readAttributes(file, "unix:ino,ctime")).isEqualTo(before.get(file));
        }
        assertThat(tool("verify", target)).isZero();
    }

    @Test
    void a_key_that_was_destroyed_is_gone_from_the_backup_with_the_next_one() throws Exception {
        aNodeWith(2);
        save();
        assertThat(whatIsIn(target)).contains(PERSON + "s-0", PERSON + "s-1");
        try (Node node = new Node()) {
            node.vault.destroy(PERSON + "s-0");
        }

        assertThat(save()).isZero();

        assertThat(whatIsIn(target)).doesNotContain(PERSON + "s-0").contains(PERSON + "s-1");
        assertThat(said()).contains("个人密钥 1 把");
    }

    @Test
    void a_backup_that_broke_off_changes_nothing_and_leaves_nothing() throws Exception {
        aNodeWith(2);
        save();
        Head head = Manifest.find(target).orElseThrow().head();
        Path half = Files.createDirectory(target.resolve("node-half"));
        Files.writeString(half.resolve("keys.sqlite"), "destroyed since");
        Files.writeString(target.resolve("manifest.sha256.part"), "# dudao-backup 1");

        assertThat(tool("verify", target)).isZero();
        try (Node node = new Node()) {
            node.act("later", 0);
        }
        assertThat(save()).as(said()).isZero();

        assertThat(Manifest.find(target).orElseThrow().head()).isNotEqualTo(head);
        assertThat(filesOf(target))
                .noneMatch(file -> file.toString().endsWith(".part"))
                .noneMatch(file -> file.startsWith(half));
    }

    @Test
    void what_was_cut_off_before_its_manifest_is_no_backup() throws Exception {
        aNodeWith(1);
        save();
        Files.delete(target.resolve("manifest.sha256"));

        assertThat(tool("verify", target)).isEqualTo(2);
        assertThat(said()).contains("这里没有完整的备份");
        assertThat(save()).as(said()).isZero();
        assertThat(tool("verify", target)).isZero();
    }

    @Test
    void another_ledger_or_a_shortened_one_does_not_take_the_place_of_a_backup() throws Exception {
        aNodeWith(3);
        save();
        Head head = Manifest.find(target).orElseThrow().head();
        Files.delete(data.resolve("ledger.sqlite"));
        try (Node node = new Node()) {
            node.act("s", 0);
        }

        assertThat(save()).isEqualTo(1);

        assertThat(said()).contains("这本账本里没有它");
        assertThat(tool("verify", target)).isZero();
        assertThat(Manifest.find(target).orElseThrow().head()).isEqualTo(head);
    }

    @Test
    void a_damaged_ledger_does_not_take_the_place_of_a_backup() throws Exception {
        aNodeWith(3);
        save();
        try (var ledger = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.sqlite"));
                var statement = ledger.createStatement()) {
            statement.execute(
                    "UPDATE commits SET body = CAST(replace(CAST(body AS TEXT), 'visited', 'vizited') AS BLOB)"
                            + " WHERE position = 1");
        }

        assertThat(save()).isEqualTo(1);

        assertThat(said()).contains("账本已损坏:位置 1");
        assertThat(tool("verify", target)).isZero();
        assertThat(target.toFile().list((_, name) -> name.startsWith("node-"))).hasSize(1);
    }

    @Test
    void a_file_that_rotted_in_the_backup_is_copied_again() throws Exception {
        aNodeWith(2);
        save();
        damage(find(target, "attachments"));
        damage(find(target, "archive"));
        out.getBuffer().setLength(0);

        assertThat(save()).as(said()).isZero();

        assertThat(said()).contains("本次新增 2 个");
        assertThat(tool("verify", target)).isZero();
    }

    @Test
    void a_file_that_rotted_on_the_node_is_named_and_all_else_is_backed_up() throws Exception {
        aNodeWith(2);
        Path rotten = find(data, "attachments");
        damage(rotten);

        assertThat(save()).isEqualTo(1);

        assertThat(said()).contains("附件已损坏,备份里没有它:" + rotten);
        assertThat(tool("verify", target)).as(said()).isZero();
        assertThat(filesOf(target.resolve("attachments"))).hasSize(1);
    }

    @Test
    void a_file_that_the_node_lost_comes_back_from_the_backup() throws Exception {
        aNodeWith(2);
        save();
        Path lost = find(data, "attachments");
        byte[] content = Files.readAllBytes(lost);
        Files.delete(lost);

        assertThat(save()).isZero();
        assertThat(said()).contains("其中 1 个附件只在备份里");
        assertThat(restore("restored")).as(said()).isZero();

        assertThat(folder.resolve("restored").resolve(data.relativize(lost).toString()))
                .hasBinaryContent(content);
    }

    @Test
    void a_ledger_on_mongodb_is_backed_up_with_the_folder_and_restored_to_another() throws Exception {
        aNodeWith(3);
        try (var mongo = new TestMongo()) {
            String original = mongo.uri(mongo.newDatabase());
            String other = mongo.uri(mongo.newDatabase());
            PrintWriter writer = new PrintWriter(out, true);
            LedgerTool.run(
                    writer, writer, "export", data.resolve("ledger.sqlite").toString(), path("a.jsonl"));
            LedgerTool.run(writer, writer, "import", path("a.jsonl"), original);
            Files.delete(data.resolve("ledger.sqlite"));

            assertThat(save()).isEqualTo(2);
            assertThat(tool("save", data, target, "--ledger", original))
                    .as(said())
                    .isZero();
            assertThat(tool("restore", target, folder.resolve("restored"), "--ledger", other))
                    .as(said())
                    .isZero();
            assertThat(LedgerTool.run(
                            writer,
                            writer,
                            "verify",
                            other,
                            "--expect",
                            Heads.text(Manifest.find(target).orElseThrow().head())))
                    .isZero();
        }
        assertThat(folder.resolve("restored/ledger.sqlite")).doesNotExist();
        assertThat(folder.resolve("restored/keys.sqlite")).exists();
    }

    @Test
    void what_is_asked_wrongly_is_told_in_one_sentence() throws Exception {
        aNodeWith(1);
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(photos.resolve("me.jpg"), "not a backup");

        wrong("没有这个数据目录", "save", folder.resolve("none"), target);
        wrong("不是节点的数据目录", "save", photos, target);
        wrong("不是以前的备份", "save", data, photos);
        wrong("不能互相包含", "save", data, data.resolve("backup"));
        wrong("这里没有完整的备份", "verify", photos);
        save();
        wrong("目录不是空的", "restore", target, photos);
        wrong("目录不是空的", "restore", target, data);
        wrong("这里没有完整的备份", "restore", photos, folder.resolve("restored"));
        assertThat(tool("burn")).isEqualTo(2);
        assertThat(tool()).isEqualTo(2);
        assertThat(photos.resolve("me.jpg")).hasContent("not a backup");
    }

    private void wrong(String sentence, Object... arguments) {
        out.getBuffer().setLength(0);
        assertThat(tool(arguments)).as(said()).isEqualTo(2);
        assertThat(said()).contains(sentence).hasLineCount(1);
    }

    /** Stopped; with so many events, and one file each of the other kinds. */
    private void aNodeWith(int events) throws IOException {
        data = folder.resolve("data");
        target = folder.resolve("backup");
        Files.createDirectories(data.resolve("keys"));
        Files.createDirectories(data.resolve("archive"));
        Files.writeString(data.resolve("node-key.pem"), "the key of the node");
        Files.writeString(data.resolve("keys/second.pem"), "the key after it");
        Files.writeString(data.resolve("first-login.hash"), "{bcrypt}");
        Files.writeString(data.resolve("archive").resolve("0".repeat(64)), "sealed, so its hash is not its name");
        try (Node node = new Node()) {
            for (int i = 0; i < events; i++) {
                node.act("s", i);
            }
        }
    }

    private static List<Path> filesOf(Path start) throws IOException {
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** The file of that name, or the first in the folder of that name. */
    private static Path find(Path start, String name) throws IOException {
        return filesOf(start).stream()
                .filter(file -> file.endsWith(name) || file.startsWith(start.resolve(name)))
                .findFirst()
                .orElseThrow();
    }

    private static void damage(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private static String whatIsIn(Path start) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : filesOf(start)) {
            texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return String.join("\n", texts);
    }

    private int save() {
        return tool("save", data, target);
    }

    private int restore(String name) {
        return tool("restore", target, folder.resolve(name));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String said() {
        return out.toString();
    }

    private int tool(Object... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return BackupTool.run(
                writer, writer, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }
}
