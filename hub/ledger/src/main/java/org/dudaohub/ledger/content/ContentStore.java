package org.dudaohub.ledger.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes under their SHA-256, one file each. They stream in and out, never whole in memory; a file is there complete, on the
 * disk and with the right hash, or not there. Safe for several threads.
 */
public final class ContentStore {

    private static final Logger log = LoggerFactory.getLogger(ContentStore.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String UNFINISHED = ".unfinished";
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    private ContentStore(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder, and makes it where it is missing. Uploads that a crash cut off are forgotten. */
    public static ContentStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path unfinished :
                    files.filter(file -> file.toString().endsWith(UNFINISHED)).toList()) {
                Files.delete(unfinished);
            }
        }
        return new ContentStore(folder);
    }

    /** @param sha256 lower-case hexadecimal */
    public record Kept(String sha256, long size) {}

    /**
     * Keeps what the stream holds.
     *
     * @param most bytes that are taken
     * @return empty where there are more; nothing is kept then
     */
    public Optional<Kept> keep(InputStream content, long most) throws IOException {
        Path unfinished = Files.createTempFile(folder, "upload", UNFINISHED);
        try {
            MessageDigest digest = sha256();
            long size;
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                size = copy(new DigestInputStream(content, digest), Channels.newOutputStream(channel), most);
                channel.force(true);
            }
            if (size > most) {
                return Optional.empty();
            }
            var kept = new Kept(HexFormat.of().formatHex(digest.digest()), size);
            moveTo(file(kept.sha256()), unfinished);
            return Optional.of(kept);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Whether bytes are kept under that hash; whether they still have it, {@link #find} says. */
    public boolean holds(String sha256) {
        return HASH.matcher(sha256).matches() && Files.exists(file(sha256));
    }

    /**
     * The file with these bytes, which has been read once to see that it has the hash. One that has not any more is put
     * aside, so that the bytes can come again.
     */
    public Optional<Path> find(String sha256) throws IOException {
        if (!holds(sha256)) {
            return Optional.empty();
        }
        Path file = file(sha256);
        String actual = hashOf(file);
        if (!actual.equals(sha256)) {
            log.error("{} has the hash {}: it was changed, and is put aside", file, actual);
            Files.move(file, file.resolveSibling(sha256 + ".changed"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** What has arrived so far of bytes that come from elsewhere; it survives a restart. One at a time for each hash. */
    public Arrival arrival(String sha256) {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("No SHA-256: " + sha256);
        }
        return new Arrival(sha256);
    }

    /** Bytes on their way here, of which it is known what hash they must have. */
    public final class Arrival {

        private final String sha256;
        private final Path part;

        private Arrival(String sha256) {
            this.sha256 = sha256;
            this.part = file(sha256).resolveSibling(sha256 + ".part");
        }

        /** How many bytes are here. */
        public long length() throws IOException {
            return Files.exists(part) ? Files.size(part) : 0;
        }

        /**
         * Adds to what is here. What came before the stream broke stays.
         *
         * @param most length that it may come to
         * @return whether it is not longer than that
         */
        public boolean append(InputStream content, long most) throws IOException {
            Files.createDirectories(part.getParent());
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                long room = most - length();
                return copy(content, out, room) <= room;
            }
        }

        /**
         * Keeps what is here if it has the hash, and forgets it otherwise.
         *
         * @return the hash that it has
         */
        public String complete() throws IOException {
            String actual = hashOf(part);
            if (actual.equals(sha256)) {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                moveTo(file(sha256), part);
            } else {
                forget();
            }
            return actual;
        }

        public void forget() throws IOException {
            Files.deleteIfExists(part);
        }
    }

    private Path file(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void moveTo(Path target, Path unfinished) throws IOException {
        Files.createDirectories(target.getParent());
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static String hashOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            copy(content, OutputStream.nullOutputStream(), Long.MAX_VALUE - 1);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @return how much was there, at most one byte more than {@code most} */
    private static long copy(InputStream from, OutputStream to, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        while (size <= most) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, most + 1 - size));
            if (read < 0) {
                return size;
            }
            to.write(buffer, 0, read);
            size += read;
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
