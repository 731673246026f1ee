package org.dudaohub.demo.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dudaohub.simulators.node.NodeClient;

/** What the case came to, as JSON: the shape of {@code ops/sample/expected.json} and {@code target/demo-summary.json}. */
final class Results {

    private static final CSVFormat RESULT_FILE =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final ObjectNode played = Sample.JSON.createObjectNode();

    JsonNode importedByApi(NodeClient node, String kind, JsonNode outcome) {
        played.withObject("/imports/" + node.id()).set(kind, counted(outcome));
        return outcome;
    }

    /** @param resultFile beside the watched folder */
    JsonNode watchedFile(Path resultFile) throws IOException {
        ObjectNode outcome = read(resultFile);
        played.withObject("/imports/qingdi").set("inspection-forms", counted(outcome));
        return outcome;
    }

    void sameFileAgain(JsonNode outcome) {
        played.set("sameFileAgain", counted(outcome));
    }

    void restart(long eventsBefore, long eventsAfter) {
        played.withObject("/restart").put("nothingLost", eventsAfter >= eventsBefore);
    }

    void refusal(String what, NodeClient.Answer answer) {
        played.withObject("/refusals")
                .withObject("/" + what)
                .put("status", answer.status())
                .put("contentType", answer.contentType())
                .put("code", answer.code());
    }

    /** @param failures what did not come out as it should */
    void act(Act act, List<String> failures) {
        ObjectNode story = played.withObject("/cases")
                .withObject("/" + act.key())
                .put("name", act.name())
                .put("done", failures.isEmpty());
        failures.forEach(story.withArray("/failures")::add);
    }

    /** What was played and what the nodes say now. */
    ObjectNode collect(World world) {
        ObjectNode all = played.deepCopy();
        all.put("link", world.link().name());
        for (NodeClient node : world.nodes()) {
            JsonNode ledger = node.get("/api/v1/ledger");
            JsonNode check = node.post("/api/v1/ledger/verification", Sample.JSON.createObjectNode());
            ObjectNode summary = all.withObject("/nodes/" + node.id());
            Map<String, Long> byCapability = EventCount.of(node).byCapability();
            // How many receipts share an event is a matter of timing.
            summary.put("events", ledger.get("events").longValue() - byCapability.getOrDefault("exchange", 0L));
            summary.set("head", ledger.get("head"));
            summary.set("chain", check);
            summary.set("eventsByCapability", Sample.JSON.valueToTree(byCapability));
            node.get("/api/v1/exchange/peers")
                    .forEach(peer -> all.withObject("/exchange/" + node.id())
                            .set(peer.get("peer").textValue(), peer));
        }
        all.put(
                "casesPlayed",
                played.path("cases")
                        .valueStream()
                        .filter(story -> story.get("done").booleanValue())
                        .count());
        JsonNode notices = world.county().get("/api/v1/notices/summary");
        ObjectNode sent = all.withObject("/notices");
        sent.set("sent", notices.get("sent"));
        sent.set("failed", notices.get("failed"));
        sent.set("posted", notices.get("posted"));
        sent.set("read", notices.get("read"));
        JsonNode delivered = world.weChat().messages();
        sent.put("delivered", delivered.size());
        sent.put("deliveredTwice", twice(delivered));
        world.city()
                .get("/api/v1/statistics")
                .forEach(division -> all.withObject("/statistics")
                        .set(division.get("division").textValue(), division));
        all.set("trail", trail(world.city().get("/api/v1/schools/{code}/trail", "3199123010")));
        return all;
    }

    /** The lines of a result file, counted as the API counts them. */
    static ObjectNode read(Path resultFile) throws IOException {
        int accepted = 0;
        int unchanged = 0;
        ObjectNode outcome = Sample.JSON.createObjectNode();
        ArrayNode rejected = outcome.putArray("rejected");
        // As an office's spreadsheet program wants it, the file may begin with a byte order mark.
        String text = Files.readString(resultFile, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        try (CSVParser lines = CSVParser.parse(text, RESULT_FILE)) {
            for (CSVRecord line : lines) {
                switch (line.get("结果")) {
                    case "成功" -> accepted++;
                    case "重复" -> unchanged++;
                    case "退回" ->
                        rejected.addObject()
                                .put("line", Integer.parseInt(line.get("行号")))
                                .put("reason", line.get("原因代码"))
                                .put("message", line.get("说明"));
                    default -> throw new IOException("不认识的结果:" + line + "," + resultFile);
                }
            }
        }
        return outcome.put("accepted", accepted).put("unchanged", unchanged);
    }

    private static ObjectNode counted(JsonNode outcome) {
        ObjectNode counted = Sample.JSON.createObjectNode();
        counted.set("accepted", outcome.get("accepted"));
        counted.set("unchanged", outcome.get("unchanged"));
        counted.set("rejected", outcome.get("rejected"));
        return counted;
    }

    private static long twice(JsonNode messages) {
        return messages.valueStream()
                .map(message -> message.get("clientMsgId"))
                .filter(id -> messages.valueStream()
                                .filter(message -> message.get("clientMsgId").equals(id))
                                .count()
                        > 1)
                .distinct()
                .count();
    }

    private static ArrayNode trail(JsonNode answer) {
        ArrayNode events = Sample.JSON.createArrayNode();
        JsonNode entries = answer.isArray() ? answer : answer.path("entries");
        entries.forEach(entry -> events.add(entry.get("event").textValue()));
        return events;
    }
}
