package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either there as a whole and on the disk, or not there. */
final class AtomicFiles {

    private AtomicFiles() {}

    /** Makes the folder where it is missing, and replaces a file of the same name. */
    static void write(Path target, byte[] content) throws IOException {
        Files.createDirectories(target.getParent());
        Path unfinished = Files.createTempFile(target.getParent(), ".", ".unfinished");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
