package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * JSON as it travels between nodes. A bean of its own, so that it stays apart from the application's mapper.
 *
 * @param ordered writes the members of an object in their canonical order
 */
record PeerJson(ObjectMapper mapper, ObjectMapper ordered) {

    static PeerJson create() {
        return new PeerJson(
                builder().build(),
                builder()
                        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                        .build());
    }

    private static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), new Jdk8Module())
                // As the ledger writes events: what is read from there must be what was signed.
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // A member that stands twice would be signed as one thing and read as another.
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
