package org.dudaohub.connectors.peer;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Merkle tree of RFC 6962, section 2.1, over SHA-256: one signature over its root covers every leaf. */
final class MerkleTree {

    private static final int HASH = 32;

    /** From the leaves to the root; a last node without a sibling stands on the next level as it is. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    /** @param leaves at least one, see {@link #leaf} */
    MerkleTree(List<byte[]> leaves) {
        List<byte[]> level = List.copyOf(leaves);
        levels.add(level);
        MessageDigest sha256 = sha256();
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(node(sha256, level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.getLast());
            }
            levels.add(above);
            level = above;
        }
    }

    /** SHA-256(0x00 ‖ bytes). */
    static byte[] leaf(byte[] bytes) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 0);
        return sha256.digest(bytes);
    }

    int size() {
        return levels.getFirst().size();
    }

    byte[] root() {
        return levels.getLast().getFirst();
    }

    /** The audit path of a leaf: the hashes beside its way to the root, from below. */
    byte[] path(int index) {
        var path = new ByteArrayOutputStream(HASH * levels.size());
        int place = index;
        for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
            int sibling = place ^ 1;
            if (sibling < level.size()) {
                path.writeBytes(level.get(sibling));
            }
            place >>= 1;
        }
        return path.toByteArray();
    }

    /** The root that a leaf, its place and its audit path lead to; empty where they fit no tree of that size. */
    static Optional<byte[]> root(byte[] leaf, long index, long size, byte[] path) {
        if (index < 0 || index >= size || path.length % HASH != 0) {
            return Optional.empty();
        }
        MessageDigest sha256 = sha256();
        byte[] hash = leaf;
        long place = index;
        long last = size - 1;
        int at = 0;
        while (last > 0) {
            boolean right = (place & 1) == 1;
            if (right || place < last) {
                if (at == path.length) {
                    return Optional.empty();
                }
                sha256.update((byte) 1);
                if (right) {
                    sha256.update(path, at, HASH);
                    sha256.update(hash);
                } else {
                    sha256.update(hash);
                    sha256.update(path, at, HASH);
                }
                hash = sha256.digest();
                at += HASH;
            }
            place >>= 1;
            last >>= 1;
        }
        return at == path.length ? Optional.of(hash) : Optional.empty();
    }

    private static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        sha256.update(right);
        return sha256.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
