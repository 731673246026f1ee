package org.dudaohub.connectors.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;

/**
 * A line of a file, by the names of its columns. Whoever reads a cell that is missing or broken gets null, and the line
 * notes the problem, so that its sender hears of all problems of the line at once.
 */
final class Line {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "[uuuu-M-d][uuuu/M/d][uuuu年M月d日][uuuu.M.d]")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern SEPARATOR = Pattern.compile("[、;；,，\\n]");
    private static final int LONGEST_QUOTE = 30;
    private static final int LONGEST_MESSAGE = 200;

    private final int number;
    private final Map<String, String> cells;
    private final List<Problem> problems = new ArrayList<>();

    Line(int number, Map<String, String> cells) {
        this.number = number;
        this.cells = cells;
    }

    private record Problem(Reason reason, String message) {}

    int number() {
        return number;
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** All that is wrong with the line; the first problem gives the reason. */
    Optional<Outcome> refusal() {
        return problems.stream()
                .findFirst()
                .map(first -> Outcome.refused(
                        first.reason(), problems.stream().map(Problem::message).collect(Collectors.joining("；"))));
    }

    void problem(Reason reason, String message) {
        problems.add(new Problem(reason, message));
    }

    /** The cell without white space around it, empty where there is nothing. */
    String optional(String column) {
        return cells.getOrDefault(column, "");
    }

    String required(String column) {
        return required(column, Function.identity());
    }

    LocalDate requiredDate(String column) {
        return required(column, text -> parseDate(column, text));
    }

    LocalDate optionalDate(String column) {
        String text = optional(column);
        return text.isEmpty() ? null : parseDate(column, text);
    }

    Integer requiredNumber(String column) {
        return required(column, text -> parseNumber(column, text));
    }

    /** 0 where the cell is empty. */
    int optionalNumber(String column) {
        String text = optional(column);
        return text.isEmpty()
                ? 0
                : Optional.ofNullable(parseNumber(column, text)).orElse(0);
    }

    /** The parts of a cell like 甲、乙. */
    List<String> requiredList(String column) {
        List<String> parts = SEPARATOR
                .splitAsStream(optional(column))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            missing(column);
        }
        return parts;
    }

    /** The one of the choices whose label the cell says. */
    <T> T requiredChoice(String column, T[] choices, Function<T, String> label) {
        return required(column, text -> choose(column, text, choices, label));
    }

    <T> T optionalChoice(String column, T[] choices, Function<T, String> label, T otherwise) {
        String text = optional(column);
        return text.isEmpty() ? otherwise : choose(column, text, choices, label);
    }

    <T> T required(String column, Function<String, T> reading) {
        String text = optional(column);
        if (text.isEmpty()) {
            missing(column);
            return null;
        }
        return reading.apply(text);
    }

    void missing(String column) {
        problem(Reason.MISSING, "缺少“%s”".formatted(column));
    }

    /** As much of a cell as a sentence can quote. */
    static String quote(String text) {
        return cut(text.replaceAll("\\p{Cntrl}+", " "), LONGEST_QUOTE);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private LocalDate parseDate(String column, String text) {
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeException notADate) {
            problem(Reason.INVALID, "“%s”的内容“%s”不是有效日期，应写成2026-03-05这样".formatted(column, quote(text)));
            return null;
        }
    }

    private Integer parseNumber(String column, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            problem(Reason.INVALID, "“%s”的内容“%s”不是整数".formatted(column, quote(text)));
            return null;
        }
    }

    private <T> T choose(String column, String text, T[] choices, Function<T, String> label) {
        return Arrays.stream(choices)
                .filter(choice -> label.apply(choice).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    problem(
                            Reason.INVALID,
                            "“%s”的内容“%s”不在可选范围：%s"
                                    .formatted(
                                            column,
                                            quote(text),
                                            Stream.of(choices).map(label).collect(Collectors.joining("、"))));
                    return null;
                });
    }
}
