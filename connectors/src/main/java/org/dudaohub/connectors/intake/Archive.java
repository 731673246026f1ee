package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.dudaohub.ledger.vault.KeyVault;

/**
 * Every file that was taken in, under its SHA-256. A file with identity data is sealed with a key of its own, so that no
 * phone number outlives its person's erasure in plain text.
 */
public final class Archive {

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

    /** The vault's key of the sealed copy of a file; destroying it destroys the copy. */
    public static String keyOf(String hash) {
        return "archive-" + hash;
    }

    private byte[] sealed(String hash, byte[] content) {
        return vault.seal(keyOf(hash), Base64.getEncoder().encodeToString(content))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
