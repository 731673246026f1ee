package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dudaohub.connectors.peer.ExchangeNode.NOTHING;
import static org.dudaohub.connectors.peer.ExchangeNode.VISITS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.simulators.process.FreePort;
import org.junit.jupiter.api.Test;

class HttpExchangeTest extends ExchangeContract {

    private int countyPort;
    private int cityPort;

    @Override
    void link(ExchangeNode one, ExchangeNode other) {
        countyPort = FreePort.any();
        cityPort = FreePort.any();
        one.with("server.port", countyPort);
        other.with("server.port", cityPort);
        peer(one, 0, other, cityPort);
        peer(other, 0, one, countyPort);
    }

    private static void peer(ExchangeNode node, int index, ExchangeNode peer, int port) {
        String prefix = "dudao.peers[" + index + "].";
        node.with(prefix + "id", peer.id)
                .with(prefix + "link", "http")
                .with(prefix + "url", "http://127.0.0.1:" + port);
    }

    @Test
    void a_node_without_an_amqp_peer_makes_no_broker_connection() {
        county.start();
        assertThat(county.has(AmqpInboxes.class)).isFalse();
    }

    @Test
    void a_peer_that_never_answers_holds_up_no_other() throws IOException {
        // It accepts connections, as a hung process does, and says nothing.
        try (var hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var dongtang = new ExchangeNode("dongtang", folder);
            peer(county, 1, dongtang, hung.getLocalPort());
            county.with("dudao.exchange.answer-timeout", "60s").with("dudao.exchange.pull-every", "100ms");
            startAgreed();
            county.agree(dongtang, VISITS, VISITS);
            county.visits(0, 40);
            awaitReceipts(40);
            assertExactly(40);
        }
    }

    @Test
    void a_city_that_the_county_can_not_reach_fetches_the_feed_itself() {
        peer(county, 0, city, FreePort.any());
        city.with("dudao.exchange.pull-every", "300ms");
        startAgreed();
        county.visits(0, 300);
        awaitReceipts(300);
        assertExactly(300);
    }

    @Test
    void the_feed_is_shown_to_nobody_but_the_peer() throws Exception {
        startAgreed();
        county.visits(0, 3);
        awaitReceipts(3);
        assertThat(get("/feed?after=-1&limit=10").statusCode()).isEqualTo(400);
        assertThat(get(
                                "/feed?after=-1&limit=10",
                                FeedRequest.NODE_HEADER,
                                "lanjiang",
                                FeedRequest.TIME_HEADER,
                                Instant.now().toString(),
                                FeedRequest.KEY_HEADER,
                                city.key().id(),
                                FeedRequest.SIGNATURE_HEADER,
                                county.key().sign(new byte[] {1}))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_request_that_is_no_json_array_or_too_large_gets_a_problem_and_has_no_effect() throws Exception {
        city.with("dudao.exchange.maximum-request", "64KB");
        startAgreed();
        HttpResponse<String> broken = post("[{\"specversion\": ");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(broken.body()).contains("\"code\":\"INVALID\"", "JSON");
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(post("[\"" + "x".repeat(100_000) + "\"]").statusCode()).isEqualTo(413);
        assertThat(post("[" + "[".repeat(50_000)).statusCode()).isEqualTo(400);
        county.visits(0, 2);
        awaitReceipts(2);
        assertExactly(2);
    }

    @Test
    void a_city_that_lost_its_ledger_gets_the_whole_feed_again_and_the_first_receipts_stay() throws Exception {
        startAgreed();
        county.visits(0, 30);
        awaitReceipts(30);
        city.close();
        city.forgetLedger();
        city.start();
        city.agree(county, NOTHING, VISITS);
        county.visits(30, 31);
        awaitReceipts(31);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.count(VisitRecorded.class)).isEqualTo(31));
        assertExactly(31);
    }

    @Test
    void whoever_floods_the_city_with_garbage_is_kept_out_for_a_while_and_the_county_is_not() throws Exception {
        startAgreed();
        String garbage = "[" + "{\"garbage\": 1},".repeat(400) + "{}]";
        try (HttpClient elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            for (int flood = 0; flood < 3; flood++) {
                assertThat(elsewhere
                                .send(message(garbage), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
            HttpResponse<String> refused = elsewhere.send(message(garbage), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        }
        assertThat(city.count(MessageRefused.class)).isLessThanOrEqualTo(200);
        county.visits(0, 5);
        awaitReceipts(5);
        assertExactly(5);
    }

    @Test
    void a_county_that_shares_its_address_with_a_flood_gets_in_because_it_proves_itself() throws Exception {
        startAgreed();
        String garbage = "[" + "{\"garbage\": 1},".repeat(400) + "{}]";
        for (int flood = 0; flood < 3; flood++) {
            assertThat(post(garbage).statusCode()).isEqualTo(200);
        }
        assertThat(post(garbage).statusCode()).isEqualTo(429);
        assertThat(city.count(MessageRefused.class)).isLessThanOrEqualTo(200);
        county.visits(0, 5);
        awaitReceipts(5);
        assertExactly(5);
    }

    private HttpRequest message(String body) {
        return request(cityPort, "/messages")
                .header("Content-Type", MessageFormat.BATCH_CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = request(countyPort, path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(request(cityPort, "/messages")
                .header("Content-Type", MessageFormat.BATCH_CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/peer/v1" + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
