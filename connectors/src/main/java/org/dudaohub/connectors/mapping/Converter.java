package org.dudaohub.connectors.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.connectors.intake.UnreadableFileException;

/**
 * Makes of a partner's payload a file of one of our kinds. The same payload under the same mapping makes the same bytes,
 * so the ledger knows whether it was taken in before; a line has the number that its record has with the partner, and what
 * cannot be converted goes back with that line.
 */
public final class Converter {

    private final IntakeLimits limits;

    public Converter(IntakeLimits limits) {
        this.limits = limits;
    }

    /** @throws UnreadableFileException if the payload is not of that format, broken or too large */
    public byte[] convert(byte[] content, Format format, Mapping mapping, FileKind kind)
            throws UnreadableFileException, IOException {
        boolean table = format == Format.CSV || format == Format.XLSX;
        if (content.length > limits.bytes()) {
            throw new UnreadableFileException(limits.tooLarge());
        }
        if (table && mapping.fields().isEmpty()) {
            return content;
        }
        List<Rule> rules = mapping.fields().isEmpty()
                ? kind.header().stream().map(Rule::same).toList()
                : mapping.fields();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CSVPrinter printer =
                new CSVPrinter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), CSVFormat.DEFAULT)) {
            Writer writer = new Writer(printer, rules, mapping.each());
            writer.header(kind);
            Records.read(content, format, mapping.records(), (line, record) -> {
                writer.record(line, record);
                if (writer.lines > limits.lines() || bytes.size() > limits.bytes()) {
                    throw new UnreadableFileException("文件超过%d行或换算后过大，请分成几个文件".formatted(limits.lines()));
                }
            });
            if (writer.records == 0) {
                throw new UnreadableFileException(
                        mapping.records().isEmpty() ? "文件中没有记录" : "文件中“%s”处没有记录".formatted(mapping.records()));
            }
        }
        return bytes.toByteArray();
    }

    private static final class Writer {

        /** See the intake: what stands in this column goes back to the sender with the line. */
        private static final String PROBLEM = "换算问题";

        private final CSVPrinter printer;
        private final List<Rule> rules;
        private final String each;
        private int written;
        private int lines;
        private int records;

        Writer(CSVPrinter printer, List<Rule> rules, String each) {
            this.printer = printer;
            this.rules = rules;
            this.each = each;
        }

        void header(FileKind kind) {
            // A column that the partner does not have is there, and empty: the line says what it misses.
            List<String> missing = kind.header().stream()
                    .filter(column ->
                            rules.stream().noneMatch(rule -> rule.field().equals(column)))
                    .toList();
            print(Stream.of(rules.stream().map(Rule::field).toList(), List.of(PROBLEM), missing)
                    .flatMap(List::stream)
                    .toList());
        }

        void record(int line, JsonNode record) {
            records++;
            if (!each.isEmpty()) {
                record.at(JsonPointer.compile(each)).forEach(inner -> line(record, inner));
                return;
            }
            while (written < line - 1) {
                print(List.of());
            }
            line(record, record);
        }

        private void line(JsonNode record, JsonNode inner) {
            lines++;
            StringJoiner problems = new StringJoiner("；");
            List<String> cells = new ArrayList<>();
            rules.forEach(rule -> cells.add(rule.value(record, inner, problems)));
            cells.add(problems.toString());
            print(cells);
        }

        private void print(List<String> cells) {
            try {
                printer.printRecord(cells);
                written++;
            } catch (IOException impossible) {
                throw new UncheckedIOException("memory does not fail", impossible);
            }
        }
    }
}
