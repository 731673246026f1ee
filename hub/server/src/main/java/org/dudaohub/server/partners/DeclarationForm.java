package org.dudaohub.server.partners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dudaohub.connectors.intake.Column;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.partner.Declaration;
import org.dudaohub.domain.wording.Field.Shape;

/**
 * A declaration as the fields of a form. A field is named {@code d.} and its place in the declaration's JSON, such as {@code
 * d.in.0.mapping.fields.2.from}; what stands in it otherwise than in the JSON says so with a suffix, see {@link #value}.
 */
final class DeclarationForm {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "d.";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final int SPARE_ROWS = 3;
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private final ObjectNode declaration;

    private DeclarationForm(ObjectNode declaration) {
        this.declaration = declaration;
    }

    /** @throws Declaration.Malformed if the text is no declaration; the message says why, in Chinese */
    static DeclarationForm of(String json) throws Declaration.Malformed {
        try {
            return new DeclarationForm(
                    (ObjectNode) JSON.readTree(Declaration.read(json).json()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was written as JSON is JSON", impossible);
        }
    }

    /** What a person typed. */
    static DeclarationForm typed(Map<String, String> parameters) {
        ObjectNode declaration = JSON.createObjectNode();
        // By their places: what comes first in a list stands first in it.
        Map<String, String> sorted = new TreeMap<>(DeclarationForm::compare);
        parameters.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                sorted.put(name.substring(PREFIX.length()), value.strip());
            }
        });
        Tree tree = new Tree(new TreeMap<>(DeclarationForm::compare));
        sorted.forEach((name, value) -> {
            String[] parts = name.split(":", 2);
            tree.put(List.of(parts[0].split("\\.")), value(value, parts.length == 1 ? "" : parts[1]));
        });
        declaration.setAll((ObjectNode) tree.json());
        DeclarationForm form = new DeclarationForm(declaration);
        form.channels("in").forEach(channel -> form.dropEmptyRules(channel, "from", "constant"));
        form.channels("out").forEach(channel -> form.dropEmptyRules(channel, "field"));
        return form;
    }

    /** Numbers by their value, everything else as text. */
    private static int compare(String one, String other) {
        String[] these = one.split("\\.");
        String[] those = other.split("\\.");
        for (int i = 0; i < Math.min(these.length, those.length); i++) {
            boolean numbers = NUMBER.matcher(these[i]).matches()
                    && NUMBER.matcher(those[i]).matches();
            int order = numbers
                    ? Integer.compare(Integer.parseInt(these[i]), Integer.parseInt(those[i]))
                    : these[i].compareTo(those[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(these.length, those.length);
    }

    /** Objects within objects; one whose members are all numbers is a list. */
    private record Tree(Map<String, Object> members) {

        void put(List<String> place, JsonNode value) {
            if (place.size() == 1) {
                members.put(place.getFirst(), value);
            } else if (members.computeIfAbsent(
                            place.getFirst(), name -> new Tree(new TreeMap<>(DeclarationForm::compare)))
                    instanceof Tree inner) {
                inner.put(place.subList(1, place.size()), value);
            }
        }

        JsonNode json() {
            boolean list = !members.isEmpty()
                    && members.keySet().stream()
                            .allMatch(name -> NUMBER.matcher(name).matches());
            if (list) {
                ArrayNode array = JSON.createArrayNode();
                members.values().forEach(member -> array.add(json(member)));
                return array;
            }
            ObjectNode object = JSON.createObjectNode();
            members.forEach((name, member) -> object.set(name, json(member)));
            return object;
        }

        private static JsonNode json(Object member) {
            return member instanceof Tree tree ? tree.json() : (JsonNode) member;
        }
    }

    /** {@code seconds} is a duration, {@code lines} a list, {@code codes} a table with lines such as {@code 211=小学}. */
    private static JsonNode value(String text, String suffix) {
        return switch (suffix) {
            case "seconds" -> JSON.getNodeFactory().textNode(duration(text));
            case "lines" -> {
                ArrayNode lines = JSON.createArrayNode();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
                yield lines;
            }
            case "codes" -> {
                ObjectNode codes = JSON.createObjectNode();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
                    String[] pair = line.split("[=＝]", 2);
                    codes.put(pair[0].strip(), pair.length == 1 ? "" : pair[1].strip());
                });
                yield codes;
            }
            default -> JSON.getNodeFactory().textNode(text);
        };
    }

    /** What is no number goes through as it is: the declaration's review says what is wrong with it. */
    private static String duration(String seconds) {
        try {
            return Duration.ofMillis(new BigDecimal(seconds).multiply(MILLIS).longValue())
                    .toString();
        } catch (NumberFormatException noNumber) {
            return seconds;
        }
    }

    private List<ObjectNode> channels(String direction) {
        return StreamSupport.stream(declaration.path(direction).spliterator(), false)
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private void dropEmptyRules(ObjectNode channel, String... needed) {
        if (channel.at("/mapping/fields") instanceof ArrayNode rules) {
            ArrayNode kept = JSON.createArrayNode();
            rules.forEach(rule -> {
                for (String member : needed) {
                    if (rule.has(member)) {
                        kept.add(rule);
                        return;
                    }
                }
            });
            ((ObjectNode) channel.get("mapping")).set("fields", kept);
        }
    }

    /** As it goes to the ledger, if it is a declaration. */
    String json() {
        return declaration.toPrettyString();
    }

    /** Of which kind the transport is; empty if it is none. */
    public String transport() {
        return text("transport.type");
    }

    DeclarationForm withTransport(String type) {
        ObjectNode transport = declaration.putObject("transport");
        transport.put("type", type);
        return this;
    }

    DeclarationForm withChannel(String direction, String kind) {
        ArrayNode channels = declaration.withArray("/" + direction);
        channels.addObject().put("kind", kind);
        return this;
    }

    DeclarationForm without(String direction, int channel) {
        declaration.withArray("/" + direction).remove(channel);
        return this;
    }

    public String text(String place) {
        return declaration.at("/" + place.replace('.', '/')).asText("");
    }

    /** The same as {@link #text}, of a duration. */
    public String seconds(String place) {
        String text = text(place);
        try {
            return text.isEmpty()
                    ? ""
                    : BigDecimal.valueOf(Duration.parse(text).toMillis())
                            .divide(MILLIS)
                            .toPlainString();
        } catch (DateTimeParseException wrong) {
            return text;
        }
    }

    public String lines(String place) {
        return StreamSupport.stream(
                        declaration.at("/" + place.replace('.', '/')).spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
    }

    private static String codes(JsonNode rule) {
        return rule.path("codes").properties().stream()
                .map(code -> code.getKey() + "=" + code.getValue().asText())
                .collect(Collectors.joining("\n"));
    }

    /**
     * What one field of the receiver holds.
     *
     * @param place before the names of its members
     * @param holds what our column may hold; empty for a partner's field
     * @param day whether it is a date
     */
    record RuleRow(
            String place,
            String field,
            String holds,
            boolean day,
            String from,
            String constant,
            String codes,
            String date) {

        /** Whether it is more than a name on the other side. */
        public boolean isMore() {
            return !constant.isEmpty() || !codes.isEmpty() || !date.isEmpty();
        }
    }

    /** @param place before the names of its members */
    record ChannelRow(int index, String place, String id, String kind, String format, List<RuleRow> rules) {

        /** Whether the partner has names of its own. */
        public boolean isMapped() {
            return rules.stream().anyMatch(rule -> !rule.from().isEmpty() || rule.isMore());
        }
    }

    /** The channels from the partner; each has a row for each of our columns. Rules keep their places among each other. */
    public List<ChannelRow> inbound() {
        return rows("in", (channel, place) -> {
            JsonNode rules = channel.at("/mapping/fields");
            List<RuleRow> rows = new ArrayList<>();
            int free = rules.size();
            for (Column column : columns(channel)) {
                int index = indexOf(rules, column.label());
                rows.add(row(
                        place + ".mapping.fields." + (index >= 0 ? index : free++),
                        column.label(),
                        column.choices().isEmpty() ? column.holds() : String.join("、", column.choices()),
                        column.shape() instanceof Shape.Day,
                        index >= 0 ? rules.get(index) : JSON.createObjectNode()));
            }
            return rows;
        });
    }

    private static List<Column> columns(JsonNode channel) {
        return FileKind.named(channel.path("kind").asText())
                .map(FileKind::columns)
                .orElse(List.of());
    }

    /** The channels to the partner; each has some rows to spare. */
    public List<ChannelRow> outbound() {
        return rows("out", (channel, place) -> {
            List<RuleRow> rules = new ArrayList<>();
            channel.at("/mapping/fields")
                    .forEach(rule -> rules.add(row(
                            place + ".mapping.fields." + rules.size(),
                            rule.path("field").asText(),
                            "",
                            true,
                            rule)));
            for (int spare = 0; spare < SPARE_ROWS; spare++) {
                rules.add(row(place + ".mapping.fields." + rules.size(), "", "", true, JSON.createObjectNode()));
            }
            return rules;
        });
    }

    private List<ChannelRow> rows(
            String direction, java.util.function.BiFunction<JsonNode, String, List<RuleRow>> rules) {
        List<ObjectNode> channels = channels(direction);
        return IntStream.range(0, channels.size())
                .mapToObj(i -> {
                    ObjectNode channel = channels.get(i);
                    String place = direction + "." + i;
                    return new ChannelRow(
                            i,
                            place,
                            channel.path("id").asText(),
                            channel.path("kind").asText(),
                            channel.path("format").asText(),
                            rules.apply(channel, place));
                })
                .toList();
    }

    private static int indexOf(JsonNode rules, String field) {
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).path("field").asText().equals(field))
                .findFirst()
                .orElse(-1);
    }

    private static RuleRow row(String place, String field, String holds, boolean day, JsonNode rule) {
        return new RuleRow(
                place,
                field,
                holds,
                day,
                rule.path("from").asText(),
                rule.path("constant").asText(),
                codes(rule),
                rule.path("date").asText());
    }
}
