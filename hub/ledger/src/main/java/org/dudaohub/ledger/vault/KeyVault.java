package org.dudaohub.ledger.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sqlite.SQLiteConfig;

/**
 * Encrypts identity data with a key per person (AES-256-GCM, the person's id authenticated with it).
 *
 * <p>The keys are in a SQLite file of their own with {@code secure_delete}, outside the ledger, because a key that is in a
 * copy is not destroyed. Whoever copies the vault keeps the newest copy only.
 *
 * <p>Sealed text is {@code person:base64url(nonce ‖ ciphertext ‖ tag)}. The same plaintext never seals to the same text
 * twice. Thread-safe.
 */
public final class KeyVault implements AutoCloseable {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final FileAttribute<?> ONLY_FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Connection keys;
    private final SecureRandom random = new SecureRandom();

    /** Whoever uses {@link #keys} holds it. */
    private final ReentrantLock disk = new ReentrantLock();

    private final Queue<Wanted> wanted = new ConcurrentLinkedQueue<>();

    /** A key that somebody waits for; once it is on the disk, or is not going to be, one of the two is set. */
    private static final class Wanted {

        private final String person;
        private byte[] key;
        private Exception failure;

        Wanted(String person) {
            this.person = person;
        }
    }

    private KeyVault(Connection keys) {
        this.keys = keys;
    }

    /** Opens the vault in {@code file}, or makes it there, readable by its owner only. */
    public static KeyVault open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.notExists(file)) {
                Files.createFile(file, ONLY_FOR_OWNER);
            }
            Connection keys = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (var statement = keys.createStatement()) {
                statement.execute("PRAGMA secure_delete = ON");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA journal_mode = TRUNCATE");
                statement.execute("PRAGMA busy_timeout = 5000");
                statement.execute("CREATE TABLE IF NOT EXISTS person_key (person TEXT PRIMARY KEY, key BLOB NOT NULL)");
            }
            keys.setAutoCommit(false);
            return new KeyVault(keys);
        } catch (IOException | SQLException failure) {
            throw new VaultException("cannot open the key vault " + file, failure);
        }
    }

    /**
     * Copies the vault in {@code from}, also while a node uses it, to a new file that its owner only can read. The copy is
     * built from the keys that are there: of those that were destroyed it has no trace.
     *
     * @return how many keys there are in it
     */
    public static long copy(Path from, Path to) {
        try {
            Files.createFile(to, ONLY_FOR_OWNER);
            SQLiteConfig patient = new SQLiteConfig();
            patient.setBusyTimeout(5_000);
            try (Connection keys = patient.createConnection("jdbc:sqlite:" + from);
                    PreparedStatement copy = keys.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, to.toString());
                copy.execute();
            }
            try (FileChannel written = FileChannel.open(to, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + to);
                    var statement = copy.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM person_key")) {
                row.next();
                return row.getLong(1);
            }
        } catch (IOException | SQLException failure) {
            throw new VaultException("cannot copy the key vault " + from + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Whether a vault can be what has become of an earlier one: keys are destroyed one by one, so that some of those which
     * were there still are. A vault that was lost and made anew has none of them.
     */
    public static boolean continues(Path earlier, Path vault) {
        try (Connection keys = DriverManager.getConnection("jdbc:sqlite:" + vault)) {
            try (PreparedStatement attach = keys.prepareStatement("ATTACH ? AS earlier")) {
                attach.setString(1, earlier.toString());
                attach.execute();
            }
            try (var statement = keys.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT NOT EXISTS (SELECT 1 FROM earlier.person_key) OR EXISTS"
                                    + " (SELECT 1 FROM earlier.person_key JOIN main.person_key USING (person, key))")) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException failure) {
            throw new VaultException("cannot compare the key vaults " + earlier + " and " + vault, failure);
        }
    }

    /** Encrypts for the person, whose key is made when this is the first time. */
    public String seal(String person, String plaintext) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, keyFor(person), nonce, person)
                    .doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[nonce.length + ciphertext.length];
            System.arraycopy(nonce, 0, sealed, 0, nonce.length);
            System.arraycopy(ciphertext, 0, sealed, nonce.length, ciphertext.length);
            return person + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException failure) {
            throw new VaultException("cannot seal text for " + person, failure);
        }
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @return empty when the person's key was destroyed, or was never here
     * @throws VaultException when the text was changed or is not sealed text
     */
    public Optional<String> open(String sealedText) {
        int colon = sealedText.lastIndexOf(':');
        if (colon < 0) {
            throw new VaultException("not sealed text", null);
        }
        String person = sealedText.substring(0, colon);
        try {
            Optional<byte[]> key = onDisk(() -> findKey(person));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            byte[] sealed = Base64.getUrlDecoder().decode(sealedText.substring(colon + 1));
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            byte[] plaintext = cipher(Cipher.DECRYPT_MODE, key.get(), nonce, person)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(new String(plaintext, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | SQLException | IllegalArgumentException failure) {
            throw new VaultException("cannot open text sealed for " + person, failure);
        }
    }

    /** Destroys the person's key: nothing sealed for the person can be read again, by anyone. */
    public void destroy(String person) {
        try {
            onDisk(() -> {
                try (PreparedStatement delete = keys.prepareStatement("DELETE FROM person_key WHERE person = ?")) {
                    delete.setString(1, person);
                    return delete.executeUpdate();
                }
            });
        } catch (SQLException failure) {
            throw new VaultException("cannot destroy the key of " + person, failure);
        }
    }

    @Override
    public void close() {
        disk.lock();
        try {
            keys.close();
        } catch (SQLException failure) {
            throw new VaultException("cannot close the key vault", failure);
        } finally {
            disk.unlock();
        }
    }

    /** Whoever comes to the disk first brings the keys of all who wait: a disk makes few commits a second. */
    private byte[] keyFor(String person) {
        Wanted mine = new Wanted(person);
        wanted.add(mine);
        disk.lock();
        try {
            if (mine.key == null && mine.failure == null) {
                provide();
            }
        } finally {
            disk.unlock();
        }
        if (mine.failure != null) {
            throw new VaultException("cannot make a key for " + person, mine.failure);
        }
        return mine.key;
    }

    private void provide() {
        List<Wanted> all = new ArrayList<>();
        for (Wanted next = wanted.poll(); next != null; next = wanted.poll()) {
            all.add(next);
        }
        try {
            List<byte[]> saved = onDisk(() -> {
                List<byte[]> found = new ArrayList<>();
                for (Wanted each : all) {
                    found.add(findOrMake(each.person));
                }
                return found;
            });
            for (int i = 0; i < all.size(); i++) {
                all.get(i).key = saved.get(i);
            }
        } catch (SQLException | RuntimeException failure) {
            all.forEach(each -> each.failure = failure);
        }
    }

    private interface DiskWork<T> {
        T run() throws SQLException;
    }

    /** In a transaction of its own. */
    private <T> T onDisk(DiskWork<T> work) throws SQLException {
        disk.lock();
        try {
            T result = work.run();
            keys.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            undo(failure);
            throw failure;
        } finally {
            disk.unlock();
        }
    }

    private void undo(Exception failure) {
        try {
            keys.rollback();
        } catch (SQLException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }

    private byte[] findOrMake(String person) throws SQLException {
        Optional<byte[]> known = findKey(person);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] key = randomBytes(KEY_BYTES);
        try (PreparedStatement insert = keys.prepareStatement("INSERT INTO person_key VALUES (?, ?)")) {
            insert.setString(1, person);
            insert.setBytes(2, key);
            insert.executeUpdate();
        }
        return key;
    }

    private Optional<byte[]> findKey(String person) throws SQLException {
        try (PreparedStatement select = keys.prepareStatement("SELECT key FROM person_key WHERE person = ?")) {
            select.setString(1, person);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String person) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(person.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The vault is broken or was given something that it did not make. */
    public static final class VaultException extends RuntimeException {
        VaultException(String message, Exception cause) {
            super(message, cause);
        }
    }
}
