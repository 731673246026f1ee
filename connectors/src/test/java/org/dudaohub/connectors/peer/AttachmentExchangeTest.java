package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dudaohub.connectors.peer.ExchangeContract.PATIENCE;
import static org.dudaohub.connectors.peer.ExchangeNode.DAY;
import static org.dudaohub.connectors.peer.ExchangeNode.EVIDENCE;
import static org.dudaohub.connectors.peer.ExchangeNode.NOTHING;
import static org.dudaohub.connectors.peer.ExchangeNode.SCHOOL;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.rectification.RectificationEvent.EvidenceFiled;
import org.dudaohub.ledger.content.ContentStore;
import org.dudaohub.ledger.content.ContentStore.Kept;
import org.dudaohub.simulators.process.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a county's facts name reach the city, and only the city, and only as they were. */
class AttachmentExchangeTest {

    private static final int SIZE = 20_000_000;

    @TempDir
    Path folder;

    private ExchangeNode county;
    private ExchangeNode city;
    private int countyPort;

    @BeforeEach
    void twoNodes() {
        countyPort = FreePort.any();
        int cityPort = FreePort.any();
        county = new ExchangeNode("qingdi", folder).with("server.port", countyPort);
        city = new ExchangeNode("lanjiang", folder).with("server.port", cityPort);
        link(county, city, cityPort);
        link(city, county, countyPort);
    }

    @AfterEach
    void stop() {
        county.close();
        city.close();
    }

    private static void link(ExchangeNode node, ExchangeNode peer, int port) {
        node.with("dudao.peers[0].id", peer.id)
                .with("dudao.peers[0].link", "http")
                .with("dudao.peers[0].url", "http://127.0.0.1:" + port);
    }

    private void startAgreed() {
        county.start();
        city.start();
        county.agree(city, EVIDENCE, NOTHING);
        city.agree(county, NOTHING, EVIDENCE);
    }

    private static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The county has the file, and a fact that names it. */
    private Attachment file(byte[] bytes) throws IOException {
        Kept kept = county.bean(ContentStore.class)
                .keep(new ByteArrayInputStream(bytes), bytes.length)
                .orElseThrow();
        var attachment = new Attachment(kept.sha256(), kept.size(), "image/jpeg", "留样柜.jpg");
        county.publish(new EvidenceFiled("QD-1-1", SCHOOL, "补全后的标签", List.of(attachment), DAY));
        return attachment;
    }

    private void awaitHeld(Attachment attachment, byte[] bytes) throws IOException {
        await().atMost(PATIENCE).until(() -> city.bean(ContentStore.class).holds(attachment.sha256()));
        assertThat(Files.readAllBytes(
                        city.bean(ContentStore.class).find(attachment.sha256()).orElseThrow()))
                .isEqualTo(bytes);
        await().atMost(PATIENCE).until(() -> city.bean(WantedAttachments.class).count() == 0);
    }

    @Test
    void a_file_of_20_mb_follows_the_fact_that_names_it() throws Exception {
        startAgreed();
        byte[] bytes = bytes(SIZE, 1);
        awaitHeld(file(bytes), bytes);
    }

    @Test
    void a_file_that_could_not_be_had_is_shown_as_missing_and_comes_when_the_county_is_back() throws Exception {
        startAgreed();
        byte[] bytes = bytes(1_000, 2);
        Attachment attachment = file(bytes);
        awaitHeld(attachment, bytes);
        city.close();
        forget(attachment);
        county.close();
        city.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                city.bean(WantedAttachments.class).of("qingdi", 10))
                        .singleElement()
                        .satisfies(missing -> {
                            assertThat(missing.name()).isEqualTo("留样柜.jpg");
                            assertThat(missing.problem()).isNotBlank();
                        }));
        county.start();
        awaitHeld(attachment, bytes);
    }

    @Test
    void a_file_that_cannot_be_kept_here_is_fetched_again_until_it_can() throws Exception {
        startAgreed();
        // What came so far of the file seems to be all of it, and can't be read.
        byte[] bytes = bytes((int) Files.size(Files.createDirectory(folder.resolve("a-folder"))), 5);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Path inTheWay = folder.resolve("lanjiang")
                .resolve("attachments")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256 + ".part");
        Files.createDirectories(inTheWay);
        Attachment attachment = file(bytes);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                city.bean(WantedAttachments.class).of("qingdi", 10))
                        .singleElement()
                        .satisfies(missing -> assertThat(missing.problem()).contains("本机")));
        Files.delete(inTheWay);
        awaitHeld(attachment, bytes);
    }

    private void forget(Attachment attachment) throws IOException {
        Path store = folder.resolve("lanjiang").resolve("attachments");
        Files.delete(store.resolve(attachment.sha256().substring(0, 2)).resolve(attachment.sha256()));
    }

    @Test
    void a_file_is_given_to_nobody_but_the_peer_and_only_with_the_message_that_names_it() throws Exception {
        startAgreed();
        Attachment attachment = file(bytes(1_000, 3));
        Kept other = county.bean(ContentStore.class)
                .keep(new ByteArrayInputStream(bytes(10, 4)), 10)
                .orElseThrow();
        await().atMost(PATIENCE).until(() -> city.bean(ContentStore.class).holds(attachment.sha256()));
        assertThat(status(city.key(), attachment.sha256(), 0)).isEqualTo(200);
        assertThat(status(city.key(), other.sha256(), 0)).isEqualTo(403);
        assertThat(status(city.key(), attachment.sha256(), 1)).isEqualTo(403);
        assertThat(status(county.key(), attachment.sha256(), 0)).isEqualTo(403);
    }

    private int status(NodeKey key, String sha256, long message) throws Exception {
        var request = new AttachmentRequest(
                "lanjiang",
                "qingdi",
                sha256,
                message,
                city.bean(ExchangeLedger.class).now());
        Signed signed = Signed.one(
                key,
                "lanjiang",
                Kind.REQUEST,
                city.bean(PeerJson.class).mapper().valueToTree(request));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + countyPort + "/peer/v1/attachments/"
                                            + sha256 + "?message=" + message))
                                    .header(FeedRequest.NODE_HEADER, "lanjiang")
                                    .header(
                                            FeedRequest.TIME_HEADER,
                                            request.time().toString())
                                    .header(FeedRequest.KEY_HEADER, key.id())
                                    .header(
                                            FeedRequest.SIGNATURE_HEADER,
                                            signed.proof().signature())
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .statusCode();
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A county that gives the city files as the test says, one answer after the other; the last one again and again. */
    private HttpServer origin(Answer... answers) throws IOException {
        var left = new ConcurrentLinkedQueue<>(List.of(answers));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/peer/v1/attachments/", exchange -> {
            Answer answer = left.size() > 1 ? left.poll() : left.peek();
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
        city.with(
                "dudao.peers[0].url", "http://127.0.0.1:" + server.getAddress().getPort());
        return server;
    }

    private static Answer whole(byte[] bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @Test
    void bytes_that_have_not_the_hash_are_refused_and_written_down_once_and_the_right_ones_are_still_taken()
            throws Exception {
        byte[] bytes = bytes(100_000, 5);
        byte[] tampered = bytes.clone();
        tampered[77] ^= 1;
        HttpServer origin = origin(whole(tampered), whole(tampered), whole(bytes));
        try {
            startAgreed();
            awaitHeld(file(bytes), bytes);
        } finally {
            origin.stop(0);
        }
        assertThat(city.events(MessageRefused.class)).singleElement().satisfies(refused -> {
            assertThat(refused.code()).isEqualTo("ATTACHMENT_MISMATCH");
            assertThat(refused.peer()).isEqualTo("qingdi");
            assertThat(refused.explanation()).contains("留样柜.jpg");
        });
    }

    /** What came is on the disk before the rest is even sent, and need not come again after the line broke. */
    @Test
    void a_transfer_that_breaks_off_goes_on_where_it_was_and_is_never_in_memory_as_a_whole() throws Exception {
        byte[] bytes = bytes(SIZE, 6);
        int first = SIZE / 4;
        var seen = new CountDownLatch(1);
        Answer broken = exchange -> {
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(bytes, 0, first);
            exchange.getResponseBody().flush();
            try {
                seen.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
        var ranges = new ConcurrentLinkedQueue<String>();
        Answer rest = exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range);
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.sendResponseHeaders(206, SIZE - from);
            exchange.getResponseBody().write(Arrays.copyOfRange(bytes, from, SIZE));
        };
        HttpServer origin = origin(broken, rest);
        try {
            startAgreed();
            Attachment attachment = file(bytes);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(city.bean(ContentStore.class)
                                    .arrival(attachment.sha256())
                                    .length())
                            .isGreaterThan(first - (1 << 20)));
            seen.countDown();
            awaitHeld(attachment, bytes);
        } finally {
            origin.stop(0);
        }
        assertThat(ranges).isNotEmpty().allSatisfy(range -> assertThat(range).isNotNull());
    }
}
