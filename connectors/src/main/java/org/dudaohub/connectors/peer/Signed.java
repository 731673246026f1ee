package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object with the proof that a node signed it: its canonical form is a leaf of the tree whose root was signed.
 *
 * @param parsed with the proof; null where nobody has parsed it
 * @param canonical the canonical form of the object without its proof
 * @param leaf SHA-256 of a zero byte and the canonical form
 */
record Signed(ObjectNode parsed, byte[] canonical, byte[] leaf, Proof proof) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "dudaokey";
    private static final String SIZE = "dudaosize";
    private static final String INDEX = "dudaoindex";
    private static final String PATH = "dudaopath";
    private static final String SIGNATURE = "dudaosignature";
    private static final Set<String> PROOF = Set.of(KEY, SIZE, INDEX, PATH, SIGNATURE);

    /** What a tree is made of, so that a signature for one thing can't be used for another. */
    enum Kind {
        MESSAGES,
        RECEIPTS,
        ANSWERS,
        REQUEST
    }

    /**
     * Where the object stands in the tree that was signed.
     *
     * @param key id of the key
     * @param path audit path, base64; null where the object is the whole tree
     * @param signature base64
     */
    record Proof(String key, int size, int index, String path, String signature) {

        /** The object gets the proof as members. */
        ObjectNode on(ObjectNode json) {
            json.put(KEY, key).put(SIZE, size).put(INDEX, index);
            if (path != null) {
                json.put(PATH, path);
            }
            return json.put(SIGNATURE, signature);
        }

        private Optional<byte[]> root(byte[] leaf) {
            try {
                return MerkleTree.root(
                        leaf,
                        index,
                        size,
                        path == null ? new byte[0] : Base64.getDecoder().decode(path));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** Signs all of the objects with one signature. They get their proofs as members. */
    static List<Signed> all(NodeKey key, String node, Kind kind, List<ObjectNode> objects) {
        List<Signed> texts =
                texts(key, node, kind, objects.stream().map(Signed::canonicalOf).toList());
        List<Signed> signed = new ArrayList<>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            Signed text = texts.get(i);
            signed.add(new Signed(text.proof.on(objects.get(i)), text.canonical, text.leaf, text.proof));
        }
        return signed;
    }

    /** The same for objects of which there is only the canonical form. */
    static List<Signed> texts(NodeKey key, String node, Kind kind, List<byte[]> canonicals) {
        if (canonicals.isEmpty()) {
            return List.of();
        }
        List<byte[]> leaves = canonicals.stream().map(MerkleTree::leaf).toList();
        var tree = new MerkleTree(leaves);
        String signature = key.sign(statement(kind, node, tree.size(), tree.root()));
        List<Signed> signed = new ArrayList<>(canonicals.size());
        for (int i = 0; i < canonicals.size(); i++) {
            signed.add(new Signed(null, canonicals.get(i), leaves.get(i), proofOf(tree, i, key.id(), signature)));
        }
        return signed;
    }

    /** With the proof. */
    ObjectNode json() {
        if (parsed != null) {
            return parsed;
        }
        try {
            return proof.on((ObjectNode) JSON.readTree(canonical));
        } catch (IOException e) {
            throw new IllegalStateException("Our own text is no JSON", e);
        }
    }

    /** As it travels, with the proof, in UTF-8: the canonical form and the proof behind it. */
    void writeTo(ByteArrayOutputStream out) {
        out.write(canonical, 0, canonical.length - 1);
        byte[] members =
                proof.on(JsonNodeFactory.instance.objectNode()).toString().getBytes(StandardCharsets.UTF_8);
        members[0] = ',';
        out.writeBytes(members);
    }

    static Proof proofOf(MerkleTree tree, int index, String key, String signature) {
        String path = tree.size() == 1 ? null : Base64.getEncoder().encodeToString(tree.path(index));
        return new Proof(key, tree.size(), index, path, signature);
    }

    static Signed one(NodeKey key, String node, Kind kind, ObjectNode object) {
        return all(key, node, kind, List.of(object)).getFirst();
    }

    /** The object, which gets a proof that came apart from it. */
    static Signed restore(ObjectNode json, Proof proof) {
        byte[] canonical = canonicalOf(json);
        return new Signed(proof.on(json), canonical, MerkleTree.leaf(canonical), proof);
    }

    /** Takes a signed object apart, and verifies nothing yet; empty where it has no proof or no canonical form. */
    static Optional<Signed> read(ObjectNode json) {
        JsonNode path = json.get(PATH);
        if (!json.path(KEY).isTextual()
                || !json.path(SIGNATURE).isTextual()
                || !json.path(SIZE).isInt()
                || !json.path(INDEX).isInt()
                || path != null && !path.isTextual()) {
            return Optional.empty();
        }
        return CanonicalJson.of(json, PROOF)
                .map(canonical -> new Signed(
                        json,
                        canonical,
                        MerkleTree.leaf(canonical),
                        new Proof(
                                json.get(KEY).textValue(),
                                json.get(SIZE).intValue(),
                                json.get(INDEX).intValue(),
                                path == null ? null : path.textValue(),
                                json.get(SIGNATURE).textValue())));
    }

    /** Of a text that this node wrote itself. */
    static byte[] canonicalOf(ObjectNode json) {
        return CanonicalJson.of(json)
                .orElseThrow(() -> new IllegalStateException("Our own text has no canonical form"));
    }

    /** The root of the tree that the proof leads to; empty where it leads nowhere. */
    Optional<byte[]> root() {
        return proof.root(leaf);
    }

    boolean isBy(PeerKey key, String node, Kind kind) {
        return key.id().equals(proof.key())
                && root().map(root -> key.verifies(statement(kind, node, proof.size(), root), proof.signature()))
                        .orElse(false);
    }

    /** The leaf, hexadecimal: what receipts name the object by. */
    String digest() {
        return HexFormat.of().formatHex(leaf);
    }

    /** What is signed: the canonical form of a small JSON object that says what the tree is. */
    static byte[] statement(Kind kind, String node, int size, byte[] root) {
        return CanonicalJson.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("dudao", 1)
                        .put("kind", kind.name().toLowerCase(Locale.ROOT))
                        .put("node", node)
                        .put("root", HexFormat.of().formatHex(root))
                        .put("size", size))
                .orElseThrow();
    }
}
