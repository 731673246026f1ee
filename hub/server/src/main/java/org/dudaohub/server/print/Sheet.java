package org.dudaohub.server.print;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dudaohub.server.print.Paper.Box;

/**
 * A filled-in form, as the template draws it.
 *
 * @param office the name that stands over the title; empty where it is not known
 * @param day of the visit, in Chinese
 * @param reference where to find it again, in small print below the form
 */
record Sheet(
        String office, String title, String unitCaption, String unit, String day, List<Row> rows, String reference) {

    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);

    private static final int CHARACTERS_A_LINE = 28;

    /** A row with more lines than this may go on over the page; a shorter one stays in one piece. */
    private static final int MOST_LINES_TOGETHER = 20;

    /** @param room name of the style that gives the row its least height */
    record Row(String caption, String text, String room) {}

    static Sheet of(Paper paper, FiledForm form, String office, String reference) {
        Map<String, String> fields = form.fields();
        return new Sheet(
                office,
                paper.title,
                paper.unitCaption,
                fields.get("form_unit"),
                day(fields.get("form_date")),
                paper.boxes.stream().map(box -> row(box, fields)).toList(),
                reference);
    }

    private static Row row(Box box, Map<String, String> fields) {
        String value = fields.getOrDefault(box.field(), "");
        String text = box.field().equals("form_deadline") ? day(value) : value.strip();
        String room =
                lines(text) > MOST_LINES_TOGETHER ? "long" : box.room().name().toLowerCase(Locale.ROOT);
        return new Row(box.caption(), text, room);
    }

    /** About how many lines the text takes. */
    private static int lines(String text) {
        return text.lines()
                .mapToInt(line -> 1 + line.length() / CHARACTERS_A_LINE)
                .sum();
    }

    private static String day(String iso) {
        return iso.isEmpty() ? "" : CHINESE.format(LocalDate.parse(iso));
    }
}
