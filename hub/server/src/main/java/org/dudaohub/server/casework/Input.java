package org.dudaohub.server.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Field.Option;
import org.dudaohub.domain.wording.Field.Shape;

/**
 * A field of a form as a page shows it, with what was typed into it.
 *
 * @param kind which widget: {@code text}, {@code texts}, {@code number}, {@code date}, {@code flag}, {@code choice},
 *     {@code choices}, {@code files}, {@code group} or {@code rows}
 * @param name of the form parameter, such as {@code form.date} or {@code scores[0].score}
 * @param required whether it has to be filled in
 * @param value what a single field holds; {@code chosen} what a field of several choices holds
 * @param options what can be chosen; of a field of files those that were uploaded before
 * @param rows the fields of a group, as one row, or of each row of a table
 */
record Input(
        String kind,
        String name,
        String label,
        boolean required,
        String value,
        List<String> chosen,
        List<Option> options,
        List<List<Input>> rows) {

    /** How many rows a form of several lines has at least. */
    private static final int FEWEST_ROWS = 2;

    private static final int MOST_ROWS = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int CHARACTERS_A_LINE = 40;
    private static final int MOST_LINES = 20;

    /** How many lines a text needs, so that a report is not read through a slit. */
    public int lines() {
        long lines = value.lines()
                .mapToLong(line -> 1 + line.length() / CHARACTERS_A_LINE)
                .sum();
        return Math.clamp(lines, 1, MOST_LINES);
    }

    /** What was typed into a form, by parameter. */
    @FunctionalInterface
    interface Typed {

        List<String> values(String name);

        default String value(String name) {
            return String.join("", values(name).stream().limit(1).toList());
        }

        static Typed of(Map<String, List<String>> parameters) {
            return name -> parameters.getOrDefault(name, List.of());
        }
    }

    static List<Input> of(List<Field> fields, Typed typed) {
        return of("", true, fields, typed);
    }

    /** @param whole whether the fields belong to a whole of which nothing required may be left out, unlike a row */
    private static List<Input> of(String prefix, boolean whole, List<Field> fields, Typed typed) {
        return fields.stream().map(field -> of(prefix, whole, field, typed)).toList();
    }

    private static Input of(String prefix, boolean whole, Field field, Typed typed) {
        String name = prefix + field.name();
        boolean required = whole && field.required();
        return switch (field.shape()) {
            case Shape.Text _ -> single("text", name, field, required, typed);
            case Shape.Secret _ -> single("text", name, field, required, typed);
            case Shape.Texts _ -> single("texts", name, field, required, typed);
            case Shape.Count _ -> single("number", name, field, required, typed);
            case Shape.Decimal _ -> single("decimal", name, field, required, typed);
            case Shape.Day _ -> single("date", name, field, required, typed);
            case Shape.Flag _ -> single("flag", name, field, required, typed);
            case Shape.Files _ -> files(name, field, required, typed);
            case Shape.Choice(var options) -> choice("choice", name, field, required, options, typed);
            case Shape.Choices(var options) -> choice("choices", name, field, required, options, typed);
            case Shape.Group(var inner) ->
                new Input(
                        "group",
                        name,
                        field.label(),
                        required,
                        "",
                        List.of(),
                        List.of(),
                        List.of(of(name + ".", required, inner, typed)));
            case Shape.Groups(var inner) ->
                new Input(
                        "rows",
                        name,
                        field.label(),
                        required,
                        "",
                        List.of(),
                        List.of(),
                        IntStream.range(0, rowCount(name, typed))
                                .mapToObj(row -> of(name + "[" + row + "].", false, inner, typed))
                                .toList());
        };
    }

    private static Input single(String kind, String name, Field field, boolean required, Typed typed) {
        return new Input(kind, name, field.label(), required, typed.value(name), List.of(), List.of(), List.of());
    }

    /** The files that were uploaded before are its options. */
    private static Input files(String name, Field field, boolean required, Typed typed) {
        List<Option> kept = typed.values(name).stream()
                .flatMap(text -> attachment(text)
                        .map(file -> new Option(text, file.path("name").asText()))
                        .stream())
                .toList();
        return new Input("files", name, field.label(), required, "", List.of(), kept, List.of());
    }

    /** As the form carries a file that was uploaded. */
    static String text(Attachment attachment) {
        return JSON.valueToTree(attachment).toString();
    }

    /** Empty if no form of ours said so. */
    private static Optional<JsonNode> attachment(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(file -> file.hasNonNull("name"));
        } catch (JsonProcessingException invented) {
            return Optional.empty();
        }
    }

    private static Input choice(
            String kind, String name, Field field, boolean required, List<Option> options, Typed typed) {
        return new Input(
                kind, name, field.label(), required, typed.value(name), typed.values(name), options, List.of());
    }

    private static int rowCount(String name, Typed typed) {
        String count = typed.value(name + ".rows");
        int wanted = count.matches("\\d{1,4}") ? Integer.parseInt(count) : FEWEST_ROWS;
        return Math.clamp(wanted, FEWEST_ROWS, MOST_ROWS);
    }

    /** What was typed, as the JSON of the command. What was left empty is left out. */
    static ObjectNode toJson(List<Field> fields, Typed typed) {
        return object("", fields, typed);
    }

    private static ObjectNode object(String prefix, List<Field> fields, Typed typed) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            String name = prefix + field.name();
            String text = typed.value(name).strip();
            switch (field.shape()) {
                case Shape.Flag _ -> object.put(field.name(), !text.isEmpty());
                case Shape.Texts _ -> {
                    ArrayNode texts = object.putArray(field.name());
                    text.lines().flatMap(Input::parts).forEach(texts::add);
                }
                case Shape.Choices _ -> {
                    ArrayNode chosen = object.putArray(field.name());
                    typed.values(name).stream()
                            .filter(value -> !value.isBlank())
                            .forEach(chosen::add);
                }
                case Shape.Files _ -> {
                    ArrayNode files = object.putArray(field.name());
                    // What is no file is refused by whoever reads the command.
                    typed.values(name)
                            .forEach(each -> files.add(attachment(each).orElse(TextNode.valueOf(each))));
                }
                case Shape.Group(var inner) -> object.set(field.name(), object(name + ".", inner, typed));
                case Shape.Groups(var inner) -> {
                    ArrayNode rows = object.putArray(field.name());
                    List<ObjectNode> filled = new ArrayList<>();
                    IntStream.range(0, rowCount(name, typed))
                            .mapToObj(row -> object(name + "[" + row + "].", inner, typed))
                            .filter(Input::isFilled)
                            .forEach(filled::add);
                    rows.addAll(filled);
                }
                case Shape.Text _, Shape.Secret _, Shape.Count _, Shape.Decimal _, Shape.Day _, Shape.Choice _ -> {
                    if (!text.isEmpty()) {
                        object.put(field.name(), text);
                    }
                }
            }
        }
        return object;
    }

    private static Stream<String> parts(String line) {
        return Stream.of(line.split("[、;；]")).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** A row of which nobody filled in anything is no row. */
    private static boolean isFilled(ObjectNode row) {
        return row.properties().stream()
                .map(Map.Entry::getValue)
                .anyMatch(value -> value.isTextual() || value.isArray() && !value.isEmpty() || value.asBoolean());
    }
}
