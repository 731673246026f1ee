package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dudaohub.connectors.peer.Answer.Receipts;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.Signed.Kind;

/** Answers as signed JSON. The protocol is written down in connectors/PROTOCOL.md. */
final class AnswerFormat {

    static final String CONTENT_TYPE = "application/vnd.dudao.answers+json";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern(Answer.TIME).withZone(ZoneOffset.UTC);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String KEY = "dudaokey";
    private static final String SIGNATURE = "dudaosignature";

    /** No node gives receipts for more messages than this under one signature. */
    private static final int MOST_RECEIPTS = 10_000;

    /** An answer as it travels; who signed it is not certain before {@link #isBy}. */
    sealed interface SignedAnswer {

        Answer answer();

        ObjectNode json();

        /** Id of the key that it says it is signed with. */
        String key();

        /** @param now where the answer holds no time */
        default Instant issuedAt(Instant now) {
            return switch (answer()) {
                case Receipts receipts -> receipts.issuedAt();
                case Refusal refusal -> refusal.issuedAt();
                case Answer.Missing _ -> now;
            };
        }

        boolean isBy(PeerKey key);
    }

    /** Receipts prove themselves by a tree of their own: each receipt is a leaf. */
    record SignedReceipts(Receipts answer, ObjectNode json, String key, String signature) implements SignedAnswer {

        @Override
        public boolean isBy(PeerKey signer) {
            return signer.id().equals(key) && signer.verifies(statement(answer), signature);
        }
    }

    /** A refusal, or what is missing. */
    record SignedOther(Answer answer, Signed signed) implements SignedAnswer {

        @Override
        public ObjectNode json() {
            return signed.json();
        }

        @Override
        public String key() {
            return signed.proof().key();
        }

        @Override
        public boolean isBy(PeerKey signer) {
            return signed.isBy(signer, answer.from(), Kind.ANSWERS);
        }
    }

    private final ObjectMapper json;

    AnswerFormat(ObjectMapper json) {
        this.json = json;
    }

    SignedReceipts receipts(Receipts receipts, NodeKey key) {
        return restore(receipts, key.id(), key.sign(statement(receipts)));
    }

    /** The receipts as they were signed before. */
    SignedReceipts restore(Receipts receipts, String key, String signature) {
        ObjectNode text = json.valueToTree(receipts);
        return new SignedReceipts(receipts, text.put(KEY, key).put(SIGNATURE, signature), key, signature);
    }

    /** Refusals, and what is missing, of this node under one signature. */
    List<SignedAnswer> others(List<? extends Answer> answers, NodeKey key) {
        if (answers.isEmpty()) {
            return List.of();
        }
        List<Signed> signed = Signed.all(
                key,
                answers.getFirst().from(),
                Kind.ANSWERS,
                answers.stream().<ObjectNode>map(json::valueToTree).toList());
        List<SignedAnswer> all = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            all.add(new SignedOther(answers.get(i), signed.get(i)));
        }
        return all;
    }

    private static byte[] statement(Receipts receipts) {
        var tree = new MerkleTree(leaves(receipts));
        return Signed.statement(Kind.RECEIPTS, receipts.from(), tree.size(), tree.root());
    }

    /** The canonical forms differ in three places only, of which none needs escaping. */
    private static List<byte[]> leaves(Receipts receipts) {
        String afterDigest = "\",\"from\":" + quoted(receipts.from()) + ",\"issuedAt\":\""
                + TIME.format(receipts.issuedAt()) + "\",\"position\":";
        String end = ",\"to\":" + quoted(receipts.to()) + "}";
        List<byte[]> leaves = new ArrayList<>(receipts.digests().size());
        for (int i = 0; i < receipts.digests().size(); i++) {
            String canonical =
                    "{\"answer\":\"receipt\",\"digest\":\"" + receipts.digests().get(i) + afterDigest
                            + (receipts.position() + i) + ",\"sequence\":" + (receipts.first() + i) + end;
            leaves.add(MerkleTree.leaf(canonical.getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    private static String quoted(String text) {
        return new String(CanonicalJson.of(TextNode.valueOf(text)).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** One of the receipts, without its proof. */
    private static ObjectNode receipt(Receipts receipts, int index) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("answer", "receipt")
                .put("from", receipts.from())
                .put("to", receipts.to())
                .put("sequence", receipts.first() + index)
                .put("digest", receipts.digests().get(index))
                .put("position", receipts.position() + index)
                .put("issuedAt", TIME.format(receipts.issuedAt()));
    }

    /** One of the receipts with a proof of its own, for whoever wants to show that one and no other. */
    static ObjectNode prove(SignedReceipts receipts, long sequence) {
        int index = Math.toIntExact(sequence - receipts.answer().first());
        return Signed.proofOf(new MerkleTree(leaves(receipts.answer())), index, receipts.key(), receipts.signature())
                .on(receipt(receipts.answer(), index));
    }

    /** Reads an answer and believes nothing in it; empty where it is none. */
    Optional<SignedAnswer> read(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return Optional.empty();
        }
        try {
            Answer answer = json.treeToValue(object, Answer.class);
            if (answer.from() == null || answer.to() == null) {
                return Optional.empty();
            }
            return switch (answer) {
                case Receipts receipts -> read(receipts, object);
                case Refusal refusal
                when refusal.code() == null || refusal.digest() == null || refusal.issuedAt() == null ->
                    Optional.empty();
                case Refusal _, Answer.Missing _ -> Signed.read(object).map(signed -> new SignedOther(answer, signed));
            };
        } catch (JacksonException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isDigest(String text) {
        return text != null && DIGEST.matcher(text).matches();
    }

    private static Optional<SignedAnswer> read(Receipts receipts, ObjectNode object) {
        boolean complete = receipts.first() >= 0
                && receipts.position() >= 0
                && receipts.issuedAt() != null
                && receipts.digests() != null
                && !receipts.digests().isEmpty()
                && receipts.digests().size() <= MOST_RECEIPTS
                && receipts.digests().stream().allMatch(AnswerFormat::isDigest)
                && object.path(KEY).isTextual()
                && object.path(SIGNATURE).isTextual();
        return complete
                ? Optional.of(new SignedReceipts(
                        receipts,
                        object,
                        object.get(KEY).textValue(),
                        object.get(SIGNATURE).textValue()))
                : Optional.empty();
    }
}
