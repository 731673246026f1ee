package org.dudaohub.connectors.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudaohub.connectors.intake.SafeCell;

/** Writes a record of ours in a partner's form. */
public final class Rendering {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final XmlMapper XML = new XmlMapper();

    private Rendering() {}

    /** The fields of the mapping are missing, or cannot be converted; the message says which, in Chinese. */
    public static final class Failed extends Exception {

        Failed(String message) {
            super(message);
        }
    }

    /** @param rules the partner's fields out of the record; none for the record as it is */
    public static byte[] render(ObjectNode record, Format format, List<Rule> rules) throws Failed {
        ObjectNode shown = rules.isEmpty() ? record : mapped(record, rules);
        try {
            return switch (format) {
                case JSON -> JSON.writeValueAsBytes(shown);
                case XML -> XML.writer().withRootName("record").writeValueAsBytes(shown);
                case CSV -> csv(cells(shown));
                case XLSX -> xlsx(cells(shown));
            };
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a tree is always written", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
    }

    private static ObjectNode mapped(ObjectNode record, List<Rule> rules) throws Failed {
        ObjectNode mapped = JsonNodeFactory.instance.objectNode();
        StringJoiner problems = new StringJoiner("；");
        rules.forEach(rule -> mapped.put(rule.field(), rule.value(record, record, problems)));
        if (problems.length() > 0) {
            throw new Failed(problems.toString());
        }
        return mapped;
    }

    /** A table has no room for records within records: their members stand beside the others. */
    private static List<Map.Entry<String, String>> cells(ObjectNode record) {
        List<Map.Entry<String, String>> cells = new ArrayList<>();
        collect("", record, cells);
        return cells;
    }

    private static void collect(String prefix, JsonNode record, List<Map.Entry<String, String>> cells) {
        record.properties().forEach(member -> {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                collect(name + "_", value, cells);
            } else {
                cells.add(Map.entry(name, value.isArray() ? value.toString() : value.isNull() ? "" : value.asText()));
            }
        });
    }

    private static byte[] csv(List<Map.Entry<String, String>> cells) throws IOException {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(cells.stream().map(Map.Entry::getKey).toList());
            printer.printRecord(
                    cells.stream().map(cell -> SafeCell.of(cell.getValue())).toList());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(List<Map.Entry<String, String>> cells) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet();
            Row header = sheet.createRow(0);
            Row row = sheet.createRow(1);
            for (int i = 0; i < cells.size(); i++) {
                header.createCell(i).setCellValue(cells.get(i).getKey());
                row.createCell(i).setCellValue(cells.get(i).getValue());
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }
}
