package org.dudaohub.connectors.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What one field holds.
 *
 * @param field its name on the receiving side
 * @param from where the content stands: a column's heading, a member's name, or a JSON pointer such as {@code
 *     /school/code}; one that begins with {@code ./} starts at the inner element of {@link Mapping#each}
 * @param constant what it holds where there is no {@code from}, or nothing stands there
 * @param codes the other side's codes and what they mean; {@code *} stands for every other code
 * @param date the pattern of a date, {@code iso-instant}, {@code epoch-seconds} or {@code epoch-millis}; it becomes a day
 *     in China
 */
public record Rule(String field, String from, String constant, Map<String, String> codes, String date) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String ANY = "*";
    private static final String INNER = "./";
    private static final int LONGEST_QUOTE = 30;

    public Rule {
        // In the order in which they were written: a declaration says the same each time that it is written.
        codes = codes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** The field stands under its own name. */
    static Rule same(String field) {
        return new Rule(field, field, null, null, null);
    }

    /**
     * The field's content as text; what is wrong with it goes to {@code problems}.
     *
     * @param inner the element of {@link Mapping#each}, or the record itself
     */
    String value(JsonNode record, JsonNode inner, StringJoiner problems) {
        JsonNode found = found(record, inner);
        if (found.isObject()) {
            problems.add("“%s”处（%s）不是单个值".formatted(field, from));
            return "";
        }
        if (found.isArray()) {
            StringJoiner parts = new StringJoiner("；");
            found.forEach(part -> parts.add(translated(text(part), problems)));
            return parts.toString();
        }
        String text = text(found);
        return text.isEmpty() ? orElse("") : translated(text, problems);
    }

    private JsonNode found(JsonNode record, JsonNode inner) {
        if (from == null || from.isEmpty()) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
        if (from.startsWith(INNER)) {
            return inner.at(JsonPointer.compile(from.substring(1)));
        }
        return from.startsWith("/") ? record.at(JsonPointer.compile(from)) : record.path(from);
    }

    private String orElse(String otherwise) {
        return constant == null ? otherwise : constant;
    }

    private String translated(String text, StringJoiner problems) {
        if (!codes.isEmpty()) {
            String meaning = codes.getOrDefault(text, codes.get(ANY));
            if (meaning == null) {
                problems.add("“%s”的代码“%s”不在对照表中".formatted(field, quote(text)));
                return text;
            }
            return meaning;
        }
        return date == null || date.isEmpty() ? text : day(text, problems);
    }

    private String day(String text, StringJoiner problems) {
        try {
            return switch (date) {
                case "iso-instant" -> china(OffsetDateTime.parse(text).toInstant());
                case "epoch-seconds" -> china(Instant.ofEpochSecond(Long.parseLong(text)));
                case "epoch-millis" -> china(Instant.ofEpochMilli(Long.parseLong(text)));
                default ->
                    LocalDate.parse(text, DateTimeFormatter.ofPattern(date)).toString();
            };
        } catch (DateTimeException | NumberFormatException wrong) {
            problems.add("“%s”的内容“%s”不是“%s”格式的日期".formatted(field, quote(text), date));
            return text;
        }
    }

    private static String china(Instant instant) {
        return instant.atZone(CHINA).toLocalDate().toString();
    }

    private static String text(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "是" : "否";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return number.scale() <= 0 ? number.toBigInteger().toString() : number.toPlainString();
        }
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    private static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
