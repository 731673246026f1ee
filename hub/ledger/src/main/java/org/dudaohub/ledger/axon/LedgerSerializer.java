package org.dudaohub.ledger.axon;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Writes payloads as JSON under their stable names: no class name enters the ledger. An event without a registered name
 * can't be written; an event whose name this program doesn't know is read as {@link UnknownSerializedType}.
 */
public final class LedgerSerializer extends JacksonSerializer {

    static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final EventNames names;

    private LedgerSerializer(EventNames names, ObjectMapper mapper) {
        super(JacksonSerializer.builder().objectMapper(mapper));
        this.names = names;
    }

    /** With {@link #mapper()}. */
    public static LedgerSerializer of(EventNames names) {
        return new LedgerSerializer(names, mapper());
    }

    /** With a mapper of the caller's, which the serializer then owns: it registers Axon's module with it. */
    public static LedgerSerializer of(EventNames names, ObjectMapper mapper) {
        return new LedgerSerializer(names, mapper);
    }

    /** Times as ISO 8601 text; unknown properties are ignored, so that an older program reads a newer event. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
    }

    /** @throws SerializationException where the class has no stable name */
    @Override
    @SuppressWarnings("rawtypes") // as Axon's interface declares it
    public SerializedType typeForClass(Class type) {
        if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
            return SimpleSerializedType.emptyType();
        }
        if (MetaData.class.equals(type)) {
            return METADATA;
        }
        Class<?> payload = type;
        String name = names.nameFor(payload)
                .orElseThrow(() -> new SerializationException(
                        payload.getName() + " has no stable event name: register it in EventNames"));
        return new SimpleSerializedType(name, getRevisionResolver().revisionOf(payload));
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon's interface declares it
    public Class classForType(SerializedType type) {
        if (METADATA.getName().equals(type.getName())) {
            return MetaData.class;
        }
        if (SimpleSerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        return names.classFor(type.getName()).orElse(UnknownSerializedType.class);
    }
}
