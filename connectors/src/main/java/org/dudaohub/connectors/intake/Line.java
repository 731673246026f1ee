package org.dudaohub.connectors.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.wording.Field.Option;

/**
 * A line of a file, by the names of its columns. Whoever reads a cell that is missing or broken gets null, and the line
 * notes the problem, so that its sender hears of all problems of the line at once.
 */
final class Line {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "[uuuu-M-d][uuuu/M/d][uuuu年M月d日][uuuu.M.d]")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern SEPARATOR = Pattern.compile("[、;；,，\\n]");
    private static final Pattern STRONG_SEPARATOR = Pattern.compile("[;；\\n]");
    private static final Pattern WEAK_SEPARATOR = Pattern.compile("、");

    static final String YES = "是";
    static final String NO = "否";

    private static final int LONGEST_QUOTE = 30;

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

    /** Takes over what the line above says in these columns. */
    void takeOver(Line above, List<String> columns) {
        columns.forEach(column -> cells.put(column, above.optional(column)));
    }

    /** The cell without white space around it, empty where there is nothing. */
    String optional(String column) {
        return cells.getOrDefault(column, "");
    }

    String required(String column) {
        return required(column, Function.identity());
    }

    LocalDate requiredDate(String column) {
        return required(column, text -> date(column, text));
    }

    /** Null where the cell is empty. */
    LocalDate optionalDate(String column) {
        return optional(column, text -> date(column, text));
    }

    /** 0 where the cell is empty. */
    int optionalNumber(String column) {
        Integer number = optional(column, text -> parsed(column, text, Integer::valueOf, "不是整数"));
        return number == null ? 0 : number;
    }

    /** Null where the cell is empty. */
    Long wholeNumber(String column) {
        return optional(column, text -> parsed(column, text, Long::valueOf, "不是整数"));
    }

    /** Null where the cell is empty. */
    BigDecimal decimal(String column) {
        return optional(column, text -> parsed(column, text, Line::plainDecimal, "不是数字"));
    }

    /** Null where the cell is empty. */
    Boolean flag(String column) {
        return optional(column, text -> switch (text) {
            case YES -> true;
            case NO -> false;
            default -> broken(column, text, "应为“是”或“否”");
        });
    }

    /** The items of a cell; what is separated by a semicolon may itself contain 、. */
    List<String> list(String column) {
        String text = optional(column);
        Pattern separator = STRONG_SEPARATOR.matcher(text).find() ? STRONG_SEPARATOR : WEAK_SEPARATOR;
        return parts(text, separator);
    }

    /** The parts of a cell like 甲、乙. */
    List<String> requiredList(String column) {
        List<String> parts = parts(optional(column), SEPARATOR);
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

    /** The choices whose labels the cell lists; a label may itself contain what separates them. */
    List<Option> choices(String column, List<Option> options) {
        String text = optional(column);
        String labels = options.stream()
                .map(Option::label)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        Matcher item = Pattern.compile("\\G[\\s、;；]*(" + labels + ")(?=\\s*([、;；\\n]|$))")
                .matcher(text);
        List<Option> chosen = new ArrayList<>();
        int end = 0;
        while (item.find()) {
            String label = item.group(1);
            options.stream().filter(option -> option.label().equals(label)).forEach(chosen::add);
            end = item.end();
        }
        String rest = text.substring(end).replaceFirst("^[\\s、;；]+", "");
        if (!rest.isEmpty()) {
            notAChoice(column, rest, options.stream().map(Option::label));
        }
        return chosen;
    }

    <T> T required(String column, Function<String, T> reading) {
        String text = optional(column);
        if (text.isEmpty()) {
            missing(column);
            return null;
        }
        return reading.apply(text);
    }

    /** Null where the cell is empty. */
    private <T> T optional(String column, Function<String, T> reading) {
        String text = optional(column);
        return text.isEmpty() ? null : reading.apply(text);
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

    private LocalDate date(String column, String text) {
        return parsed(column, text, day -> LocalDate.parse(day, DATE), "不是有效日期，应写成2026-03-05这样");
    }

    /** Without an exponent: a spreadsheet shows so what it has rounded. */
    private static BigDecimal plainDecimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }

    private <T> T parsed(String column, String text, Function<String, T> parser, String complaint) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeException wrong) {
            return broken(column, text, complaint);
        }
    }

    private <T> T broken(String column, String text, String complaint) {
        problem(Reason.INVALID, "“%s”的内容“%s”%s".formatted(column, quote(text), complaint));
        return null;
    }

    private static List<String> parts(String text, Pattern separator) {
        return separator
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private <T> T choose(String column, String text, T[] choices, Function<T, String> label) {
        return Arrays.stream(choices)
                .filter(choice -> label.apply(choice).equals(text))
                .findFirst()
                .orElseGet(() -> notAChoice(column, text, Stream.of(choices).map(label)));
    }

    private <T> T notAChoice(String column, String text, Stream<String> labels) {
        return broken(column, text, "不在可选范围：" + labels.collect(Collectors.joining("、")));
    }
}
