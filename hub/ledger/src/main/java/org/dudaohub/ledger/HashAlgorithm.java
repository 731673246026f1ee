package org.dudaohub.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The hash function of a ledger's chain, fixed when the ledger is created. Both give 32 bytes. */
public enum HashAlgorithm {
    SHA256("SHA-256") {
        @Override
        byte[] chain(byte[] previous, byte[] body) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(previous);
                return digest.digest(body);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    },
    /** GB/T 32905-2016. */
    SM3("SM3") {
        @Override
        byte[] chain(byte[] previous, byte[] body) {
            SM3Digest digest = new SM3Digest();
            digest.update(previous, 0, previous.length);
            digest.update(body, 0, body.length);
            byte[] hash = new byte[digest.getDigestSize()];
            digest.doFinal(hash, 0);
            return hash;
        }
    };

    private final String label;

    HashAlgorithm(String label) {
        this.label = label;
    }

    /** H(previous ‖ body). */
    abstract byte[] chain(byte[] previous, byte[] body);

    /** The name that stands in the ledger's header. */
    public String label() {
        return label;
    }

    /** @throws LedgerCorruptException for a name that stands for none */
    public static HashAlgorithm labelled(String label) {
        for (HashAlgorithm algorithm : values()) {
            if (algorithm.label.equals(label)) {
                return algorithm;
            }
        }
        throw new LedgerCorruptException(Head.EMPTY, "the header names an unknown hash algorithm: " + label);
    }
}
