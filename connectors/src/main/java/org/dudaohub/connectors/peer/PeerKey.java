package org.dudaohub.connectors.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A public key with which signatures are verified.
 *
 * @param text X.509 SubjectPublicKeyInfo, base64
 * @param id see {@link NodeKey#id()}
 */
record PeerKey(SignatureAlgorithm algorithm, AsymmetricKeyParameter key, String text, String id) {

    static PeerKey of(SignatureAlgorithm algorithm, AsymmetricKeyParameter key) {
        try {
            byte[] info =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
            return new PeerKey(
                    algorithm,
                    key,
                    Base64.getEncoder().encodeToString(info),
                    HexFormat.of().formatHex(MerkleTree.sha256().digest(info)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text X.509 SubjectPublicKeyInfo, base64; empty where that is neither an Ed25519 nor an SM2 key */
    static Optional<PeerKey> of(String text) {
        try {
            AsymmetricKeyParameter key =
                    PublicKeyFactory.createKey(Base64.getDecoder().decode(text));
            return SignatureAlgorithm.of(key).map(algorithm -> of(algorithm, key));
        } catch (IOException | RuntimeException e) {
            // Whoever proposed the agreement typed it: any text may come here, and the library throws whatever it
            // likes.
            return Optional.empty();
        }
    }

    boolean verifies(byte[] bytes, String signature) {
        try {
            Signer verifier = algorithm.signer();
            verifier.init(false, key);
            verifier.update(bytes, 0, bytes.length);
            return verifier.verifySignature(Base64.getDecoder().decode(signature));
        } catch (RuntimeException e) {
            // Neither base64 nor of the right shape.
            return false;
        }
    }
}
