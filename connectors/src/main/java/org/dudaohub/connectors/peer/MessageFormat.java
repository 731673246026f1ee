package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.dudaohub.connectors.peer.Signed.Proof;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Provenance;

/** Messages as CloudEvents 1.0, structured JSON. The protocol is written down in connectors/PROTOCOL.md. */
final class MessageFormat {

    static final String CONTENT_TYPE = "application/cloudevents+json";
    static final String BATCH_CONTENT_TYPE = "application/cloudevents-batch+json";

    private static final String SPEC_VERSION = "1.0";
    private static final String SOURCE = "urn:dudao:node:";
    private static final Pattern TYPE = Pattern.compile("org\\.dudaohub\\.(\\w+\\.\\w+)\\.v(\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");
    private static final String DATA_CONTENT_TYPE = "application/json";
    private static final String SEQUENCE = "sequence";
    private static final String POSITION = "dudaoposition";
    private static final String RECIPIENT = "dudaorecipient";
    private static final String METADATA = "dudaometadata";
    private static final List<String> SENT_METADATA = List.of(
            Provenance.ACTOR,
            Provenance.ACTOR_NAME,
            Provenance.ACTOR_ORGANIZATION,
            Provenance.ROLE,
            Provenance.CHANNEL);

    /**
     * A message that is not signed yet.
     *
     * @param canonical the text that will be signed
     */
    record Draft(Message unsigned, byte[] canonical) {

        /** In bytes. */
        int size() {
            return canonical.length;
        }
    }

    private final ObjectMapper json;
    private final ObjectMapper ordered;
    private final String node;

    MessageFormat(PeerJson json, String node) {
        this.json = json.mapper();
        this.ordered = json.ordered();
        this.node = node;
    }

    /** The message about an event of this node. */
    Draft draft(String recipient, long sequence, long position, EventMessage<?> message) {
        Event event = (Event) message.getPayload();
        Map<String, String> metadata = sentMetadata(message.getMetaData());
        if (message instanceof DomainEventMessage<?> stored) {
            metadata.put(Provenance.STREAM, stored.getAggregateIdentifier());
        }
        var unsigned = new Message(
                node + "/" + position,
                node,
                recipient,
                sequence,
                position,
                EventCatalog.nameOf(event.getClass()),
                EventCatalog.revisionOf(event.getClass()),
                event.organization(),
                message.getTimestamp(),
                null,
                metadata,
                null);
        return new Draft(unsigned, canonical(unsigned, event));
    }

    /** The canonical form of the message about this event, as this program writes it. */
    private byte[] canonical(Message message, Event event) {
        return CanonicalJson.written(out -> {
                    out.writeStartObject();
                    out.writeFieldName("data");
                    ordered.writeValue(out, event);
                    out.writeStringField("datacontenttype", DATA_CONTENT_TYPE);
                    out.writeStringField(METADATA, text(message.metadata()));
                    out.writeStringField(POSITION, Long.toString(message.position()));
                    out.writeStringField(RECIPIENT, message.recipient());
                    out.writeStringField("id", message.id());
                    out.writeStringField(SEQUENCE, Long.toString(message.sequence()));
                    out.writeStringField("source", SOURCE + message.origin());
                    out.writeStringField("specversion", SPEC_VERSION);
                    out.writeStringField("subject", message.subject());
                    out.writeStringField("time", message.recordedAt().toString());
                    out.writeStringField("type", type(message));
                    out.writeEndObject();
                })
                .orElseGet(() -> Signed.canonicalOf(write(message.with(json.valueToTree(event)))));
    }

    private static String type(Message message) {
        return "org.dudaohub." + message.event() + ".v" + message.revision();
    }

    private ObjectNode write(Message message) {
        ObjectNode event = json.createObjectNode()
                .put("specversion", SPEC_VERSION)
                .put("id", message.id())
                .put("source", SOURCE + message.origin())
                .put("type", type(message))
                .put("subject", message.subject())
                .put("time", message.recordedAt().toString())
                .put("datacontenttype", DATA_CONTENT_TYPE)
                .put(SEQUENCE, Long.toString(message.sequence()))
                .put(POSITION, Long.toString(message.position()))
                .put(RECIPIENT, message.recipient())
                .put(METADATA, text(message.metadata()));
        return event.set("data", message.data());
    }

    private String text(Map<String, String> metadata) {
        try {
            return json.writeValueAsString(metadata);
        } catch (JacksonException e) {
            throw new IllegalStateException("A map of texts can't be written", e);
        }
    }

    /** The messages under one signature. */
    List<Message> sign(List<Draft> drafts, NodeKey key) {
        List<Signed> signed = Signed.texts(
                key, node, Kind.MESSAGES, drafts.stream().map(Draft::canonical).toList());
        List<Message> messages = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            messages.add(drafts.get(i).unsigned().with(signed.get(i)));
        }
        return messages;
    }

    /** A JSON array of the messages, as it travels. */
    static byte[] batch(List<Message> messages) {
        var out = new ByteArrayOutputStream(messages.size() * 2_048);
        char before = '[';
        for (Message message : messages) {
            out.write(before);
            message.signed().writeTo(out);
            before = ',';
        }
        if (messages.isEmpty()) {
            out.write(before);
        }
        out.write(']');
        return out.toByteArray();
    }

    private static Map<String, String> sentMetadata(MetaData metadata) {
        Map<String, String> sent = new TreeMap<>();
        for (String name : SENT_METADATA) {
            if (metadata.get(name) instanceof String value) {
                sent.put(name, value);
            }
        }
        return sent;
    }

    /** Reads a message and believes nothing in it; empty where it is none. */
    Optional<Message> read(JsonNode node) {
        return node instanceof ObjectNode object ? Signed.read(object).flatMap(this::read) : Optional.empty();
    }

    /** Who the message says that it is from, true or not; empty where it does not say. */
    static String claimedOrigin(JsonNode message) {
        String source = message.path("source").asText("");
        return source.startsWith(SOURCE) ? source.substring(SOURCE.length()) : source;
    }

    private Optional<Message> read(Signed signed) {
        ObjectNode event = signed.json();
        Matcher type = TYPE.matcher(text(event, "type"));
        String source = text(event, "source");
        String id = text(event, "id");
        String subject = text(event, "subject");
        String recipient = text(event, RECIPIENT);
        String sequence = text(event, SEQUENCE);
        String position = text(event, POSITION);
        if (!text(event, "specversion").equals(SPEC_VERSION)
                || !text(event, "datacontenttype").equals(DATA_CONTENT_TYPE)
                || id.isEmpty()
                || subject.isEmpty()
                || !source.startsWith(SOURCE)
                || !type.matches()
                || !NUMBER.matcher(sequence).matches()
                || !NUMBER.matcher(position).matches()
                || !event.has("data")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Message(
                    id,
                    source.substring(SOURCE.length()),
                    recipient,
                    Long.parseLong(sequence),
                    Long.parseLong(position),
                    type.group(1),
                    Integer.parseInt(type.group(2)),
                    subject,
                    OffsetDateTime.parse(text(event, "time")).toInstant(),
                    event.get("data"),
                    json.readValue(text(event, METADATA), new TypeReference<TreeMap<String, String>>() {}),
                    signed));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(ObjectNode event, String attribute) {
        JsonNode value = event.path(attribute);
        return value.isTextual() ? value.textValue() : "";
    }

    /** The event that the message is about; empty where its data is not what its type says. */
    Optional<Event> payload(Message message, Class<? extends Event> type) {
        try {
            Event event = json.treeToValue(message.data(), type);
            return Optional.ofNullable(event).filter(read -> message.subject().equals(read.organization()));
        } catch (JacksonException | RuntimeException e) {
            // The events' constructors throw whatever they like.
            return Optional.empty();
        }
    }

    /** What is kept beside a peer's event, so that the message can be shown again as it was signed. */
    Map<String, String> provenance(Message message, Event payload) {
        Proof proof = message.signed().proof();
        Map<String, String> metadata = new HashMap<>();
        message.metadata().forEach((name, value) -> metadata.put(Provenance.ORIGIN_METADATA_PREFIX + name, value));
        metadata.put(Provenance.ACTOR, message.origin());
        metadata.put(Provenance.CHANNEL, "peer:" + message.origin());
        metadata.put(Provenance.ORIGIN_NODE, message.origin());
        metadata.put(Provenance.ORIGIN_POSITION, Long.toString(message.position()));
        metadata.put(Provenance.ORIGIN_SEQUENCE, Long.toString(message.sequence()));
        metadata.put(Provenance.ORIGIN_RECORDED_AT, message.recordedAt().toString());
        metadata.put(Provenance.ORIGIN_MESSAGE, message.id());
        metadata.put(Provenance.ORIGIN_DIGEST, message.digest());
        metadata.put(Provenance.ORIGIN_SIGNATURE, proof.signature());
        metadata.put(Provenance.ORIGIN_KEY, proof.key());
        metadata.put(Provenance.ORIGIN_BATCH_SIZE, Integer.toString(proof.size()));
        metadata.put(Provenance.ORIGIN_BATCH_INDEX, Integer.toString(proof.index()));
        if (proof.path() != null) {
            metadata.put(Provenance.ORIGIN_PATH, proof.path());
        }
        // What this program would write itself need not be kept twice.
        if (!Arrays.equals(canonical(message, payload), message.signed().canonical())) {
            metadata.put(Provenance.ORIGIN_TEXT, new String(message.signed().canonical(), StandardCharsets.UTF_8));
        }
        return metadata;
    }

    /** A peer's message as it was signed, from the event that was stored for it. */
    ObjectNode restore(DomainEventMessage<?> stored) {
        MetaData metadata = stored.getMetaData();
        var proof = new Proof(
                (String) metadata.get(Provenance.ORIGIN_KEY),
                Integer.parseInt((String) metadata.get(Provenance.ORIGIN_BATCH_SIZE)),
                Integer.parseInt((String) metadata.get(Provenance.ORIGIN_BATCH_INDEX)),
                (String) metadata.get(Provenance.ORIGIN_PATH),
                (String) metadata.get(Provenance.ORIGIN_SIGNATURE));
        return proof.on(text(stored));
    }

    private ObjectNode text(DomainEventMessage<?> stored) {
        MetaData metadata = stored.getMetaData();
        if (metadata.get(Provenance.ORIGIN_TEXT) instanceof String text) {
            try {
                return (ObjectNode) json.readTree(text);
            } catch (JacksonException e) {
                throw new IllegalStateException("The ledger keeps a text that is no JSON", e);
            }
        }
        Map<String, String> sent = new TreeMap<>();
        metadata.forEach((name, value) -> {
            if (name.startsWith(Provenance.ORIGIN_METADATA_PREFIX)) {
                sent.put(name.substring(Provenance.ORIGIN_METADATA_PREFIX.length()), (String) value);
            }
        });
        Event event = (Event) stored.getPayload();
        return write(new Message(
                (String) metadata.get(Provenance.ORIGIN_MESSAGE),
                (String) metadata.get(Provenance.ORIGIN_NODE),
                node,
                stored.getSequenceNumber(),
                Long.parseLong((String) metadata.get(Provenance.ORIGIN_POSITION)),
                EventCatalog.nameOf(event.getClass()),
                EventCatalog.revisionOf(event.getClass()),
                event.organization(),
                Instant.parse((String) metadata.get(Provenance.ORIGIN_RECORDED_AT)),
                json.valueToTree(event),
                sent,
                null));
    }
}
