package org.dudaohub.ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dudaohub.ledger.LedgerException;
import org.dudaohub.ledger.cli.Failures.AskedWrongly;

/**
 * Reads a backup through: each file has the hash in the manifest, each attachment the hash that is its name, the ledger's
 * chain holds up to the head in the manifest, and what a node can't do without is there.
 */
final class Checking {

    private final Path target;
    private final Manifest manifest;
    private final PrintWriter err;
    private final Progress progress;

    private long files;
    private long wrong;

    /** @throws LedgerException where the manifest was changed or cut off */
    Checking(Path target, PrintWriter err) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        this.err = err;
        this.progress = Progress.ofFiles(err, "已校验");
        this.manifest = Manifest.find(this.target)
                .orElseThrow(() -> new AskedWrongly("这里没有完整的备份,没有 " + Manifest.NAME + ":" + this.target));
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * What was found.
     *
     * @param files      in the backup
     * @param wrong      those that are missing or damaged
     * @param recordedAt when the last commit in it was recorded
     */
    record Checked(long files, long wrong, Optional<Instant> recordedAt) {}

    Checked run() throws IOException {
        Path node = target.resolve(manifest.node());
        Set<Path> needed = new HashSet<>(Set.of(
                node.resolve(Saving.PACKED_LEDGER), node.resolve(NodeFolder.KEYS), node.resolve(NodeFolder.NODE_KEY)));
        manifest.forEach((sha256, path) -> {
            Path file = target.resolve(path);
            needed.remove(file);
            progress.accept(files++);
            if (!Files.isRegularFile(file)) {
                tell("缺少文件:" + file);
            } else if (!Disk.hash(file).equals(sha256)
                    || path.startsWith(NodeFolder.ATTACHMENTS)
                            && !file.getFileName().toString().equals(sha256)) {
                tell("文件已损坏:" + file);
            }
        });
        needed.forEach(file -> tell("清单中没有 " + file.getFileName()));
        return new Checked(files, wrong, wrong == 0 ? ledger(node.resolve(Saving.PACKED_LEDGER)) : Optional.empty());
    }

    private Optional<Instant> ledger(Path packed) throws IOException {
        try {
            LedgerFile.Checked ledger = LedgerFile.check(
                    packed, new Progress(err, "已校验", manifest.head().position() + 1));
            if (!ledger.head().equals(manifest.head())) {
                tell("账本的链头与清单不符:" + Heads.text(ledger.head()));
            }
            return ledger.recordedAt();
        } catch (LedgerException e) {
            tell("账本已损坏:" + e.getMessage());
            return Optional.empty();
        }
    }

    private void tell(String sentence) {
        wrong++;
        err.println(sentence);
    }
}
