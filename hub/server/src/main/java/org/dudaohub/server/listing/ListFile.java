package org.dudaohub.server.listing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.When;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A list as a workbook to download, of which only the last rows are in memory. Its cells are text, so that a spreadsheet never
 * takes one for a formula.
 */
public final class ListFile implements AutoCloseable {

    /** How a moment stands in a cell. */
    public static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(When.ZONE);

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int ROWS_IN_MEMORY = 100;
    private static final int COLUMN_WIDTH = 20;

    /** What one sheet of the format holds. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int LONGEST_CELL = 32_767;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final SXSSFSheet sheet;
    private int rows;

    public ListFile(String title, List<String> header) {
        sheet = workbook.createSheet(title);
        sheet.setDefaultColumnWidth(COLUMN_WIDTH);
        add(header);
    }

    /** Adds a row. */
    public void add(List<String> cells) {
        Row row = sheet.createRow(rows++);
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            row.createCell(i).setCellValue(text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL));
        }
    }

    /**
     * Adds a row for each item of a list, as far as they fit, without holding more than a page of it in memory.
     *
     * @param list finds the wanted part of it
     */
    public <T> void addAll(Function<Paging, Page<T>> list, Function<T, List<String>> cells) {
        Paging paging = Paging.first(Paging.LARGEST);
        Page<T> page;
        do {
            page = list.apply(paging);
            page.items().forEach(item -> add(cells.apply(item)));
            paging = new Paging(paging.page() + 1, paging.size());
        } while (page.hasNext() && rows + Paging.LARGEST <= MOST_ROWS);
    }

    /** @param name what it is called, without {@code .xlsx} */
    public void sendTo(HttpServletResponse response, String name) throws IOException {
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        workbook.write(response.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
