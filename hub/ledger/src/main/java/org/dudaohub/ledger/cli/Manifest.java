package org.dudaohub.ledger.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.LedgerException;

/**
 * What a backup consists of: text that {@code sha256sum -c} reads too. Lines {@code # title}, {@code # head position:hash}
 * and {@code # node folder}, then a line {@code SHA-256  path} for each file, and last {@code # end SHA-256}, the hash of all
 * lines before. It is written last and takes the place of the earlier one at once: without it there is no backup.
 */
final class Manifest {

    static final String NAME = "manifest.sha256";

    private static final String TITLE = "# dudao-backup 1";
    private static final String HEAD = "# head ";
    private static final String NODE = "# node ";
    private static final String END = "# end ";

    private final Path target;
    private final Head head;
    private final String node;

    private Manifest(Path target, Head head, String node) {
        this.target = target;
        this.head = head;
        this.node = node;
    }

    /** End of the ledger in the backup. */
    Head head() {
        return head;
    }

    /** Name of the folder with what belongs to this backup alone. */
    String node() {
        return node;
    }

    /** A file's path in the data folder, of its path in the backup. */
    String withoutNode(String path) {
        return path.startsWith(node + "/") ? path.substring(node.length() + 1) : path;
    }

    /**
     * Empty where there is none.
     *
     * @throws LedgerException where it was changed or cut off
     */
    static Optional<Manifest> find(Path target) throws IOException {
        Path file = target.resolve(NAME);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        MessageDigest digest = Disk.sha256();
        try (BufferedReader lines = lines(file)) {
            String title = lines.readLine();
            String head = lines.readLine();
            String node = lines.readLine();
            if (!TITLE.equals(title)
                    || head == null
                    || !head.startsWith(HEAD)
                    || node == null
                    || !node.startsWith(NODE)) {
                throw damaged(file);
            }
            update(digest, title);
            update(digest, head);
            update(digest, node);
            String line = lines.readLine();
            while (line != null && !line.startsWith(END)) {
                update(digest, line);
                line = lines.readLine();
            }
            if (line == null
                    || !line.equals(END + HexFormat.of().formatHex(digest.digest()))
                    || lines.readLine() != null) {
                throw damaged(file);
            }
            return Optional.of(
                    new Manifest(target, Heads.parse(head.substring(HEAD.length())), node.substring(NODE.length())));
        }
    }

    /** What is done with a line. */
    interface LineWork {
        void on(String sha256, String path) throws IOException;
    }

    /** Each file of the backup, by its path in the backup's folder. */
    void forEach(LineWork work) throws IOException {
        try (BufferedReader lines = lines(target.resolve(NAME))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String path = line.substring(line.indexOf("  ") + 2);
                    if (!target.resolve(path).normalize().startsWith(target)) {
                        throw new LedgerException("清单中的路径不在备份目录里:" + path);
                    }
                    work.on(line.substring(0, line.indexOf("  ")), path);
                }
            }
        }
    }

    /** A manifest in the making. Closed before it is published, it leaves the earlier one in its place. */
    static final class Draft implements AutoCloseable {

        private final Path target;
        private final Path part;
        private final MessageDigest digest = Disk.sha256();
        private final FileChannel channel;
        private final Writer lines;

        Draft(Path target, Head head, String node) throws IOException {
            this.target = target;
            this.part = target.resolve(NAME + ".part");
            this.channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            this.lines = new BufferedWriter(new OutputStreamWriter(
                    new DigestOutputStream(Channels.newOutputStream(channel), digest), StandardCharsets.UTF_8));
            line(TITLE);
            line(HEAD + Heads.text(head));
            line(NODE + node);
        }

        void add(String sha256, Path file) throws IOException {
            line(sha256 + "  " + target.relativize(file));
        }

        /** Makes what was added the backup. */
        void publish() throws IOException {
            lines.flush();
            line(END + HexFormat.of().formatHex(digest.digest()));
            lines.flush();
            channel.force(true);
            Disk.replace(part, target.resolve(NAME));
        }

        private void line(String text) throws IOException {
            lines.write(text);
            lines.write('\n');
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        // Bytes that are no UTF-8 are damage like any other: they give another hash.
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static void update(MessageDigest digest, String line) {
        digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static LedgerException damaged(Path file) {
        return new LedgerException("备份清单被改动过,或不完整:" + file);
    }
}
