package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;

/** The answer to a file, line by line: a CSV that Excel opens with the right characters. */
public final class ResultFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final CSVFormat FORMAT =
            CSVFormat.EXCEL.builder().setHeader("行号", "结果", "原因代码", "说明").get();

    private ResultFile() {}

    /** @param fileName the file's own name, with its extension */
    public static String nameFor(String fileName) {
        return fileName + ".结果.csv";
    }

    public static byte[] of(ImportResult.Imported imported) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (LineResult result : imported.lines()) {
                print(printer, result, imported.repeated());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a StringBuilder does not fail", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void print(CSVPrinter printer, LineResult result, boolean repeated) throws IOException {
        List<String> cells = switch (result.outcome()) {
            case Outcome.Accepted _ -> List.of("成功", "", "");
            case Outcome.Unchanged _ -> List.of("重复", "", repeated ? "同一文件此前已处理" : "内容此前已登记，未重复登记");
            case Outcome.Refused(Reason reason, String message) ->
                List.of("退回", reason.name(), repeated ? message + "（同一文件此前已处理，请把改正的行另存为新文件）" : message);
        };
        printer.printRecord(result.line(), cells.get(0), cells.get(1), SafeCell.of(cells.get(2)));
    }
}
