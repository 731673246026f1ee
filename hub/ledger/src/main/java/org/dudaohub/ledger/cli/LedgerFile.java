package org.dudaohub.ledger.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.dudaohub.ledger.CommitRecord;
import org.dudaohub.ledger.CommitSource;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.LedgerCopy;
import org.dudaohub.ledger.LedgerHeader;

/** A file that holds a whole ledger as {@link JsonLines}, packed with gzip or not. */
final class LedgerFile {

    private LedgerFile() {}

    /** The file appears only when it is whole and on the disk; packed where its name ends in .gz. */
    static Head write(CommitSource source, Path file, LongConsumer progress) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Head head;
        try (OutputStream raw = Files.newOutputStream(part);
                OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
                Writer lines = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8))) {
            head = JsonLines.write(source, lines, progress);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return head;
    }

    /** Hands its header and its commits to the work, one commit after the other. */
    static <T> T read(InputStream bytes, BiFunction<LedgerHeader, Iterator<CommitRecord>, T> work) throws IOException {
        InputStream in = bytes.markSupported() ? bytes : new BufferedInputStream(bytes);
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return work.apply(JsonLines.header(lines), JsonLines.commits(lines));
        }
    }

    /**
     * The ledger in a file whose chain holds from the first commit to the last.
     *
     * @param head       its end
     * @param recordedAt when its last commit was recorded; empty where there is none
     */
    record Checked(Head head, Optional<Instant> recordedAt) {}

    /** @throws org.dudaohub.ledger.LedgerException where the chain is broken or the file isn't whole */
    static Checked check(Path file, LongConsumer progress) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(
                    in,
                    (header, commits) -> LedgerCopy.check(header, commits, progress)
                            .map(last -> new Checked(
                                    new Head(last.nextPosition() - 1, last.hash()),
                                    Optional.of(last.decode().recordedAt())))
                            .orElseGet(() -> new Checked(new Head(Head.EMPTY, header.genesis()), Optional.empty())));
        }
    }
}
