package org.dudaohub.connectors.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** The key with which this node signs. Bouncy Castle's, because it signs fourteen times as fast as the JDK's. */
public final class NodeKey {

    private final SignatureAlgorithm algorithm;
    private final AsymmetricKeyParameter key;
    private final PeerKey publicKey;

    private NodeKey(SignatureAlgorithm algorithm, AsymmetricKeyParameter key) {
        this.algorithm = algorithm;
        this.key = key;
        this.publicKey = PeerKey.of(algorithm, algorithm.publicKey(key));
    }

    /** Opens the key in a PKCS#8 PEM file; makes an Ed25519 key where there is no file. */
    public static NodeKey open(Path file) {
        return open(file, SignatureAlgorithm.ED25519);
    }

    /**
     * Opens the key in a PKCS#8 PEM file, which says what kind of key it is.
     *
     * @param algorithm of the key that is made, readable by its owner only, where there is no file
     */
    public static NodeKey open(Path file, SignatureAlgorithm algorithm) {
        try {
            if (!Files.exists(file)) {
                write(algorithm.generate(), file);
            }
            try (var reader = new PemReader(Files.newBufferedReader(file))) {
                PemObject pem = reader.readPemObject();
                if (pem == null) {
                    throw new IllegalStateException(file + " holds no private key");
                }
                AsymmetricKeyParameter key = PrivateKeyFactory.createKey(pem.getContent());
                return new NodeKey(
                        SignatureAlgorithm.of(key)
                                .orElseThrow(() ->
                                        new IllegalStateException(file + " holds neither an Ed25519 nor an SM2 key")),
                        key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The node's key can't be read or made: " + file, e);
        }
    }

    /** Makes a key and keeps it in a file of this folder that is named after its id. */
    static NodeKey create(Path folder, SignatureAlgorithm algorithm) {
        var key = new NodeKey(algorithm, algorithm.generate());
        try {
            write(key.key, folder.resolve(key.id() + ".pem"));
        } catch (IOException e) {
            throw new UncheckedIOException("The node's new key can't be kept in " + folder, e);
        }
        return key;
    }

    private static void write(AsymmetricKeyParameter key, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                "key",
                ".pem",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var writer = new PemWriter(Files.newBufferedWriter(
                draft, StandardCharsets.US_ASCII, StandardOpenOption.WRITE, StandardOpenOption.SYNC))) {
            PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            // Without the public key beside it: that would be a version which OpenSSL 3.0 can't read.
            byte[] alone = new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()).getEncoded();
            writer.writeObject(new PemObject("PRIVATE KEY", alone));
        }
        // Complete or not there: a crash while writing must not leave half a key.
        Files.move(draft, file);
    }

    /** X.509 SubjectPublicKeyInfo, base64. */
    public String publicKey() {
        return publicKey.text();
    }

    /** SHA-256 of the SubjectPublicKeyInfo, hexadecimal: what people compare, and what signatures name the key by. */
    public String id() {
        return publicKey.id();
    }

    /** @return the signature, base64 */
    String sign(byte[] bytes) {
        Signer signer = algorithm.signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        try {
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException("The node's key does not sign", e);
        }
    }
}
