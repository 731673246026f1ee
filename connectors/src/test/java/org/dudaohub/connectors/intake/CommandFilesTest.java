package org.dudaohub.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.survey.AnswerSurvey;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How commands stand in files, and come out of them again. */
class CommandFilesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final IntakeLimits LIMITS = new IntakeLimits(1024 * 1024, 1000, 1000);

    @TempDir
    Path data;

    private KeyVault vault;

    @BeforeEach
    void open() {
        vault = KeyVault.open(data.resolve("keys.db"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    /** All but the two that are read in a way of their own. */
    static List<FileKind> kindsReadByTheirColumns() {
        return FileKind.all().stream()
                .filter(kind -> !Set.of(FileKind.ORGANIZATIONS, FileKind.INSPECTION_FORMS, FileKind.SURVEY_ANSWERS)
                        .contains(kind))
                .toList();
    }

    @Test
    void a_ballot_of_a_platform_hides_its_number_and_keeps_its_choices() throws Exception {
        List<Request> requests = read(FileKind.SURVEY_ANSWERS, "问卷编号,票号,选择\nW1,b-7,1、3\nW1,b-8,x\n".getBytes(UTF_8));

        assertThat(requests.getFirst().commands())
                .containsExactly(new AnswerSurvey("W1", FileIntake.sha256("b-7".getBytes(UTF_8)), List.of(1, 3)));
        assertThat(refusals(requests).toString()).contains("“选择”的内容“x”不是选项序号");
    }

    @Test
    void every_command_that_a_person_may_send_and_that_names_no_files_itself_is_a_kind_of_file() {
        assertThat(FileKind.all().stream().map(FileKind::name))
                .containsAll(Capabilities.all().stream()
                        .flatMap(capability -> capability.commandTypes().stream()
                                .filter(type -> type.isAnnotationPresent(SentBy.class))
                                .filter(type -> !Attaching.class.isAssignableFrom(type))
                                .map(type -> capability.name() + "." + type.getSimpleName()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("kindsReadByTheirColumns")
    void what_is_filled_into_a_template_comes_out_as_the_same_command(FileKind kind) throws Exception {
        Class<? extends Command> type = kind.commands().getFirst();
        Record command = (Record) example(type, type.getSimpleName(), 0);

        List<Request> requests = read(kind, filled(TemplateFile.of(kind), command));

        assertThat(refusals(requests)).isEmpty();
        assertThat(requests.stream().flatMap(request -> request.commands().stream()))
                .singleElement()
                .usingRecursiveComparison()
                .withEqualsForType(this::sealTheSame, SealedText.class)
                .isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("org.dudaohub.connectors.intake.FileKind#all")
    void a_template_explains_each_of_its_columns(FileKind kind) throws IOException {
        try (XSSFWorkbook template = new XSSFWorkbook(new ByteArrayInputStream(TemplateFile.of(kind)))) {
            Sheet guide = template.getSheet("填写说明");

            assertThat(texts(template.getSheetAt(0).getRow(0))).isEqualTo(kind.header());
            assertThat(guide.getLastRowNum()).isEqualTo(kind.columns().size());
            for (int i = 0; i < kind.columns().size(); i++) {
                Column column = kind.columns().get(i);
                assertThat(texts(guide.getRow(i + 1)))
                        .startsWith(column.label(), column.holds())
                        .contains(String.join("；", column.choices()));
            }
        }
    }

    // A command of this test's own has every shape.

    enum Colour implements Labelled {
        RED("红"),
        STRIPED("红、白条纹"),
        WHITE("白");

        private final String label;

        Colour(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    record Score(
            @Wording("指标") String indicator,
            @Wording("得分") int score,
            @Wording("佐证") List<String> evidence) {}

    record Frame(
            @Wording("备注") String remarks, @Wording("宽") BigDecimal width) {}

    record Everything(
            @Wording("编号") String id,
            @Wording("人员编号") String person,
            @Wording("电话") SealedText phone,
            @Wording("人数") int count,
            @Wording("日期") LocalDate day,
            @Wording("合格") boolean passed,
            @Wording("颜色") Colour colour,
            @Wording("可用颜色") Set<Colour> colours,
            @Wording("成员") List<String> members,
            @Wording("内框") Frame inner,
            @Wording("外框") Frame outer,
            @Wording("得分表") List<Score> scores)
            implements Command {

        @Override
        public String stream() {
            return "everything:" + id;
        }
    }

    private static final FileKind EVERYTHING = new FileKind(
            "test.Everything",
            "样样都有",
            "测试",
            List.of(Everything.class),
            CommandColumns.of(Everything.class).all());

    @Test
    void inner_fields_of_the_same_name_are_told_apart_by_the_record_around_them() {
        assertThat(EVERYTHING.columns())
                .extracting(Column::label)
                .containsExactly(
                        "编号", "人员编号", "电话", "人数", "日期", "合格", "颜色", "可用颜色", "成员", "内框·备注", "内框·宽", "外框·备注", "外框·宽",
                        "指标", "得分", "佐证");
        assertThat(EVERYTHING.columns().stream().filter(Column::repeats))
                .extracting(Column::label)
                .containsExactly("指标", "得分", "佐证");
    }

    private static final String HEADER = "编号,人员编号,电话,人数,日期,合格,颜色,可用颜色,成员,内框·备注,内框·宽,外框·备注,外框·宽,指标,得分,佐证\n";

    @Test
    void every_shape_is_read_as_people_write_it() throws Exception {
        List<Request> requests = read(HEADER + "甲,P1,199,12,2026年3月5日,是,红、白条纹,白、红、白条纹；红,一；二、三,里,1.50,,,课程,90,台账、照片\n");

        assertThat(refusals(requests)).isEmpty();
        Everything command = (Everything) requests.getFirst().commands().getFirst();
        assertThat(command.phone().text()).startsWith("P1:");
        assertThat(vault.open(command.phone().text())).contains("199");
        assertThat(command)
                .usingRecursiveComparison()
                .ignoringFields("phone")
                .isEqualTo(new Everything(
                        "甲",
                        "P1",
                        null,
                        12,
                        DAY,
                        true,
                        Colour.STRIPED,
                        Set.of(Colour.WHITE, Colour.STRIPED, Colour.RED),
                        List.of("一", "二、三"),
                        new Frame("里", new BigDecimal("1.50")),
                        new Frame(null, null),
                        List.of(new Score("课程", 90, List.of("台账", "照片")))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            甲,P1,,十二,2026-03-05,是,,,,,,,,,,         | “人数”的内容“十二”不是整数
            甲,P1,,,2026-03-05,是,,,,,,,,,,             | 缺少“人数”
            甲,P1,,99999999999,2026-03-05,是,,,,,,,,,,  | “人数”的内容有误
            甲,P1,,1,2026-02-30,是,,,,,,,,,,            | “日期”的内容“2026-02-30”不是有效日期，应写成2026-03-05这样
            甲,P1,,1,2026-03-05,对,,,,,,,,,,            | “合格”的内容“对”应为“是”或“否”
            甲,P1,,1,2026-03-05,,,,,,,,,,,              | 缺少“合格”
            甲,P1,,1,2026-03-05,否,蓝,,,,,,,,,          | “颜色”的内容“蓝”不在可选范围：红、红、白条纹、白
            甲,P1,,1,2026-03-05,否,,红、蓝,,,,,,,,      | “可用颜色”的内容“蓝”不在可选范围：红、红、白条纹、白
            甲,P1,,1,2026-03-05,否,,红白,,,,,,,,        | “可用颜色”的内容“红白”不在可选范围：红、红、白条纹、白
            甲,P1,,1,2026-03-05,否,,,,,1E9,,,,,         | “内框·宽”的内容“1E9”不是数字
            甲,P1,,1,2026-03-05,否,,,,,,,85%,,,         | “外框·宽”的内容“85%”不是数字
            甲,P1,,1,2026-03-05,否,,,,,,,,课程,高,      | “得分”的内容“高”不是整数
            甲,P1,,1,2026-03-05,否,,,,,,,,课程,,        | 缺少“得分”
            甲,,199,1,2026-03-05,否,,,,,,,,,,           | 填写“电话”时须写明是谁的（人员编号）
            甲,P1,,一,昨天,否,,,,,,,,,,                 | “人数”的内容“一”不是整数；“日期”的内容“昨天”不是有效日期，应写成2026-03-05这样
            """)
    void a_broken_cell_sends_the_line_back_with_a_sentence(String line, String message) throws Exception {
        List<Request> requests = read(HEADER + line + "\n");

        assertThat(refusals(requests)).containsExactly("2 " + message);
        assertThat(requests.getFirst().commands()).isEmpty();
    }

    @Test
    void lines_about_the_same_become_one_command_wherever_they_stand() throws Exception {
        List<Request> requests = read(HEADER + """
                甲,P1,,1,2026-03-05,否,,,,,,,,课程,1,
                乙,P1,,1,2026-03-05,否,,,,,,,,课程,2,
                甲,P1,,1,2026-03-05,否,,,,,,,,师资,3,
                ,,,,,,,,,,,,,安全,4,
                丙,P1,,1,2026-03-05,否,,,,,,,,,,
                """);

        assertThat(refusals(requests)).isEmpty();
        assertThat(requests)
                .extracting(
                        request -> request.lines().stream().map(Line::number).toList())
                .containsExactly(List.of(2, 4, 5), List.of(3), List.of(6));
        assertThat(requests.stream()
                        .map(request -> (Everything) request.commands().getFirst()))
                .extracting(command ->
                        command.scores().stream().map(Score::indicator).toList())
                .containsExactly(List.of("课程", "师资", "安全"), List.of("课程"), List.of());
    }

    @Test
    void one_broken_line_holds_all_lines_about_the_same_back() throws Exception {
        List<Request> requests = read(HEADER + """
                甲,P1,,1,2026-03-05,否,,,,,,,,课程,1,
                乙,P1,,1,2026-03-05,否,,,,,,,,课程,2,
                甲,P1,,1,昨天,否,,,,,,,,师资,3,
                乙,P1,,2,2026-03-05,否,,,,,,,,师资,4,
                """);

        assertThat(refusals(requests))
                .containsExactly(
                        "2 同一事项的第4行有误，整个事项未办理",
                        "4 “日期”的内容“昨天”不是有效日期，应写成2026-03-05这样；“日期”与同一事项的第2行不同",
                        "3 同一事项的第5行有误，整个事项未办理",
                        "5 “人数”与同一事项的第3行不同");
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.commands()).isEmpty());
    }

    record Twice(@Wording("编号") String id, @Wording("编号") String other) implements Command {

        @Override
        public String stream() {
            return id;
        }
    }

    @Test
    void a_command_with_two_fields_of_the_same_name_is_a_mistake() {
        assertThatThrownBy(() -> CommandColumns.of(Twice.class)).hasMessageContaining("same heading");
    }

    private List<Request> read(String csv) throws Exception {
        return read(EVERYTHING, csv.getBytes(UTF_8));
    }

    private List<Request> read(FileKind kind, byte[] content) throws Exception {
        List<Request> requests = new ArrayList<>();
        LineMapping mapping = new LineMappings(vault::seal).of(kind);
        Table.open(new IncomingFile("file", kind, "tester", content), LIMITS)
                .forEachLine(line -> mapping.line(line, requests::add));
        mapping.end(requests::add);
        return requests;
    }

    /** The lines that cannot be made a command, each with its number. */
    private static List<String> refusals(List<Request> requests) {
        return requests.stream()
                .flatMap(request -> request.lines().stream())
                .filter(line -> !line.isSound())
                .map(line ->
                        line.number() + " " + ((Outcome.Refused) line.refusal().orElseThrow()).message())
                .toList();
    }

    private boolean sealTheSame(SealedText one, SealedText other) {
        return person(one).equals(person(other))
                && vault.open(one.text())
                        .orElseThrow()
                        .equals(vault.open(other.text()).orElseThrow());
    }

    private static String person(SealedText sealed) {
        return sealed.text().substring(0, sealed.text().lastIndexOf(':'));
    }

    // Examples, by the Java types of the records and not by the shapes that are under test.

    private Object example(Type type, String name, int number) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType several) {
            Class<?> element = (Class<?>) several.getActualTypeArguments()[0];
            Collection<Object> values = several.getRawType() == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
            if (element.isEnum()) {
                values.addAll(List.of(element.getEnumConstants()));
            } else {
                values.add(example(element, name, number));
                values.add(example(element, name, number + 1));
            }
            return several.getRawType() == Set.class ? Set.copyOf(values) : List.copyOf(values);
        }
        return switch ((Class<?>) type) {
            case Class<?> it when it == String.class -> "某" + name + "、" + number;
            case Class<?> it when it == int.class || it == Integer.class -> number + 7;
            case Class<?> it when it == long.class || it == Long.class -> number + 7L;
            case Class<?> it when it == boolean.class || it == Boolean.class -> number % 2 == 0;
            case Class<?> it when it == BigDecimal.class -> new BigDecimal("12.50").add(BigDecimal.valueOf(number));
            case Class<?> it when it == double.class -> number + 0.25;
            case Class<?> it when it == LocalDate.class -> DAY.plusDays(number);
            case Class<?> it
            when it == SealedText.class ->
                new SealedText(vault.seal((String) example(String.class, "person", number), name + number));
            case Class<?> it when it.isEnum() -> it.getEnumConstants()[0];
            case Class<?> it -> exampleRecord(it, number);
        };
    }

    private Object exampleRecord(Class<?> type, int number) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = example(components[i].getGenericType(), components[i].getName(), number);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private byte[] filled(byte[] template, Record command) throws IOException, ReflectiveOperationException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.getSheetAt(0);
            List<String> header = texts(sheet.getRow(0));
            boolean spansLines = Stream.of(command.getClass().getRecordComponents())
                    .anyMatch(component -> isListOfRecords(component.getGenericType()));
            List<Row> rows = IntStream.rangeClosed(1, spansLines ? 2 : 1)
                    .mapToObj(sheet::createRow)
                    .toList();
            fill(command, "", header, rows);
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private void fill(Record owner, String around, List<String> header, List<Row> rows)
            throws ReflectiveOperationException {
        for (RecordComponent component : owner.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(owner);
            String label = component.getAnnotation(Wording.class).value();
            if (isListOfRecords(component.getGenericType())) {
                int row = 0;
                for (Object element : (Collection<?>) value) {
                    fill((Record) element, around + label + "·", header, List.of(rows.get(row++)));
                }
            } else if (value instanceof Record inner && !(value instanceof SealedText)) {
                fill(inner, around + label + "·", header, rows);
            } else {
                int column = header.indexOf(header.contains(around + label) ? around + label : label);
                for (Row row : rows) {
                    row.createCell(column).setCellValue(text(value));
                }
            }
        }
    }

    private static boolean isListOfRecords(Type type) {
        return type instanceof ParameterizedType several && ((Class<?>) several.getActualTypeArguments()[0]).isRecord();
    }

    private String text(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? "是" : "否";
            case Labelled labelled -> labelled.label();
            case SealedText sealed -> vault.open(sealed.text()).orElseThrow();
            case Collection<?> values -> values.stream().map(this::text).collect(Collectors.joining("；"));
            default -> value.toString();
        };
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (Cell cell : row) {
            texts.add(cell.getStringCellValue());
        }
        return texts;
    }
}
