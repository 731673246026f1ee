package org.dudaohub.demo.play;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    ObjectNode cityAgreement() {
        return (ObjectNode) read(city("agreement.json"));
    }

    ObjectNode countyAgreement() {
        return (ObjectNode) read(county("agreement.json"));
    }

    List<WeChatUser> weChatUsers() {
        return JSON.convertValue(read(county("wechat.json")), new TypeReference<>() {});
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
