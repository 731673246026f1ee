package org.dudaohub.connectors.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.connectors.intake.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConverterTest {

    private static final FileKind INSPECTORS = FileKind.named("inspectors").orElseThrow();
    private static final Mapping MAPPING = mapping(
            "",
            rule("督学编号", "code"),
            rule("姓名", "name"),
            new Rule("类别", "type", null, Map.of("1", "专职督学", "2", "责任督学"), null),
            new Rule("所属机构代码", null, "O1", null, null),
            new Rule("聘期开始", "from", null, null, "yyyyMMdd"));

    private final Converter converter = new Converter(new IntakeLimits(100_000, 50, 1000));

    @Test
    void columns_codes_constants_and_dates_become_ours() throws Exception {
        String file = converted("code,name,type,from\nD1,甲,2,20250101\n", Format.CSV, MAPPING);

        assertThat(file.lines()).containsExactly("督学编号,姓名,类别,所属机构代码,聘期开始,换算问题,聘期结束", "D1,甲,责任督学,O1,2025-01-01,");
    }

    @Test
    void what_cannot_be_converted_goes_back_with_its_line() throws Exception {
        String file = converted("code,name,type,from\nD1,甲,7,2025\n", Format.CSV, MAPPING);

        assertThat(file).contains("“类别”的代码“7”不在对照表中；“聘期开始”的内容“2025”不是“yyyyMMdd”格式的日期");
    }

    @Test
    void lines_keep_the_numbers_that_they_have_with_the_partner() throws Exception {
        String file = converted("\ncode,name,type,from\n\n\nD1,甲,2,20250101\n", Format.CSV, MAPPING);

        assertThat(file.lines().toList().get(4)).startsWith("D1,甲");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void tables_and_json_are_read_as_utf8_and_as_gb18030(String charset) throws Exception {
        Charset encoding = Charset.forName(charset);

        assertThat(text(converter.convert(
                        "code,name,type\nD1,督学甲,2".getBytes(encoding), Format.CSV, MAPPING, INSPECTORS)))
                .contains("D1,督学甲,责任督学");
        assertThat(text(converter.convert(
                        "[{\"code\":\"D1\",\"name\":\"督学甲\",\"type\":2}]".getBytes(encoding),
                        Format.JSON,
                        MAPPING,
                        INSPECTORS)))
                .contains("D1,督学甲,责任督学");
    }

    @Test
    void xlsx_is_read_like_csv() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            var header = sheet.createRow(0);
            var row = sheet.createRow(1);
            List<String> cells = List.of("code", "D1", "name", "甲", "type", "1");
            for (int i = 0; i < 3; i++) {
                header.createCell(i).setCellValue(cells.get(2 * i));
                row.createCell(i).setCellValue(cells.get(2 * i + 1));
            }
            workbook.write(bytes);
        }
        assertThat(text(converter.convert(bytes.toByteArray(), Format.XLSX, MAPPING, INSPECTORS)))
                .contains("D1,甲,专职督学,O1");
    }

    @Test
    void records_deep_in_a_json_document_are_found_by_pointers() throws Exception {
        Mapping deep = mapping("/data/items", rule("督学编号", "/id"), rule("姓名", "/person/names"));
        String file = converted(
                "{\"page\":1,\"data\":{\"items\":[{\"id\":7,\"person\":{\"names\":[\"甲\",\"乙\"]}},{\"id\":1.5}]}}",
                Format.JSON,
                deep);

        assertThat(file.lines().skip(1)).containsExactly("7,甲；乙,", "1.5,,");
    }

    @Test
    void an_inner_list_makes_a_line_of_each_of_its_elements() throws Exception {
        Mapping each = new Mapping("", "/scores", List.of(rule("督学编号", "/id"), rule("姓名", "./name")));
        String file = converted(
                "[{\"id\":1,\"scores\":[{\"name\":\"a\"},{\"name\":\"b\"}]},{\"id\":2,\"scores\":[]}]",
                Format.JSON,
                each);

        assertThat(file.lines().skip(1)).containsExactly("1,a,", "1,b,");
    }

    @Test
    void xml_elements_and_attributes_are_fields() throws Exception {
        Mapping xml = mapping("/list/inspector", rule("督学编号", "/no"), rule("姓名", "/name"));
        String file = converted(
                "<?xml version=\"1.0\"?><list><other/><inspector no=\"D1\"><name>甲</name></inspector>"
                        + "<inspector no=\"D2\"><name>乙</name></inspector></list>",
                Format.XML,
                xml);

        assertThat(file.lines().skip(1)).containsExactly("D1,甲,", "D2,乙,");
    }

    @Test
    void without_a_mapping_members_are_called_like_our_columns() throws Exception {
        assertThat(converted("[{\"督学编号\":\"D1\",\"姓名\":\"甲\"}]", Format.JSON, Mapping.NONE))
                .contains("D1,甲");
        byte[] own = "督学编号\nD1".getBytes(UTF_8);
        assertThat(converter.convert(own, Format.CSV, Mapping.NONE, INSPECTORS)).isSameAs(own);
    }

    @Test
    void the_same_payload_makes_the_same_file() throws Exception {
        byte[] payload = "code,name,type\nD1,甲,2".getBytes(UTF_8);

        assertThat(converter.convert(payload, Format.CSV, MAPPING, INSPECTORS))
                .isEqualTo(converter.convert(payload, Format.CSV, MAPPING, INSPECTORS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON | [{\"code\":1]           | 不是有效的JSON",
                "JSON | {\"data\":[]}           | 没有记录",
                "JSON | {\"data\":[1,2]}        | 不是记录的数组",
                "XML  | <a><b></a>              | 不是有效的XML",
                "XML  | <?xml version='1.0'?><!DOCTYPE a SYSTEM 'file:///etc/passwd'><data/> | 不得含有DTD",
                "XML  | <?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><data><i>&x;</i></data> | 不得含有DTD",
                "XML  | <data><i>&x;</i></data> | 不是有效的XML",
                "XML  | <data></data>           | 没有记录",
            })
    void what_is_broken_or_hostile_is_refused_with_a_word(Format format, String payload, String message) {
        Mapping there = mapping(
                format == Format.JSON && payload.contains("data") ? "/data" : format == Format.XML ? "/data/i" : "",
                rule("姓名", "/x"));

        assertThatThrownBy(() -> converted(payload, format, there))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void entities_that_multiply_are_never_expanded() {
        String bomb =
                "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                        + "<data><i>&b;</i></data>";

        assertThatThrownBy(() -> converted(bomb, Format.XML, mapping("/data/i", rule("姓名", "/x"))))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void documents_nested_without_end_are_refused() {
        assertThatThrownBy(
                        () -> converted("[{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}]", Format.JSON, MAPPING))
                .isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> converted(
                        "<data><i>" + "<x>".repeat(5000) + "</x>".repeat(5000) + "</i></data>",
                        Format.XML,
                        mapping("/data/i", rule("姓名", "/x"))))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void a_workbook_that_inflates_without_end_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 512; i++) {
                zip.write(block);
            }
        }
        assertThat(bytes.size()).isLessThan(100_000);
        assertThatThrownBy(() -> converter.convert(bytes.toByteArray(), Format.XLSX, MAPPING, INSPECTORS))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("XLSX");
    }

    @Test
    void more_records_or_bytes_than_may_be_are_refused() {
        assertThatThrownBy(() -> converted("[" + "{},".repeat(60) + "{}]", Format.JSON, MAPPING))
                .hasMessageContaining("超过50行");
        assertThatThrownBy(() -> converted(" ".repeat(100_001), Format.JSON, MAPPING))
                .hasMessageContaining("文件超过97 KB");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-instant,   2026-03-05T17:00:00Z, 2026-03-06",
        "epoch-seconds, 1772730000,           2026-03-06",
        "epoch-millis,  1772730000000,        2026-03-06",
        "d.M.yyyy,      6.3.2026,             2026-03-06",
    })
    void dates_in_many_forms_become_days_in_china(String pattern, String text, String day) throws Exception {
        Mapping dates = mapping("", new Rule("聘期开始", "at", null, null, pattern));

        assertThat(converted("[{\"at\":\"" + text + "\"}]", Format.JSON, dates)).contains("\n" + day);
    }

    @Test
    void our_record_becomes_theirs_in_each_format() throws Exception {
        ObjectNode record = JsonMapper.builder().build().createObjectNode();
        record.put("state", "ORDERED")
                .put("sum", "=1+1")
                .put("minus", "-3.5")
                .putObject("form")
                .put("item", "4");
        List<Rule> rules = List.of(
                new Rule("zt", "state", null, Map.of("ORDERED", "01"), null),
                rule("hj", "sum"),
                rule("sx", "/form/item"));

        assertThat(text(Rendering.render(record, Format.JSON, rules)))
                .containsSubsequence("\"zt\" : \"01\"", "\"hj\" : \"=1+1\"", "\"sx\" : \"4\"");
        assertThat(text(Rendering.render(record, Format.XML, rules)))
                .isEqualTo("<record><zt>01</zt><hj>=1+1</hj><sx>4</sx></record>");
        assertThat(text(Rendering.render(record, Format.CSV, List.of())))
                .isEqualTo("\uFEFFstate,sum,minus,form_item\r\nORDERED,'=1+1,-3.5,4\r\n");
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new java.io.ByteArrayInputStream(Rendering.render(record, Format.XLSX, rules)))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getCellType())
                    .isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
        }
    }

    @Test
    void a_code_that_the_partner_does_not_know_is_not_sent() {
        ObjectNode record = JsonMapper.builder().build().createObjectNode().put("state", "NEW");

        assertThatThrownBy(() -> Rendering.render(
                        record, Format.JSON, List.of(new Rule("zt", "state", null, Map.of("ORDERED", "01"), null))))
                .hasMessage("“zt”的代码“NEW”不在对照表中");
    }

    private String converted(String payload, Format format, Mapping mapping) throws Exception {
        return text(converter.convert(payload.getBytes(UTF_8), format, mapping, INSPECTORS));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static Mapping mapping(String records, Rule... rules) {
        return new Mapping(records, "", List.of(rules));
    }

    private static Rule rule(String field, String from) {
        return new Rule(field, from, null, null, null);
    }
}
