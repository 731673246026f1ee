package org.dudaohub.ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.LedgerCorruptException;
import org.dudaohub.ledger.LedgerException;
import org.dudaohub.ledger.cli.Failures.AskedWrongly;
import org.dudaohub.ledger.vault.KeyVault;

/**
 * Backs a node's data folder up while the node works. The ledger comes first: keys and files are made before the fact that
 * needs them, so what is copied after the ledger holds all that the ledger's copy names. Nothing counts before the manifest
 * is there, and it names only what was read back.
 */
final class Saving {

    static final String PACKED_LEDGER = "ledger.jsonl.gz";

    private static final String REFUSED = "未备份,原备份未动。确认无误的,请另选备份目录";
    private static final String LOCK = "backup.lock";
    private static final String NODE = "node-";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path data;
    private final Place ledger;
    private final Path target;
    private final PrintWriter err;
    private final Progress progress;

    private long keys;
    private long loose;
    private long kept;
    private long copied;
    private long surplus;
    private long damaged;

    /** @param ledger where the ledger is, if it isn't in the data folder */
    Saving(Path data, Optional<String> ledger, Path target, PrintWriter err) throws IOException {
        this.data = data.toAbsolutePath().normalize();
        this.target = target.toAbsolutePath().normalize();
        this.ledger =
                new Place(ledger.orElse(this.data.resolve(NodeFolder.LEDGER).toString()));
        this.err = err;
        this.progress = Progress.ofFiles(err, "已核对附件与归档");
        if (!Files.isDirectory(this.data)) {
            throw new AskedWrongly("没有这个数据目录:" + this.data);
        }
        if (ledger.isEmpty() && !Files.isRegularFile(this.data.resolve(NodeFolder.LEDGER))) {
            throw new AskedWrongly(
                    "这不是节点的数据目录,其中没有 " + NodeFolder.LEDGER + ":" + this.data + "(账本在 MongoDB 的,请加 --ledger)");
        }
        if (this.target.startsWith(this.data) || this.data.startsWith(this.target)) {
            throw new AskedWrongly("备份目录与数据目录不能互相包含:" + this.target);
        }
        if (Files.exists(this.target)
                && (!Files.isDirectory(this.target)
                        || !Disk.isEmpty(this.target)
                                && Files.notExists(this.target.resolve(LOCK))
                                && Files.notExists(this.target.resolve(Manifest.NAME)))) {
            throw new AskedWrongly("备份目录不是空的,也不是以前的备份:" + this.target);
        }
    }

    /** What was backed up. */
    record Saved(Head head, long keys, long loose, long kept, long copied, long surplus, long damaged) {}

    /** @throws LedgerException where something that a node can't do without is damaged or missing; the earlier backup stays */
    Saved run() throws IOException {
        for (String needed : new String[] {NodeFolder.KEYS, NodeFolder.NODE_KEY}) {
            if (!Files.isRegularFile(data.resolve(needed))) {
                throw new LedgerException("数据目录缺少 " + needed + ",没有它恢复不了这个节点;未备份:" + data);
            }
        }
        Disk.folder(target);
        try (FileChannel lock = lock()) {
            Optional<Manifest> earlier = Manifest.find(target);
            deleteNodesBut(earlier.map(Manifest::node).orElse(""));
            if (earlier.isPresent()) {
                requireSigningKeysOf(earlier.get());
            }
            Path node = Files.createTempDirectory(target, NODE);
            try {
                Head head = copyLedger(node.resolve(PACKED_LEDGER), earlier);
                try (Manifest.Draft manifest =
                        new Manifest.Draft(target, head, node.getFileName().toString())) {
                    manifest.add(Disk.hash(node.resolve(PACKED_LEDGER)), node.resolve(PACKED_LEDGER));
                    copyKeys(node, earlier, manifest);
                    copyWhatElseThereIs(node, manifest);
                    copyAttachments(manifest);
                    copyArchive(manifest);
                    manifest.publish();
                }
                return new Saved(head, keys, loose, kept, copied, surplus, damaged);
            } finally {
                deleteNodesBut(Manifest.find(target).map(Manifest::node).orElse(""));
            }
        }
    }

    private Head copyLedger(Path packed, Optional<Manifest> earlier) throws IOException {
        try {
            Head head = ledger.read(source -> {
                if (earlier.isPresent() && !Heads.holds(source, earlier.get().head())) {
                    throw new LedgerException("备份目录里的备份止于 %s,这本账本里没有它:是另一本账本,或账本被截短、改写过;%s"
                            .formatted(Heads.text(earlier.get().head()), REFUSED));
                }
                try {
                    return LedgerFile.write(source, packed, new Progress(err, "已备份", 0));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (!LedgerFile.check(packed, new Progress(err, "已校验", head.position() + 1))
                    .head()
                    .equals(head)) {
                throw new IOException("读回的账本与写出的不同:" + packed);
            }
            return head;
        } catch (LedgerCorruptException e) {
            throw new LedgerException("账本已损坏:位置 %d;未备份,原备份未动(%s)".formatted(e.position(), e.getMessage()), e);
        }
    }

    private FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(target.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException alreadyOurs) {
            // As if another process had it.
        }
        channel.close();
        throw new LedgerException("另一个备份正写入这个目录:" + target);
    }

    /** Of earlier backups, and of such as broke off: keys that were destroyed since must not stay in them. */
    private void deleteNodesBut(String name) throws IOException {
        try (DirectoryStream<Path> nodes = Files.newDirectoryStream(target, NODE + "*")) {
            for (Path node : nodes) {
                if (!node.getFileName().toString().equals(name)) {
                    Path vault = node.resolve(NodeFolder.KEYS);
                    if (Files.exists(vault)) {
                        Disk.overwrite(vault);
                    }
                    Disk.delete(node);
                }
            }
        }
    }

    /** Lest a key that was lost goes from the backup too. */
    private void requireSigningKeysOf(Manifest earlier) throws IOException {
        earlier.forEach((sha256, path) -> {
            if (path.startsWith(earlier.node() + "/") && NodeFolder.isSigningKey(path)) {
                String key = earlier.withoutNode(path);
                Path file = data.resolve(key);
                if (!Files.isRegularFile(file) || !Disk.hash(file).equals(sha256)) {
                    throw new LedgerException("数据目录里的 %s 丢失或被换过,与以前备份的不同;%s".formatted(key, REFUSED));
                }
            }
        });
    }

    private void copyKeys(Path node, Optional<Manifest> earlier, Manifest.Draft manifest) throws IOException {
        Path copy = node.resolve(NodeFolder.KEYS);
        keys = KeyVault.copy(data.resolve(NodeFolder.KEYS), copy);
        Path before = target.resolve(earlier.map(Manifest::node).orElse("")).resolve(NodeFolder.KEYS);
        if (earlier.isPresent() && Files.exists(before) && !KeyVault.continues(before, copy)) {
            throw new LedgerException("以前备份的个人密钥,数据目录的 %s 里一把也没有:可能丢失后被重新建立;%s".formatted(NodeFolder.KEYS, REFUSED));
        }
        manifest.add(Disk.hash(copy), copy);
    }

    /** Keys to sign with, logins, and what a later version or an operator puts there. */
    private void copyWhatElseThereIs(Path node, Manifest.Draft manifest) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(data, NodeFolder::isCopiedAsItIs)) {
            for (Path first : all) {
                Disk.files(first, file -> {
                    if (!NodeFolder.isPassing(file)) {
                        Path copy = node.resolve(data.relativize(file).toString());
                        String sha256 = Disk.copy(file, copy);
                        requireSame(sha256, copy);
                        manifest.add(sha256, copy);
                        loose++;
                    }
                });
            }
        }
    }

    private void copyAttachments(Manifest.Draft manifest) throws IOException {
        Path here = data.resolve(NodeFolder.ATTACHMENTS);
        Path there = target.resolve(NodeFolder.ATTACHMENTS);
        Disk.files(here, file -> {
            String sha256 = file.getFileName().toString();
            if (!HASH.matcher(sha256).matches()) {
                return;
            }
            Path copy = there.resolve(here.relativize(file));
            if (isThere(sha256, file, copy)) {
                manifest.add(sha256, copy);
            } else {
                Files.delete(copy);
                damaged++;
                err.println("数据目录里的附件已损坏,备份里没有它:" + file);
            }
        });
        // What the node has no more, by accident perhaps.
        Disk.files(there, copy -> {
            String sha256 = copy.getFileName().toString();
            if (!HASH.matcher(sha256).matches() || Files.exists(here.resolve(there.relativize(copy)))) {
                return;
            }
            if (Disk.hash(copy).equals(sha256)) {
                surplus++;
                manifest.add(sha256, copy);
            } else {
                damaged++;
                err.println("备份里的附件已损坏,数据目录里也没有它:" + copy);
            }
        });
    }

    private void copyArchive(Manifest.Draft manifest) throws IOException {
        Path here = data.resolve(NodeFolder.ARCHIVE);
        Disk.files(here, file -> {
            if (!NodeFolder.isPassing(file)) {
                Path copy = target.resolve(NodeFolder.ARCHIVE).resolve(here.relativize(file));
                String sha256 = Disk.hash(file);
                if (!isThere(sha256, file, copy)) {
                    requireSame(sha256, copy);
                }
                manifest.add(sha256, copy);
            }
        });
    }

    /** Copies what isn't there yet, or not as it should be; says whether it has that hash then. */
    private boolean isThere(String sha256, Path file, Path copy) throws IOException {
        progress.accept(kept + copied);
        if (Files.exists(copy) && Disk.hash(copy).equals(sha256)) {
            kept++;
            return true;
        }
        Disk.copy(file, copy);
        if (Disk.hash(copy).equals(sha256)) {
            copied++;
            return true;
        }
        return false;
    }

    private static void requireSame(String sha256, Path copy) throws IOException {
        if (!Disk.hash(copy).equals(sha256)) {
            throw new IOException("读回的与写出的不同:" + copy);
        }
    }
}
