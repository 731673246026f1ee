package org.dudaohub.connectors.intake;

import java.io.IOException;
import org.apache.poi.poifs.filesystem.FileMagic;

/** The rows of a CSV or XLSX file. Which of the two it is its bytes say, not its name. */
public final class Rows {

    private Rows() {}

    /**
     * Hands the rows over one after the other, the header being the first.
     *
     * @throws UnreadableFileException if the file is neither of the two, or broken
     */
    public static void read(byte[] content, RowHandler rows) throws UnreadableFileException, IOException {
        switch (FileMagic.valueOf(content)) {
            case OOXML -> XlsxTable.read(content, rows);
            case UNKNOWN -> CsvTable.read(content, rows);
            case OLE2, BIFF2, BIFF3, BIFF4 -> throw new UnreadableFileException("不支持旧版XLS或加密的工作簿，请另存为不加密的XLSX或CSV");
            default -> throw new UnreadableFileException("文件既不是CSV也不是XLSX");
        }
    }

    /**
     * The bytes as text: UTF-8, or GB18030 as older Chinese systems write it, without a byte order mark.
     *
     * @throws UnreadableFileException if it is neither, or no text
     */
    public static String text(byte[] content) throws UnreadableFileException {
        return CsvTable.decode(content);
    }
}
