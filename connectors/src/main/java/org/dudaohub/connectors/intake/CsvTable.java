package org.dudaohub.connectors.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV: UTF-8, or GB18030 as Chinese Excel writes it. */
final class CsvTable {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvTable() {}

    static void read(byte[] content, RowHandler handler) throws UnreadableFileException {
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(decode(content)))
                .setFormat(FORMAT)
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            for (CSVRecord csvRecord = next(records); csvRecord != null; csvRecord = next(records)) {
                handler.row(new Row(Math.toIntExact(csvRecord.getRecordNumber()), csvRecord.toList()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a StringReader does not fail", impossible);
        }
    }

    /** The next record, null after the last. What the handler throws must not be taken for a malformed file. */
    private static CSVRecord next(Iterator<CSVRecord> records) throws UnreadableFileException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException malformed) {
            throw new UnreadableFileException("文件不是有效的CSV：引号没有成对，或引号后面有多余的字符", malformed);
        }
    }

    static String decode(byte[] content) throws UnreadableFileException {
        String text;
        try {
            text = decode(content, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                text = decode(content, GB18030);
            } catch (CharacterCodingException notChineseEither) {
                throw new UnreadableFileException("无法识别文件的编码，请用UTF-8或GB18030（GBK）保存", notChineseEither);
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableFileException("文件不是文本，请上传CSV（UTF-8或GB18030编码）或XLSX文件");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Strict: a decoder of its own reports what it cannot decode instead of replacing it. */
    private static String decode(byte[] content, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    }
}
