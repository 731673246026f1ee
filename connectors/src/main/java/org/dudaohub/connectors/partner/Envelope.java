package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.axonframework.eventhandling.EventMessage;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.wording.Sentence;
import org.dudaohub.ledger.axon.LedgerSerializer;

/** A piece of news in our own form, out of which a mapping makes the partner's. Sealed identity data never leaves. */
final class Envelope {

    private static final ObjectMapper JSON =
            LedgerSerializer.mapper().registerModule(new SimpleModule().addSerializer(SealedText.class, new Nothing()));

    private Envelope() {}

    private static final class Nothing extends JsonSerializer<SealedText> {

        @Override
        public void serialize(SealedText sealed, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNull();
        }
    }

    static ObjectNode of(DeliveryId id, News kind, EventMessage<?> message) {
        Event event = (Event) message.getPayload();
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("id", id.toString());
        envelope.put("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
        envelope.put("event", EventCatalog.nameOf(event.getClass()));
        envelope.put("title", event.getClass().getAnnotation(Wording.class).value());
        envelope.put("text", Sentence.of(event));
        envelope.put("organization", event.organization());
        envelope.put("happenedOn", event.happenedOn().toString());
        envelope.put("recordedAt", message.getTimestamp().toString());
        envelope.set("data", JSON.valueToTree(event));
        return envelope;
    }
}
