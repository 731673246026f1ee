package org.dudaohub.ledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.LedgerCopy;
import org.dudaohub.ledger.LedgerException;
import org.dudaohub.ledger.cli.Failures.AskedWrongly;

/** Makes a data folder from a backup that was checked. The folder appears when all of it is there, or not at all. */
final class Restoring {

    private final Path target;
    private final Manifest manifest;
    private final Path data;
    private final Optional<String> ledger;
    private final PrintWriter err;

    /** @param ledger where the ledger goes, if not into the data folder */
    Restoring(Manifest manifest, Path target, Path data, Optional<String> ledger, PrintWriter err) {
        this.manifest = manifest;
        this.target = target.toAbsolutePath().normalize();
        this.data = data.toAbsolutePath().normalize();
        this.ledger = ledger;
        this.err = err;
    }

    /** @throws AskedWrongly where there is something already */
    static void requireNothing(Path data) throws IOException {
        if (Files.exists(data) && (!Files.isDirectory(data) || !Disk.isEmpty(data))) {
            throw new AskedWrongly("目录不是空的,未恢复:" + data);
        }
    }

    void run() throws IOException {
        Disk.folder(data.getParent());
        Path making = Files.createTempDirectory(data.getParent(), data.getFileName() + ".restoring");
        try {
            manifest.forEach((sha256, path) -> {
                if (!path.equals(manifest.node() + "/" + Saving.PACKED_LEDGER)) {
                    Path copy = making.resolve(manifest.withoutNode(path));
                    Disk.copy(target.resolve(path), copy);
                    if (!Disk.hash(copy).equals(sha256)) {
                        throw new IOException("恢复出的文件与备份不同:" + copy);
                    }
                }
            });
            Head head = restoreLedger(
                    new Place(ledger.orElse(making.resolve(NodeFolder.LEDGER).toString())));
            if (!head.equals(manifest.head())) {
                throw new LedgerException("恢复出的账本与备份不同,链头 " + Heads.text(head));
            }
            appear(making);
        } finally {
            if (Files.exists(making)) {
                Disk.delete(making);
            }
        }
    }

    private void appear(Path making) throws IOException {
        try {
            Disk.replace(making, data);
        } catch (FileSystemException e) {
            throw new IOException("不能放到 %s(%s);它若是挂载点,请恢复到其中的一个新目录".formatted(data, e.getMessage()), e);
        }
    }

    private Head restoreLedger(Place place) throws IOException {
        try (InputStream in =
                Files.newInputStream(target.resolve(manifest.node()).resolve(Saving.PACKED_LEDGER))) {
            return LedgerFile.read(
                    in,
                    (header, commits) ->
                            place.write(store -> LedgerCopy.copy(header, commits, store, new Progress(err, "已恢复", 0))));
        }
    }
}
