package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.Provenance;

/** Messages as CloudEvents 1.0, structured JSON. */
final class MessageFormat {

    static final String CONTENT_TYPE = "application/cloudevents+json";
    static final String BATCH_CONTENT_TYPE = "application/cloudevents-batch+json";

    private static final String SOURCE = "urn:dudao:node:";
    private static final Pattern TYPE = Pattern.compile("org\\.dudaohub\\.(\\w+\\.\\w+)\\.v(\\d{1,9})");
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

    private final ObjectMapper json;
    private final String node;
    private final NodeKey key;

    MessageFormat(ObjectMapper json, String node, NodeKey key) {
        this.json = json;
        this.node = node;
        this.key = key;
    }

    /** The signed message about an event of this node. */
    Message write(String recipient, long sequence, long position, EventMessage<?> message) {
        Event event = (Event) message.getPayload();
        String name = EventCatalog.nameOf(event.getClass());
        int revision = EventCatalog.revisionOf(event.getClass());
        Map<String, String> metadata = sentMetadata(message.getMetaData());
        if (message instanceof DomainEventMessage<?> stored) {
            metadata.put(Provenance.STREAM, stored.getAggregateIdentifier());
        }
        JsonNode data = json.valueToTree(event);
        String id = node + "/" + position;
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create(SOURCE + node))
                .withType("org.dudaohub." + name + ".v" + revision)
                .withSubject(event.organization())
                .withTime(message.getTimestamp().atOffset(ZoneOffset.UTC))
                .withData("application/json", JsonCloudEventData.wrap(data))
                .withExtension(SEQUENCE, Long.toString(sequence))
                .withExtension(POSITION, Long.toString(position))
                .withExtension(RECIPIENT, recipient)
                .withExtension(METADATA, json.valueToTree(metadata).toString())
                .build();
        Signed signed = Signed.by(key, json.valueToTree(cloudEvent));
        return new Message(
                id,
                node,
                recipient,
                sequence,
                position,
                name,
                revision,
                event.organization(),
                message.getTimestamp(),
                data,
                metadata,
                signed.digest(),
                signed);
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
        try {
            CloudEvent event = json.treeToValue(signed.json(), CloudEvent.class);
            String source = event.getSource().toString();
            Matcher type = TYPE.matcher(event.getType());
            if (!source.startsWith(SOURCE)
                    || !type.matches()
                    || event.getSubject() == null
                    || !(event.getData() instanceof JsonCloudEventData data)) {
                return Optional.empty();
            }
            return Optional.of(new Message(
                    event.getId(),
                    source.substring(SOURCE.length()),
                    text(event, RECIPIENT),
                    number(event, SEQUENCE),
                    number(event, POSITION),
                    type.group(1),
                    Integer.parseInt(type.group(2)),
                    event.getSubject(),
                    Instant.from(Objects.requireNonNull(event.getTime())),
                    data.getNode(),
                    json.readValue(text(event, METADATA), new TypeReference<Map<String, String>>() {}),
                    signed.digest(),
                    signed));
        } catch (JacksonException | RuntimeException e) {
            // The libraries' exceptions for what a stranger may have written are many, and all mean the same here.
            return Optional.empty();
        }
    }

    private static String text(CloudEvent event, String extension) {
        return Objects.requireNonNull(event.getExtension(extension), extension).toString();
    }

    private static long number(CloudEvent event, String extension) {
        long number = Long.parseLong(text(event, extension));
        if (number < 0) {
            throw new NumberFormatException(extension + " is negative");
        }
        return number;
    }

    /** The event that the message is about; empty where its data is not what its type says. */
    Optional<Event> payload(Message message, Class<? extends Event> type) {
        try {
            Event event = json.treeToValue(message.data(), type);
            return Optional.ofNullable(event).filter(read -> message.subject().equals(read.organization()));
        } catch (JacksonException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
