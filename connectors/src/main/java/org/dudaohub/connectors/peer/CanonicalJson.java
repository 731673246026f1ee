package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.erdtman.jcs.NumberToJSON;

/**
 * RFC 8785 (JCS): the one text of a JSON value that is hashed and signed. Written from the tree, because the library's
 * canonicalizer wants a text to parse: six times as fast.
 */
final class CanonicalJson {

    private static final long MOST_EXACT = 1L << 53;

    /** Control characters as {@code \}u001f in lower case, as ECMAScript writes them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private CanonicalJson() {}

    /** @return empty where the value has no canonical form: a number beyond IEEE 754, a lone surrogate */
    static Optional<byte[]> of(JsonNode value) {
        return of(value, Set.of());
    }

    /** As {@link #of(JsonNode)}, without these members of the outermost object. */
    static Optional<byte[]> of(JsonNode value, Set<String> without) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            write(value, without, out);
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(bytes.toByteArray());
    }

    /** Writes JSON, each member in its place. */
    @FunctionalInterface
    interface Text {
        void write(JsonGenerator out) throws IOException;
    }

    /** What is written straight, without a tree; empty where the members of an object did not come in order. */
    static Optional<byte[]> written(Text text) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = new CanonicalGenerator(JSON.createGenerator(bytes))) {
            text.write(out);
        } catch (CanonicalGenerator.OutOfOrderException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Our own text has no canonical form", e);
        }
        return Optional.of(bytes.toByteArray());
    }

    private static void write(JsonNode value, Set<String> without, JsonGenerator out) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                List<String> names = new ArrayList<>(value.size());
                value.fieldNames().forEachRemaining(name -> {
                    if (!without.contains(name)) {
                        names.add(name);
                    }
                });
                Collections.sort(names);
                out.writeStartObject();
                for (String name : names) {
                    out.writeFieldName(whole(name));
                    write(value.get(name), Set.of(), out);
                }
                out.writeEndObject();
            }
            case ARRAY -> {
                out.writeStartArray();
                for (JsonNode element : value) {
                    write(element, Set.of(), out);
                }
                out.writeEndArray();
            }
            case NUMBER -> {
                if (value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.longValue()) <= MOST_EXACT) {
                    out.writeNumber(value.longValue());
                } else {
                    out.writeNumber(NumberToJSON.serializeNumber(value.doubleValue()));
                }
            }
            case STRING -> out.writeString(whole(value.textValue()));
            case BOOLEAN -> out.writeBoolean(value.booleanValue());
            case NULL -> out.writeNull();
            case BINARY, MISSING, POJO -> throw new IOException("Not JSON: " + value.getNodeType());
        }
    }

    /** Half a surrogate pair is no character, and has no UTF-8. */
    static String whole(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                    throw new IOException("A lone surrogate");
                }
                return text;
            }
        }
        return text;
    }
}
