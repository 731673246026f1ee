package org.dudaohub.connectors.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Field.Option;
import org.dudaohub.domain.wording.Field.Shape;
import org.dudaohub.domain.wording.Secrets;

/**
 * How a command stands in a file: a column for each of its fields, those of inner records beside the others, and how the
 * cells of a line become the JSON of the command. A field is known by its path, such as {@code /form/date}.
 */
final class CommandColumns {

    private final List<Field> fields;
    private final Map<String, Column> columns;
    private final List<String> lists;

    private CommandColumns(List<Field> fields, Map<String, Column> columns, List<String> lists) {
        this.fields = fields;
        this.columns = columns;
        this.lists = lists;
    }

    /** @param groups the labels of the records around the field, the outermost first */
    private record Leaf(String path, List<String> groups, Field field, boolean repeats) {

        String fullLabel() {
            return Stream.concat(groups.stream(), Stream.of(field.label())).collect(Collectors.joining("·"));
        }
    }

    static CommandColumns of(Class<? extends Command> type) {
        List<Field> fields = Field.of(type);
        List<String> lists = new ArrayList<>();
        List<Leaf> leaves = leaves("/", List.of(), false, fields, lists).toList();
        Map<String, Long> uses = leaves.stream()
                .collect(Collectors.groupingBy(leaf -> leaf.field().label(), Collectors.counting()));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (Leaf leaf : leaves) {
            // Two inner records may use the same words: then the record's own name goes first.
            String label = uses.get(leaf.field().label()) == 1 ? leaf.field().label() : leaf.fullLabel();
            columns.put(leaf.path(), new Column(label, leaf.field().shape(), leaf.repeats()));
        }
        if (columns.values().stream().map(Column::label).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two columns of a file would have the same heading: " + type);
        }
        return new CommandColumns(fields, columns, lists);
    }

    private static Stream<Leaf> leaves(
            String path, List<String> groups, boolean repeats, List<Field> fields, List<String> lists) {
        return fields.stream().flatMap(field -> {
            String at = path + field.name();
            List<String> within =
                    Stream.concat(groups.stream(), Stream.of(field.label())).toList();
            return switch (field.shape()) {
                case Shape.Group(var inner) -> leaves(at + "/", within, repeats, inner, lists);
                case Shape.Groups(var inner) -> {
                    if (repeats) {
                        throw new IllegalArgumentException("a file cannot hold lists within lists: " + at);
                    }
                    lists.add(at);
                    yield leaves(at + "/", within, true, inner, lists);
                }
                case Shape.Files _ -> Stream.empty(); // A line can't carry a file.
                default -> Stream.of(new Leaf(at, groups, field, repeats));
            };
        });
    }

    List<Column> all() {
        return List.copyOf(columns.values());
    }

    /** Whether several lines together may be one command. */
    boolean spanLines() {
        return !lists.isEmpty();
    }

    /** The headings of the columns in which all lines of a command are the same. */
    List<String> shared() {
        return columns.values().stream()
                .filter(column -> !column.repeats())
                .map(Column::label)
                .toList();
    }

    /** The heading of the field with this path. */
    Optional<String> heading(String path) {
        return Optional.ofNullable(columns.get(path)).map(Column::label);
    }

    /** What the line says. What is empty is left out; what is broken too, and the line notes it. */
    ObjectNode read(Line line) {
        return object("/", fields, line);
    }

    private ObjectNode object(String path, List<Field> inner, Line line) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Field field : inner) {
            String at = path + field.name();
            switch (field.shape()) {
                case Shape.Group(var members) -> object.set(field.name(), object(at + "/", members, line));
                case Shape.Groups(var members) -> {
                    ArrayNode list = object.putArray(field.name());
                    if (isFilled(at, line)) {
                        list.add(object(at + "/", members, line));
                    }
                }
                case Shape.Files _ -> {}
                case Shape.Secret _ -> {
                    checkPerson(path, at, line);
                    cell(at, line).ifPresent(secret -> object.set(field.name(), secret));
                }
                default -> cell(at, line).ifPresent(value -> object.set(field.name(), value));
            }
        }
        return object;
    }

    private boolean isFilled(String list, Line line) {
        return columns.entrySet().stream()
                .filter(column -> column.getKey().startsWith(list + "/"))
                .anyMatch(column -> !line.optional(column.getValue().label()).isEmpty());
    }

    private void checkPerson(String path, String secret, Line line) {
        String column = columns.get(secret).label();
        boolean anonymous =
                heading(path + Secrets.PERSON).map(line::optional).orElse("").isEmpty();
        if (!line.optional(column).isEmpty() && anonymous) {
            line.problem(
                    Reason.MISSING,
                    "填写“%s”时须写明是谁的%s"
                            .formatted(
                                    column,
                                    heading(path + Secrets.PERSON)
                                            .map("（%s）"::formatted)
                                            .orElse("")));
        }
    }

    private Optional<JsonNode> cell(String path, Line line) {
        Column column = columns.get(path);
        String label = column.label();
        return switch (column.shape()) {
            case Shape.Text _, Shape.Secret _ ->
                Optional.of(line.optional(label))
                        .filter(text -> !text.isEmpty())
                        .map(TextNode::valueOf);
            case Shape.Texts _ -> Optional.of(array(line.list(label), Function.identity()));
            case Shape.Count _ -> Optional.ofNullable(line.wholeNumber(label)).map(LongNode::valueOf);
            case Shape.Decimal _ -> Optional.ofNullable(line.decimal(label)).map(DecimalNode::valueOf);
            case Shape.Day _ ->
                Optional.ofNullable(line.optionalDate(label)).map(day -> TextNode.valueOf(day.toString()));
            case Shape.Flag _ -> Optional.ofNullable(line.flag(label)).map(BooleanNode::valueOf);
            case Shape.Choice(var options) ->
                Optional.ofNullable(line.optionalChoice(label, options.toArray(Option[]::new), Option::label, null))
                        .map(option -> TextNode.valueOf(option.value()));
            case Shape.Choices(var options) -> Optional.of(array(line.choices(label, options), Option::value));
            case Shape.Files _, Shape.Group _, Shape.Groups _ ->
                throw new IllegalStateException(path + " is no column");
        };
    }

    private static <T> ArrayNode array(List<T> values, Function<T, String> text) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(text.apply(value)));
        return array;
    }

    /** Adds the inner records of another line of the same command. */
    void append(ObjectNode command, ObjectNode line) {
        lists.forEach(list -> ((ArrayNode) command.at(list)).addAll((ArrayNode) line.at(list)));
    }

    /** Seals the identity data, which until then is there in the clear. */
    void seal(ObjectNode command, Seal seal) {
        Secrets.seal(fields, command, seal::seal);
    }
}
