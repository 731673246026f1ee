package org.dudaohub.demo.play;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dudaohub.demo.play.Sample.Revisit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's files against what its README tells of the city, and {@code expected.json} recounted from the files. */
class SampleTest {

    private static final Sample SAMPLE = new Sample(Path.of("../sample"));
    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final Map<String, String> TYPE_OF_CODE = Map.of(
            "幼儿园", "11", "小学", "21", "教学点", "21", "初中", "31", "九年一贯", "31", "完中", "34", "高中", "34", "中职", "36", "特教",
            "51");
    private static final String SOCIAL_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @TempDir
    private Path temporary;

    private final List<CSVRecord> city = lines(SAMPLE.city("organizations.csv"));
    private final List<CSVRecord> county = lines(SAMPLE.county("organizations.csv"));
    private final List<CSVRecord> forms = lines(SAMPLE.county("inspection-forms-2026-03.csv"));
    private final JsonNode expected = SAMPLE.expected();

    @Test
    void the_city_has_the_schools_of_each_kind_that_the_domain_names() {
        assertThat(schools(city)).hasSize(49);
        assertThat(kinds("990102")).isEqualTo(Map.of("小学", 8L, "初中", 4L, "九年一贯", 2L, "特教", 1L, "幼儿园", 6L));
        assertThat(kinds("990123")).isEqualTo(Map.of("小学", 6L, "教学点", 2L, "初中", 3L, "完中", 1L, "幼儿园", 5L));
        assertThat(kinds("990171")).isEqualTo(Map.of("小学", 3L, "初中", 1L, "幼儿园", 3L));
        assertThat(kinds("990100")).isEqualTo(Map.of("高中", 2L, "中职", 1L, "幼儿园", 1L));
    }

    @Test
    void every_code_is_well_formed_and_no_phone_can_be_real() {
        assertThat(schools(city)).allSatisfy(school -> {
            assertThat(school.get("机构代码")).matches(TYPE_OF_CODE.get(school.get("类别")) + "99\\d{6}");
            assertThat(school.get("负责人电话")).matches("1990000\\d{4}");
        });
        assertThat(city).extracting(line -> line.get("机构代码")).doesNotHaveDuplicates();
        assertThat(offices(city))
                .hasSize(5)
                .allSatisfy(office ->
                        assertThat(hasRightCheckCharacter(office.get("机构代码"))).isTrue());
    }

    @Test
    void the_county_s_register_is_the_city_s_part_of_it() {
        List<String> all =
                city.stream().map(CSVRecord::toList).map(String::valueOf).toList();
        assertThat(county).allSatisfy(line -> assertThat(all).contains(String.valueOf(line.toList())));
        assertThat(schools(county)).hasSize(17);
    }

    @Test
    void every_school_of_the_county_is_visited_at_least_twice_and_all_eight_items_have_a_finding() {
        assertThat(accepted().stream().collect(groupingBy(line -> line.get("学校标识码"), counting())))
                .hasSize(17)
                .allSatisfy((school, visits) -> assertThat(visits).isGreaterThanOrEqualTo(2));
        assertThat(findings().map(this::item).collect(Collectors.toSet())).hasSize(8);
    }

    @Test
    void the_expected_imports_are_those_of_the_files() {
        assertThat(expected.at("/imports/lanjiang/organizations/accepted").intValue())
                .isEqualTo(city.size());
        assertThat(expected.at("/imports/qingdi/organizations/accepted").intValue())
                .isEqualTo(county.size());
        assertThat(expected.at("/imports/lanjiang/zones/accepted").intValue())
                .isEqualTo(lines(SAMPLE.city("zones.csv")).size());
        assertThat(expected.at("/imports/qingdi/zones/accepted").intValue())
                .isEqualTo(lines(SAMPLE.county("zones.csv")).size());
        JsonNode file = expected.at("/imports/qingdi/inspection-forms");
        assertThat(file.get("accepted").intValue()).isEqualTo(accepted().size());
        assertThat(file.get("unchanged").intValue()).isEqualTo(1);
        assertThat(file.get("rejected")
                        .valueStream()
                        .map(line -> line.get("line").intValue() + " "
                                + line.get("reason").textValue()))
                .isEqualTo(forms.stream()
                        .flatMap(line -> fault(line).map(reason -> line.getRecordNumber() + 1 + " " + reason).stream())
                        .toList());
        assertThat(file.get("accepted").intValue()
                        + file.get("unchanged").intValue()
                        + file.get("rejected").size())
                .isEqualTo(forms.size());
    }

    @Test
    void the_expected_statistics_are_those_of_the_files() {
        JsonNode statistics = expected.at("/statistics/990123");
        long ordered = findings().count() + inActs("rectification.RectificationOrdered");
        assertThat(statistics.get("visits").longValue()).isEqualTo(accepted().size() + inActs("visit.VisitRecorded"));
        assertThat(statistics.get("findings").longValue())
                .isEqualTo(findings().count() + inActs("visit.FindingRaised"));
        assertThat(statistics.get("ordered").longValue()).isEqualTo(ordered);
        assertThat(statistics.get("closed").longValue()).isEqualTo(closed());
        assertThat(statistics.get("interviews").longValue()).isEqualTo(1 + inActs("accountability.InterviewHeld"));
        assertThat(statistics.get("rectificationRate").doubleValue()).isEqualTo((double) closed() / ordered);
    }

    @Test
    void the_expected_messages_are_those_that_the_agreements_cover() {
        assertThat(expected.at("/exchange/qingdi/lanjiang/sent").longValue())
                .isEqualTo(1 + messagesUp()); // the agreement's proposal
        assertThat(expected.at("/exchange/lanjiang/qingdi/received").longValue())
                .isEqualTo(1 + messagesUp());
        assertThat(expected.at("/exchange/lanjiang/qingdi/sent").longValue()).isEqualTo(1 + 1); // its acceptance
    }

    @Test
    void the_second_act_shows_every_system_that_the_first_does_not_and_all_cases_of_the_domain() {
        List<Act> acts = SAMPLE.acts();
        Set<Integer> shown =
                acts.stream().flatMap(act -> act.systems().stream()).collect(Collectors.toSet());
        // Rows 7 and 8 are the forms of the first act, 27 its files and the exchange.
        shown.addAll(Set.of(7, 8, 27));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 28).boxed().toList());
        assertThat(acts)
                .extracting(Act::key)
                .contains(
                        "duplicate-and-late-message",
                        "renamed",
                        "merged",
                        "recusal",
                        "escalation",
                        "second-accountability",
                        "wechat-refusal",
                        "complaint-erased",
                        "rule-change");
        assertThat(expected.at("/casesPlayed").intValue()).isEqualTo(acts.size());
        assertThat(acts).allSatisfy(act -> {
            JsonNode played = expected.at("/cases/" + act.key());
            assertThat(played.path("name").asText()).isEqualTo(act.name());
            assertThat(played.path("done").asBoolean()).isTrue();
        });
    }

    @Test
    void what_is_accepted_leaves_events_and_what_is_refused_or_known_leaves_none() {
        assertThat(SAMPLE.acts().stream().flatMap(act -> act.steps().stream()))
                .filteredOn(Act.Send.class::isInstance)
                .allSatisfy(step -> {
                    Act.Send send = (Act.Send) step;
                    assertThat(send.events().isEmpty())
                            .as(send.send() + send.body())
                            .isEqualTo(!send.expect().equals("accepted"));
                });
    }

    /** {@code ops/draw} knows nothing of the hub but the algorithm; the demo looks that the node drew the same pairs. */
    @Test
    void anybody_can_redo_the_draw() throws Exception {
        Act act = SAMPLE.acts().stream()
                .filter(each -> each.key().equals("draw"))
                .findFirst()
                .orElseThrow();
        ObjectNode event = Sample.JSON.createObjectNode();
        act.steps().stream()
                .filter(step -> step instanceof Act.Send send && send.expect().equals("accepted"))
                .forEach(step -> event.setAll((ObjectNode) ((Act.Send) step).body()));
        String drawn = act.steps().stream()
                .filter(Act.Look.class::isInstance)
                .map(step -> ((Act.Look) step).is().textValue())
                .findFirst()
                .orElseThrow();
        assertThat(redo(event)).isEqualTo(List.of(drawn.split("、")));
        assertThat(redo(event.put("seed", "another"))).isNotEqualTo(List.of(drawn.split("、")));
    }

    private List<String> redo(JsonNode event) throws Exception {
        Path file = Files.writeString(temporary.resolve("event.json"), event.toString());
        Path output = temporary.resolve("pairs.txt");
        Process draw = new ProcessBuilder("../draw", file.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(draw.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(draw.exitValue()).isZero();
        return Files.readAllLines(output);
    }

    @Test
    void every_notice_that_wechat_refused_is_posted() {
        assertThat(expected.at("/notices/posted")).isEqualTo(expected.at("/notices/failed"));
    }

    /** What each file and each step leaves in the ledgers, event by event, but for the exchange's own records. */
    @Test
    void the_expected_events_are_those_that_the_files_and_the_exchange_leave() {
        long inspectionsInCity =
                expected.at("/imports/lanjiang/inspectors/accepted").longValue();
        long lanjiang = city.size()
                + schools(city).size() // registered, principals
                + inspectionsInCity
                + zoneEvents(SAMPLE.city("zones.csv"))
                + 4 // files imported
                + 1 // plan
                + 2 // no zone covers the schools that the city supervises itself, nobody is posted to them
                + messagesUp()
                + SAMPLE.eventsOfActs("lanjiang").size();
        assertThat(expected.at("/nodes/lanjiang/events").longValue()).isEqualTo(lanjiang);

        long noticesOfActs = inActs("notice.NoticeSent") + inActs("notice.NoticeFailed");
        long notices = expected.at("/notices/sent").longValue()
                + expected.at("/notices/failed").longValue()
                + expected.at("/notices/posted").longValue()
                + expected.at("/notices/read").longValue()
                - noticesOfActs;
        long qingdi = county.size()
                + schools(county).size()
                + expected.at("/imports/qingdi/inspectors/accepted").longValue()
                + zoneEvents(SAMPLE.county("zones.csv"))
                + 4 // files imported
                + SAMPLE.weChatUsers().size()
                + accepted().size() // forms filed; the visits are among the messages
                + messagesUp() // the events that the agreement covers
                + SAMPLE.eventsOfActs("qingdi").size()
                - messagesOfActs() // counted twice now
                + notices
                + reminders()
                + 2 // all schools are in zones, an inspector is wanting
                + 1; // the plan from the city
        assertThat(expected.at("/nodes/qingdi/events").longValue()).isEqualTo(qingdi);
    }

    /**
     * The reminders 7, 3 and 1 days before a deadline. The node looks on the mornings on which something happens; when it
     * comes late it gives only the nearest.
     */
    private long reminders() {
        Map<String, LocalDate> open = findings()
                .collect(Collectors.toMap(
                        line -> line.get("记录编号") + "-1", this::deadline, (first, again) -> first, HashMap::new));
        Set<String> given = new HashSet<>();
        SAMPLE.steps().stream().map(Sample.Step::day).distinct().sorted().forEach(day -> {
            open.forEach((id, end) -> Stream.of(1, 3, 7)
                    .filter(step -> !day.isAfter(end) && ChronoUnit.DAYS.between(day, end) <= step)
                    .findFirst()
                    .ifPresent(step -> given.add(id + " until " + end + ": " + step)));
            SAMPLE.steps().stream().filter(step -> step.day().equals(day)).forEach(step -> {
                switch (step) {
                    case Sample.Report report -> open.remove(report.rectification());
                    case Revisit revisit -> {
                        if (!revisit.form().get("remaining").textValue().isEmpty()) {
                            open.put(revisit.rectification(), day.plusDays(days("RECTIFY_RETURNED")));
                        }
                    }
                    case Sample.Interview interview -> {}
                }
            });
        });
        return given.size();
    }

    private LocalDate deadline(CSVRecord line) {
        String rule = switch (line.get("问题等级")) {
            case "小问题" -> "RECTIFY_MINOR";
            case "一般", "" -> "RECTIFY_ORDINARY";
            case "严重" -> "RECTIFY_SERIOUS";
            case "复杂" -> "RECTIFY_COMPLEX";
            default -> throw new AssertionError(line.get("问题等级"));
        };
        return line.get("整改期限").isEmpty() ? date(line.get("日期")).plusDays(days(rule)) : date(line.get("整改期限"));
    }

    /** Of the county's profile that is in force in 2026. */
    private static int days(String rule) {
        String period = Sample.read(SAMPLE.county("rule-profiles.json"))
                .at("/profiles/1/periods/" + rule)
                .textValue();
        return Integer.parseInt(period.replace("d", ""));
    }

    /** Visits, findings, orders, and what follows: all of it goes to the city, the forms do not. */
    private long messagesUp() {
        long steps = SAMPLE.steps().stream()
                .mapToInt(step -> switch (step) {
                    case Sample.Report report -> 1;
                    case Revisit revisit -> 2; // the form, and that the case is closed or returned
                    case Sample.Interview interview -> 3; // overdue, held, filed
                })
                .sum();
        return accepted().size() + 2 * findings().count() + steps + messagesOfActs();
    }

    private static long messagesOfActs() {
        List<String> covered =
                Sample.JSON.convertValue(SAMPLE.countyAgreement().at("/sends/eventTypes"), new TypeReference<>() {});
        return SAMPLE.eventsOfActs("qingdi").stream().filter(covered::contains).count();
    }

    private static long inActs(String event) {
        return Collections.frequency(SAMPLE.eventsOfActs("qingdi"), event);
    }

    private static long zoneEvents(Path zones) {
        return lines(zones).stream()
                .mapToLong(line -> 1
                        + line.get("学校标识码").split("、").length
                        + line.get("责任督学编号").split("、").length)
                .sum();
    }

    private long closed() {
        return SAMPLE.steps().stream()
                .filter(step -> step instanceof Revisit revisit
                        && revisit.form().get("remaining").textValue().isEmpty())
                .count();
    }

    private Stream<CSVRecord> findings() {
        return accepted().stream().filter(line -> !line.get("存在不足").isEmpty());
    }

    /** The lines without a fault, each record once. */
    private List<CSVRecord> accepted() {
        Set<String> seen = new HashSet<>();
        return forms.stream()
                .filter(line -> fault(line).isEmpty())
                .filter(line -> seen.add(line.get("记录编号")))
                .toList();
    }

    private Optional<String> fault(CSVRecord line) {
        if (line.get("督导事项").isEmpty()) {
            return Optional.of("MISSING");
        }
        LocalDate date;
        try {
            date = date(line.get("日期"));
        } catch (DateTimeException e) {
            return Optional.of("INVALID");
        }
        if (county.stream().noneMatch(school -> school.get("机构代码").equals(line.get("学校标识码")))) {
            return Optional.of("UNKNOWN_ORGANIZATION");
        }
        String deadline = line.get("整改期限");
        return !deadline.isEmpty() && date(deadline).isBefore(date)
                ? Optional.of("DATE_OUT_OF_ORDER")
                : Optional.empty();
    }

    private static LocalDate date(String text) {
        String[] parts = text.replace("日", "").split("[-/年月]");
        return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** The item's number, also where the line only has its label: the label of schools is then unlike that of kindergartens. */
    private String item(CSVRecord line) {
        String text = line.get("督导事项");
        return Character.isDigit(text.charAt(0)) ? text.substring(0, 1) : text.startsWith("食堂") ? "7" : text;
    }

    private Map<String, Long> kinds(String division) {
        return schools(city).stream()
                .filter(line -> line.get("行政区划代码").equals(division))
                .collect(groupingBy(line -> line.get("类别"), counting()));
    }

    private static List<CSVRecord> schools(List<CSVRecord> register) {
        return register.stream().filter(line -> !line.get("类别").equals("机构")).toList();
    }

    private static List<CSVRecord> offices(List<CSVRecord> register) {
        return register.stream().filter(line -> line.get("类别").equals("机构")).toList();
    }

    /** GB 32100: weight 3^(i-1) mod 31. */
    private static boolean hasRightCheckCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += SOCIAL_CREDIT_ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return code.length() == 18 && SOCIAL_CREDIT_ALPHABET.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }

    private static List<CSVRecord> lines(Path file) {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, WITH_HEADER)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
