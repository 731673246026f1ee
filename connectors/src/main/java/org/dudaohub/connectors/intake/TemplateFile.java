package org.dudaohub.connectors.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudaohub.domain.wording.Field.Shape;

/** An empty workbook of a kind: its header, and a second sheet that says what each column holds. */
public final class TemplateFile {

    private static final String GUIDE = "填写说明";
    private static final int LAST_LINE = 10_000;

    /** Excel takes no longer list of choices in a cell's own rules; the second sheet has every list. */
    private static final int LONGEST_LIST = 255;

    private static final int NARROW = 18 * 256;
    private static final int WIDE = 60 * 256;

    private TemplateFile() {}

    /** An XLSX workbook. */
    public static byte[] of(FileKind kind) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            CellStyle heading = heading(workbook);
            fillIn(workbook, kind, heading);
            explain(workbook, kind, heading);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
    }

    private static void fillIn(XSSFWorkbook workbook, FileKind kind, CellStyle heading) {
        Sheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(kind.title()));
        List<Column> columns = kind.columns();
        write(sheet, 0, heading, kind.header());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            sheet.setColumnWidth(i, NARROW);
            sheet.setDefaultColumnStyle(i, cells(workbook, column.shape()));
            if (!(column.shape() instanceof Shape.Choices)) {
                offerChoices(sheet, i, column.choices());
            }
        }
        sheet.createFreezePane(0, 1);
    }

    private static void offerChoices(Sheet sheet, int column, List<String> choices) {
        boolean fit = String.join(",", choices).length() <= LONGEST_LIST
                && choices.stream().noneMatch(choice -> choice.contains(","));
        if (choices.isEmpty() || !fit) {
            return;
        }
        DataValidationHelper rules = sheet.getDataValidationHelper();
        DataValidation rule = rules.createValidation(
                rules.createExplicitListConstraint(choices.toArray(String[]::new)),
                new CellRangeAddressList(1, LAST_LINE, column, column));
        sheet.addValidationData(rule);
    }

    private static void explain(XSSFWorkbook workbook, FileKind kind, CellStyle heading) {
        Sheet sheet = workbook.createSheet(GUIDE);
        write(sheet, 0, heading, List.of("列名", "填写内容", "可选值"));
        int line = 0;
        for (Column column : kind.columns()) {
            write(sheet, ++line, null, List.of(column.label(), column.holds(), String.join("；", column.choices())));
        }
        sheet.setColumnWidth(0, NARROW);
        sheet.setColumnWidth(1, WIDE);
        sheet.setColumnWidth(2, WIDE);
    }

    private static void write(Sheet sheet, int number, CellStyle style, List<String> cells) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
            row.getCell(i).setCellStyle(style);
        }
    }

    private static CellStyle heading(XSSFWorkbook workbook) {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle style = workbook.createCellStyle();
        style.setFont(bold);
        return style;
    }

    /** Codes and numbers of cases are texts: a spreadsheet would otherwise drop their zeros or round them. */
    private static CellStyle cells(XSSFWorkbook workbook, Shape shape) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat()
                .getFormat(
                        switch (shape) {
                            case Shape.Day _ -> "yyyy-mm-dd";
                            case Shape.Count _, Shape.Decimal _ -> "General";
                            default -> "@";
                        }));
        return style;
    }
}
