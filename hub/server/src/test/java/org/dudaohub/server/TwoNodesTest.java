package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.dudaohub.simulators.process.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A county and its city, each a whole node: what the county says, corrects and shows is what the city counts and sees. */
class TwoNodesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENT_TYPES = """
            ["organization.OrganizationRegistered", "visit.VisitRecorded", "visit.InspectionFormFiled", "visit.FindingRaised",
             "rectification.RectificationOrdered", "rectification.RectificationCorrected",
             "rectification.RectificationWithdrawn", "rectification.EvidenceFiled"]""";

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext countyNode;
    private static ConfigurableApplicationContext cityNode;
    private static Browser county;
    private static Browser city;

    @BeforeAll
    static void twoNodesThatAgreed() {
        int countyPort = FreePort.any();
        int cityPort = FreePort.any();
        countyNode = start("qingdi", Sample.OFFICE, countyPort, "lanjiang", cityPort);
        cityNode = start("lanjiang", "11990100MB99000131", cityPort, "qingdi", countyPort);
        county = new Browser(countyPort, "office", NodeTest.PASSWORD);
        city = new Browser(cityPort, "office", NodeTest.PASSWORD);
        agree(county, city, "lanjiang", EVENT_TYPES, "[]");
        agree(city, county, "qingdi", "[]", EVENT_TYPES);
        Sample.register(county);
    }

    @AfterAll
    static void stop() {
        countyNode.close();
        cityNode.close();
    }

    private static ConfigurableApplicationContext start(String id, String office, int port, String peer, int peerPort) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port",
                port,
                "dudao.data",
                folder.resolve(id),
                "dudao.node.id",
                id,
                "dudao.node.office",
                office,
                "dudao.node.division",
                Sample.DIVISION,
                "dudao.peers[0].id",
                peer,
                "dudao.peers[0].link",
                "http",
                "dudao.peers[0].url",
                "http://127.0.0.1:" + peerPort));
        properties.put("dudao.users[0].name", "office");
        properties.put("dudao.users[0].password", Passwords.hash(NodeTest.PASSWORD));
        properties.put("dudao.users[0].display-name", "督导室");
        properties.put("dudao.users[0].role", "OFFICE");
        return new SpringApplicationBuilder(DudaoHub.class)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    private static void agree(Browser node, Browser peerNode, String peer, String sends, String accepts) {
        String key = peerNode.get("/api/v1/node").json().path("publicKey").asText();
        assertThat(node.post("/api/v1/agreements/recorded", """
                                {"peer": "%s", "sends": {"eventTypes": %s}, "accepts": {"eventTypes": %s}, "peerKey": "%s",
                                 "validFrom": "2020-01-01"}""".formatted(peer, sends, accepts, key))
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode counted(Browser node) {
        return node.get("/api/v1/statistics").json().path(0);
    }

    private static void send(String command, String json) {
        assertThat(county.post("/api/v1/commands/" + command, json)).returns(200, Browser.Answer::status);
    }

    @Test
    void what_the_county_withdraws_is_no_more_counted_by_the_city_and_what_it_corrects_is_shown_as_corrected() {
        int before = counted(city).path("ordered").asInt();
        county.post("/api/v1/inspection-forms", Sample.form("TN-1", Sample.SCHOOL));
        county.post("/api/v1/inspection-forms", Sample.form("TN-2", Sample.SCHOOL));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(counted(city).path("ordered").asInt()).isEqualTo(before + 2));

        send("rectification/WithdrawRectification", """
                {"rectification": "TN-1-1", "grounds": "同一问题重复登记", "decidedOn": "2026-03-09"}""");
        send("rectification/CorrectRectification", """
                {"rectification": "TN-2-1", "item": "CANTEEN", "grade": "SERIOUS", "problem": "食品留样缺两个餐次",
                 "requirement": "补全", "until": "2026-03-25", "grounds": "复核", "decidedOn": "2026-03-09"}""");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(counted(city).path("ordered").asInt()).isEqualTo(before + 1);
            assertThat(counted(city).path("ordered")).isEqualTo(counted(county).path("ordered"));
            JsonNode corrected =
                    city.get("/api/v1/rectifications?school=" + Sample.SCHOOL).json();
            assertThat(corrected.findValuesAsText("problem")).contains("食品留样缺两个餐次");
        });
    }

    @Test
    void evidence_that_the_county_files_can_be_downloaded_in_the_city() {
        county.post("/api/v1/inspection-forms", Sample.form("TN-3", Sample.SCHOOL));
        String named = county.call(
                        "POST",
                        "/api/v1/attachments?fileName=labels.jpg",
                        "image/jpeg",
                        BodyPublishers.ofString("a photo", StandardCharsets.UTF_8))
                .text();
        send("rectification/FileEvidence", """
                {"rectification": "TN-3-1", "school": "%s", "about": "补全后的标签", "attachments": [%s],
                 "filedOn": "2026-03-18"}""".formatted(Sample.SCHOOL, named));

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode there = city.get("/api/v1/cases/rectification?text=TN-3-1").json();
            assertThat(there).hasSize(1);
            String dossier = there.path(0).path("id").asText();
            String sha256 = city.get("/api/v1/cases/history?id=" + dossier).json().findValuesAsText("sha256").stream()
                    .findFirst()
                    .orElse("");
            assertThat(city.get("/api/v1/cases/attachments/" + sha256 + "?id=" + dossier)
                            .text())
                    .isEqualTo("a photo");
        });
        assertThat(city.get("/api/v1/exchange/peers/qingdi/missing-attachments").json())
                .isEmpty();
    }
}
