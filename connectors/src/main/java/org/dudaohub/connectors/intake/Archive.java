package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dudaohub.ledger.vault.KeyVault;

/**
 * Every file that was taken in, under its SHA-256. A file with identity data is sealed with a key of its own, so that no
 * phone number outlives its person's erasure in plain text.
 */
public final class Archive {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final KeyVault vault;

    Archive(Path folder, KeyVault vault) {
        this.folder = folder;
        this.vault = vault;
    }

    void keep(String hash, IncomingFile file) throws IOException {
        Path kept = folder.resolve(hash);
        if (Files.exists(kept)) {
            return;
        }
        AtomicFiles.write(kept, file.kind().carriesIdentityData() ? sealed(hash, file.content()) : file.content());
    }

    /**
     * Keeps bytes of which nobody knows yet what they hold: sealed, whatever it is.
     *
     * @return their SHA-256, hexadecimal
     */
    public String keepSealed(byte[] content) throws IOException {
        String hash = FileIntake.sha256(content);
        Path kept = folder.resolve(hash);
        if (Files.notExists(kept)) {
            AtomicFiles.write(kept, sealed(hash, content));
        }
        return hash;
    }

    /**
     * What was kept under that hash.
     *
     * @return empty if there is nothing, or the key of its copy was destroyed
     */
    public Optional<byte[]> read(String hash) throws IOException {
        Path kept = folder.resolve(hash);
        if (!HASH.matcher(hash).matches() || Files.notExists(kept)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(kept);
        if (FileIntake.sha256(content).equals(hash)) {
            return Optional.of(content);
        }
        return vault.open(new String(content, StandardCharsets.US_ASCII)).map(Base64.getDecoder()::decode);
    }

    /** The vault's key of the sealed copy of a file; destroying it destroys the copy. */
    public static String keyOf(String hash) {
        return "archive-" + hash;
    }

    private byte[] sealed(String hash, byte[] content) {
        return vault.seal(keyOf(hash), Base64.getEncoder().encodeToString(content))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
