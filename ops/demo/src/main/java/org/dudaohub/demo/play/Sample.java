package org.dudaohub.demo.play;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of ops/sample. */
record Sample(Path folder) {

    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** Something that a person does on a day. */
    sealed interface Step {
        LocalDate day();

        String rectification();
    }

    record Report(String rectification, String school, String measures, LocalDate reportedOn) implements Step {
        @Override
        public LocalDate day() {
            return reportedOn;
        }
    }

    record Revisit(String rectification, JsonNode form) implements Step {
        @Override
        public LocalDate day() {
            return LocalDate.parse(form.get("date").textValue());
        }

        String inspector() {
            return form.get("inspectors").get(0).textValue();
        }
    }

    record Interview(String rectification, JsonNode record) implements Step {
        @Override
        public LocalDate day() {
            return LocalDate.parse(record.get("heldOn").textValue());
        }
    }

    record WeChatUser(String school, String person, String openId) {}

    Path city(String file) {
        return folder.resolve("lanjiang").resolve(file);
    }

    Path county(String file) {
        return folder.resolve("qingdi").resolve(file);
    }

    ObjectNode countyAgreement() {
        return (ObjectNode) read(county("agreement.json"));
    }

    List<WeChatUser> weChatUsers() {
        return JSON.convertValue(read(county("wechat.json")), new TypeReference<>() {});
    }

    /** The stories of the second act, in the order of their files. */
    List<Act> acts() {
        try (Stream<Path> files = Files.list(folder.resolve("acts"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\d.*\\.json"))
                    .sorted()
                    .map(file -> JSON.convertValue(read(file), Act.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the events that nobody's command leaves on a day of the second act: what has become due. */
    List<String> byItself(String node, LocalDate day) {
        JsonNode events = read(folder.resolve("acts/by-itself.json")).path(node).path(day.toString());
        return events.isMissingNode() ? List.of() : JSON.convertValue(events, new TypeReference<>() {});
    }

    /** The names of all events that the second act leaves on a node, once for each. */
    List<String> eventsOfActs(String node) {
        List<Act.Step> steps =
                acts().stream().flatMap(act -> act.steps().stream()).toList();
        return Stream.concat(
                        steps.stream()
                                .filter(step -> step.node().equals(node) && step instanceof Act.Send)
                                .flatMap(step -> ((Act.Send) step).events().stream()),
                        steps.stream().map(Act.Step::day).distinct().flatMap(day -> byItself(node, day).stream()))
                .toList();
    }

    JsonNode expected() {
        return read(folder.resolve("expected.json"));
    }

    /** Reports, revisits and the interview in the order of their days; on one day as they stand here. */
    List<Step> steps() {
        List<Report> reports =
                JSON.convertValue(read(county("rectification-reports.json")), new TypeReference<List<Report>>() {});
        List<Revisit> revisits =
                JSON.convertValue(read(county("revisit-forms.json")), new TypeReference<List<Revisit>>() {});
        return Stream.<Stream<? extends Step>>of(reports.stream(), Stream.of(interview()), revisits.stream())
                .<Step>flatMap(steps -> steps)
                .sorted(Comparator.comparing(Step::day))
                .toList();
    }

    Interview interview() {
        ObjectNode record = (ObjectNode) read(county("interview.json"));
        return new Interview(record.remove("rectification").textValue(), record);
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("样例文件读不出来:" + file, e);
        }
    }
}
