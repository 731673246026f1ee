package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A JSON object and the signature that it carries, over its RFC 8785 canonical form without the signature.
 *
 * @param json with the signature
 * @param canonical what is signed
 * @param signature base64
 */
record Signed(ObjectNode json, byte[] canonical, String signature) {

    private static final String SIGNATURE = "dudaosignature";

    /** Signs the object, which gets the signature as a member. */
    static Signed by(NodeKey key, ObjectNode json) {
        byte[] canonical = ownCanonical(json);
        String signature = key.sign(canonical);
        return new Signed(json.put(SIGNATURE, signature), canonical, signature);
    }

    /** The object as this node signed it before. */
    static Signed restore(ObjectNode json, String signature) {
        byte[] canonical = ownCanonical(json);
        return new Signed(json.put(SIGNATURE, signature), canonical, signature);
    }

    private static byte[] ownCanonical(ObjectNode json) {
        return canonical(json).orElseThrow(() -> new IllegalStateException("Our own text has no canonical form"));
    }

    /** Takes a signed object apart, and verifies nothing yet; empty where it has no signature or no canonical form. */
    static Optional<Signed> read(ObjectNode json) {
        ObjectNode unsigned = json.deepCopy();
        unsigned.remove(SIGNATURE);
        return json.path(SIGNATURE).isTextual()
                ? canonical(unsigned)
                        .map(canonical ->
                                new Signed(json, canonical, json.get(SIGNATURE).textValue()))
                : Optional.empty();
    }

    boolean isBy(PeerKey key) {
        return key.verifies(canonical, signature);
    }

    /** SHA-256 of what is signed, hexadecimal. */
    String digest() {
        return sha256(canonical);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Optional<byte[]> canonical(ObjectNode json) {
        try {
            return Optional.of(new JsonCanonicalizer(json.toString()).getEncodedUTF8());
        } catch (IOException | RuntimeException e) {
            // Numbers beyond IEEE 754 and lone surrogates have none; the library throws whatever it likes.
            return Optional.empty();
        }
    }
}
