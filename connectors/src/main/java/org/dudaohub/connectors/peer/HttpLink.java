package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** HTTP to a peer's {@link PeerController}. Answers come in the response. */
final class HttpLink implements Link {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final PeerProperties properties;
    private final String peer;
    private final RestClient client;
    private final ObjectMapper json;
    private final NodeKeys keys;
    private final Inbox inbox;
    private final ExchangeLedger ledger;

    HttpLink(
            PeerProperties properties,
            PeerProperties.Peer peer,
            ObjectMapper json,
            NodeKeys keys,
            Inbox inbox,
            ExchangeLedger ledger) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(properties.exchange().answerTimeout());
        this.properties = properties;
        this.peer = peer.id();
        this.client = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(peer.url() + "/peer/v1")
                .build();
        this.json = json;
        this.keys = keys;
        this.inbox = inbox;
        this.ledger = ledger;
    }

    @Override
    public List<JsonNode> send(List<Message> messages) {
        return post(
                "/messages",
                MessageFormat.BATCH_CONTENT_TYPE,
                messages.stream().map(message -> message.signed().json()).toList());
    }

    @Override
    public void pull(long sequence) {
        int limit = properties.exchange().batchMessages();
        List<JsonNode> messages;
        long next = sequence;
        do {
            messages = feed(next - 1, limit);
            if (!messages.isEmpty()) {
                var answers = inbox.accept(messages).answers().stream()
                        .map(SignedAnswer::json)
                        .toList();
                post("/answers", AnswerFormat.CONTENT_TYPE, answers);
                next += messages.size();
            }
            // Where the peer sends by itself, fetching the same would only double the work.
        } while (!messages.isEmpty() && inbox.awaited(peer) == next);
    }

    private List<JsonNode> feed(long after, int limit) {
        var request = new FeedRequest(properties.node().id(), peer, after, limit, ledger.now());
        Signed signed = Signed.one(keys.to(peer), request.from(), Kind.REQUEST, json.valueToTree(request));
        return client.get()
                .uri("/feed?after={after}&limit={limit}", after, limit)
                .header(FeedRequest.NODE_HEADER, request.from())
                .header(FeedRequest.TIME_HEADER, request.time().toString())
                .header(FeedRequest.KEY_HEADER, signed.proof().key())
                .header(FeedRequest.SIGNATURE_HEADER, signed.proof().signature())
                .exchange((asked, response) -> array(response));
    }

    private List<JsonNode> post(String path, String contentType, List<ObjectNode> body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.parseMediaType(contentType))
                .body(bytes(body))
                .exchange((asked, response) -> array(response));
    }

    private byte[] bytes(List<ObjectNode> body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JacksonException e) {
            throw new IllegalStateException("Our own text can't be written", e);
        }
    }

    private List<JsonNode> array(ClientHttpResponse response) throws IOException {
        if (response.getStatusCode().value() == 204) {
            return List.of();
        }
        if (!response.getStatusCode().is2xxSuccessful()) {
            throw new UndeliveredException(peer + " answers " + response.getStatusCode());
        }
        long most = properties.exchange().maximumRequest().toBytes();
        byte[] body = response.getBody().readNBytes(Math.toIntExact(most + 1));
        if (body.length > most) {
            throw new UndeliveredException(peer + " answers with more than " + most + " bytes");
        }
        List<JsonNode> elements = new ArrayList<>();
        json.readTree(body).forEach(elements::add);
        return elements;
    }
}
