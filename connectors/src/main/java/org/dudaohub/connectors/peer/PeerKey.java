package org.dudaohub.connectors.peer;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** The public key with which a peer's signatures are verified. */
final class PeerKey {

    private final Ed25519PublicKeyParameters key;

    private PeerKey(Ed25519PublicKeyParameters key) {
        this.key = key;
    }

    /** @param text X.509 SubjectPublicKeyInfo, base64; empty where that is no Ed25519 key */
    static Optional<PeerKey> of(String text) {
        try {
            return PublicKeyFactory.createKey(Base64.getDecoder().decode(text))
                            instanceof Ed25519PublicKeyParameters key
                    ? Optional.of(new PeerKey(key))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Whoever concluded the agreement typed it: any text may come here, and the library throws whatever it
            // likes.
            return Optional.empty();
        }
    }

    boolean verifies(byte[] bytes, String signature) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (decoded.length != Ed25519PublicKeyParameters.KEY_SIZE * 2) {
            return false;
        }
        var verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(bytes, 0, bytes.length);
        return verifier.verifySignature(decoded);
    }
}
