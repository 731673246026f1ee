package org.dudaohub.domain.wording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dudaohub.domain.wording.Field.Shape;

/**
 * The identity data in the JSON of a command that is to become one: it comes in the clear, and is sealed with the key of the
 * person who is named beside it.
 */
public final class Secrets {

    /** The field that names whose key seals the identity data beside it. */
    public static final String PERSON = "person";

    private Secrets() {}

    /** The first field that holds identity data of nobody. */
    public static Optional<Field> nameless(List<Field> fields, JsonNode object) {
        return fields.stream()
                .flatMap(field -> {
                    JsonNode value = object.path(field.name());
                    return switch (field.shape()) {
                        case Shape.Secret _
                        when !value.asText().isBlank()
                                && object.path(PERSON).asText().isBlank() -> Stream.of(field);
                        case Shape.Group(var inner) -> nameless(inner, value).stream();
                        case Shape.Groups(var inner) ->
                            StreamSupport.stream(value.spliterator(), false)
                                    .flatMap(row -> nameless(inner, row).stream());
                        default -> Stream.empty();
                    };
                })
                .findFirst();
    }

    /**
     * Seals what is there; what is blank is taken out.
     *
     * @param seal of a person's id, and a text in the clear
     */
    public static void seal(List<Field> fields, JsonNode object, BinaryOperator<String> seal) {
        for (Field field : fields) {
            JsonNode value = object.path(field.name());
            switch (field.shape()) {
                case Shape.Secret _
                when value.isTextual() -> {
                    ObjectNode owner = (ObjectNode) object;
                    if (value.asText().isBlank()) {
                        owner.remove(field.name());
                    } else {
                        owner.put(field.name(), seal.apply(object.path(PERSON).asText(), value.asText()));
                    }
                }
                case Shape.Group(var inner) -> seal(inner, value, seal);
                case Shape.Groups(var inner) -> value.forEach(row -> seal(inner, row, seal));
                default -> {}
            }
        }
    }
}
