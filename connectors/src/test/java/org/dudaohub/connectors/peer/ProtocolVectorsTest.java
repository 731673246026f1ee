package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.connectors.peer.ExchangeNode.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.dudaohub.connectors.peer.Answer.Missing;
import org.dudaohub.connectors.peer.Answer.Receipts;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.AnswerFormat.SignedReceipts;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.dudaohub.domain.Provenance;
import org.junit.jupiter.api.Test;

/**
 * The vectors that PROTOCOL.md points outsiders to are what this program writes and accepts. With {@code
 * -Dprotocol.write=true} they are written anew.
 */
class ProtocolVectorsTest {

    private static final Path VECTORS = Path.of("src/test/vectors");
    private static final PeerJson JSON = PeerJson.create();
    private static final Instant TIME = Instant.parse("2026-03-05T09:00:00Z");
    private static final NodeKey ED25519 = NodeKey.open(VECTORS.resolve("ed25519.pem"), SignatureAlgorithm.ED25519);
    private static final NodeKey SM2 = NodeKey.open(VECTORS.resolve("sm2.pem"), SignatureAlgorithm.SM2);

    private static List<Message> batch(NodeKey key) {
        var format = new MessageFormat(JSON, "qingdi");
        return format.sign(
                IntStream.range(0, 5)
                        .mapToObj(number -> format.draft(
                                "lanjiang",
                                number,
                                100 + number,
                                new GenericEventMessage<>(new GenericMessage<>(visit(number)), () -> TIME)
                                        .withMetaData(Map.of(Provenance.ACTOR, "dx-01", Provenance.ACTOR_NAME, "李督学"))))
                        .toList(),
                key);
    }

    private static ObjectNode vector(NodeKey key) {
        List<Message> messages = batch(key);
        var answers = new AnswerFormat(JSON.mapper());
        SignedReceipts receipts = answers.receipts(
                new Receipts(
                        "lanjiang",
                        "qingdi",
                        0,
                        7,
                        TIME,
                        messages.stream().map(Message::digest).toList()),
                key);
        List<SignedAnswer> others = answers.others(
                List.of(
                        new Refusal(
                                "lanjiang",
                                "qingdi",
                                5L,
                                messages.getFirst().digest(),
                                RefusalCode.CONFLICTING,
                                false,
                                RefusalCode.CONFLICTING.explanation(),
                                TIME,
                                9L),
                        new Missing("lanjiang", "qingdi", 5, true)),
                key);
        Signed request = Signed.one(
                key,
                "lanjiang",
                Kind.REQUEST,
                JSON.mapper().valueToTree(new FeedRequest("lanjiang", "qingdi", -1, 100, TIME)));
        Signed attachmentRequest = Signed.one(
                key,
                "lanjiang",
                Kind.REQUEST,
                JSON.mapper()
                        .valueToTree(new AttachmentRequest(
                                "lanjiang",
                                "qingdi",
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                                4,
                                TIME)));
        ObjectNode vector = JSON.mapper().createObjectNode();
        vector.put("publicKey", key.publicKey());
        vector.put("keyId", key.id());
        vector.set(
                "messages",
                array(messages.stream().map(message -> message.signed().json())));
        vector.put("canonicalOfFirst", new String(messages.getFirst().signed().canonical(), StandardCharsets.UTF_8));
        vector.set("digests", JSON.mapper().valueToTree(receipts.answer().digests()));
        vector.put(
                "statement",
                new String(
                        Signed.statement(
                                Kind.MESSAGES,
                                "qingdi",
                                5,
                                messages.getFirst().signed().root().orElseThrow()),
                        StandardCharsets.UTF_8));
        vector.set(
                "answers",
                array(Stream.concat(Stream.of(receipts.json()), others.stream().map(SignedAnswer::json))));
        vector.set("receiptOfThird", AnswerFormat.prove(receipts, 2));
        vector.set("request", request.json());
        vector.set("attachmentRequest", attachmentRequest.json());
        return vector;
    }

    private static JsonNode array(Stream<ObjectNode> objects) {
        return JSON.mapper().createArrayNode().addAll(objects.toList());
    }

    private static JsonNode kept(String name, NodeKey key) throws IOException {
        Path file = VECTORS.resolve(name);
        if (Boolean.getBoolean("protocol.write")) {
            Files.writeString(
                    file,
                    new ObjectMapper()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(vector(key)) + "\n");
        }
        return JSON.mapper().readTree(Files.readString(file));
    }

    @Test
    void this_program_signs_as_the_vectors_say() throws Exception {
        assertThat(JSON.mapper().readTree(vector(ED25519).toString())).isEqualTo(kept("ed25519.json", ED25519));
    }

    @Test
    void this_program_accepts_what_the_vectors_hold() throws Exception {
        for (JsonNode vector : List.of(kept("ed25519.json", ED25519), kept("sm2.json", SM2))) {
            PeerKey key = PeerKey.of(vector.get("publicKey").textValue()).orElseThrow();
            assertThat(key.id()).isEqualTo(vector.get("keyId").textValue());
            var messages = new MessageFormat(JSON, "lanjiang");
            for (int i = 0; i < 5; i++) {
                Message message = messages.read(vector.get("messages").get(i)).orElseThrow();
                assertThat(message.signed().isBy(key, "qingdi", Kind.MESSAGES)).isTrue();
                assertThat(message.digest())
                        .isEqualTo(vector.get("digests").get(i).textValue());
            }
            var answers = new AnswerFormat(JSON.mapper());
            assertThat(vector.get("answers"))
                    .allSatisfy(answer -> assertThat(
                                    answers.read(answer).orElseThrow().isBy(key))
                            .isTrue());
            assertThat(Signed.read((ObjectNode) vector.get("receiptOfThird"))
                            .orElseThrow()
                            .isBy(key, "lanjiang", Kind.RECEIPTS))
                    .isTrue();
            assertThat(List.of(vector.get("request"), vector.get("attachmentRequest")))
                    .allSatisfy(request -> assertThat(Signed.read((ObjectNode) request)
                                    .orElseThrow()
                                    .isBy(key, "lanjiang", Kind.REQUEST))
                            .isTrue());
            byte[] canonical = vector.get("canonicalOfFirst").textValue().getBytes(StandardCharsets.UTF_8);
            assertThat(HexFormat.of().formatHex(MerkleTree.leaf(canonical)))
                    .isEqualTo(vector.get("digests").get(0).textValue());
        }
    }

    @Test
    void the_messages_are_cloud_events() throws Exception {
        ObjectMapper cloudEvents = new ObjectMapper().registerModule(JsonFormat.getCloudEventJacksonModule());
        for (JsonNode message : kept("ed25519.json", ED25519).get("messages")) {
            CloudEvent event = cloudEvents.treeToValue(message, CloudEvent.class);
            assertThat(event.getType()).isEqualTo("org.dudaohub.visit.VisitRecorded.v1");
            assertThat(event.getExtension("dudaosize")).isEqualTo(5);
            assertThat(event.getTime()).isEqualTo("2026-03-05T09:00:00Z");
        }
    }
}
