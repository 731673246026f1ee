package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads the first sheet of an XLSX workbook row by row, never the whole sheet at once. POI's guards against zip bombs are
 * left on.
 */
final class XlsxTable {

    private XlsxTable() {}

    static void read(byte[] content, RowHandler handler) throws UnreadableFileException, IOException {
        // POI inflates a workbook from a file part by part, but from a stream all of it at once.
        Path copy = Files.createTempFile("dudao-intake", ".xlsx");
        try {
            Files.write(copy, content);
            parse(copy, handler);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void parse(Path workbook, RowHandler handler) throws UnreadableFileException {
        try {
            readFirstSheet(workbook, handler);
        } catch (HandlerFailure failure) {
            throw failure.unwrapped();
        } catch (OpenXML4JException | SAXException | IOException | RuntimeException malformed) {
            // POI answers a broken workbook with many an unchecked exception.
            throw new UnreadableFileException("文件不是有效的XLSX工作簿，或已损坏、加密、过大", malformed);
        }
    }

    private static void readFirstSheet(Path workbook, RowHandler handler)
            throws OpenXML4JException, SAXException, IOException {
        // Opened as a guarded zip file: given the path, POI would fall back to inflating a damaged file into memory.
        try (ZipSecureFile zip = new ZipSecureFile(workbook.toFile());
                OPCPackage parts = OPCPackage.open(new ZipFileZipEntrySource(zip))) {
            XSSFReader reader = new XSSFReader(parts);
            Iterator<InputStream> sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw new HandlerFailure(new UnreadableFileException("工作簿中没有工作表"));
            }
            try (InputStream sheet = sheets.next()) {
                XMLReader xml = XMLHelper.newXMLReader();
                xml.setContentHandler(new XSSFSheetXMLHandler(
                        reader.getStylesTable(),
                        new ReadOnlySharedStringsTable(parts),
                        new Rows(handler),
                        new IsoDates(),
                        false));
                xml.parse(new InputSource(sheet));
            }
        } catch (ParserConfigurationException broken) {
            throw new IllegalStateException("this JVM has no usable XML parser", broken);
        }
    }

    /** Collects the cells of a row; cells that the sheet leaves out are empty. */
    private static final class Rows implements SheetContentsHandler {

        private static final int MOST_COLUMNS = 200;

        private final RowHandler handler;
        private List<String> cells = new ArrayList<>();

        Rows(RowHandler handler) {
            this.handler = handler;
        }

        @Override
        public void startRow(int index) {
            cells = new ArrayList<>();
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (value == null || value.isBlank()) {
                return;
            }
            if (column >= MOST_COLUMNS) {
                throw new HandlerFailure(new UnreadableFileException("列数超过%d列".formatted(MOST_COLUMNS)));
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, value);
        }

        @Override
        public void endRow(int index) {
            try {
                handler.row(new Row(index + 1, List.copyOf(cells)));
            } catch (UnreadableFileException | RuntimeException failure) {
                throw new HandlerFailure(failure);
            }
        }
    }

    /** Carries what the rows' handler threw through the XML parser, apart from what is wrong with the workbook. */
    private static final class HandlerFailure extends RuntimeException {

        HandlerFailure(Exception failure) {
            super(failure);
        }

        UnreadableFileException unwrapped() {
            return switch (getCause()) {
                case UnreadableFileException refused -> refused;
                case RuntimeException failure -> throw failure;
                default -> throw this;
            };
        }
    }

    /** Shows a date cell as 2026-03-05, whatever format the sheet gives it. */
    private static final class IsoDates extends DataFormatter {

        @Override
        public String formatRawCellContents(double value, int formatIndex, String format, boolean since1904) {
            return DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(value)
                    ? DateUtil.getLocalDateTime(value, since1904).toLocalDate().toString()
                    : super.formatRawCellContents(value, formatIndex, format, since1904);
        }
    }
}
