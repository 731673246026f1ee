package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;

/** HTTP to a peer's {@link PeerController}. Answers come in the response. */
final class HttpLink implements Link {

    private final PeerProperties properties;
    private final String peer;
    private final PeerClient client;
    private final ObjectMapper json;
    private final Inbox inbox;
    private final ExchangeLedger ledger;

    HttpLink(
            PeerProperties properties,
            String peer,
            PeerClient client,
            ObjectMapper json,
            Inbox inbox,
            ExchangeLedger ledger) {
        this.properties = properties;
        this.peer = peer;
        this.client = client;
        this.json = json;
        this.inbox = inbox;
        this.ledger = ledger;
    }

    @Override
    public List<JsonNode> send(List<Message> messages) {
        return post("/messages", MessageFormat.BATCH_CONTENT_TYPE, MessageFormat.batch(messages));
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
                post("/answers", AnswerFormat.CONTENT_TYPE, bytes(answers));
                next += messages.size();
            }
            // Where the peer sends by itself, fetching the same would only double the work.
        } while (!messages.isEmpty() && inbox.awaited(peer) == next);
    }

    private List<JsonNode> feed(long after, int limit) {
        var request = new FeedRequest(properties.node().id(), peer, after, limit, ledger.now());
        return client.get(request.from(), request.time(), request, "/feed?after={after}&limit={limit}", after, limit)
                .exchange((asked, response) -> array(response));
    }

    private List<JsonNode> post(String path, String contentType, byte[] body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.parseMediaType(contentType))
                .body(body)
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
