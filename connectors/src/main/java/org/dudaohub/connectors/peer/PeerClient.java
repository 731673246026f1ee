package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** HTTP to a peer's {@link PeerController}. What is asked for is signed, because it is for this node's eyes only. */
final class PeerClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final RestClient client;
    private final String peer;
    private final ObjectMapper json;
    private final NodeKeys keys;

    /** @param url where the peer's HTTP link is, without {@code /peer/v1} */
    PeerClient(PeerProperties properties, String peer, URI url, ObjectMapper json, NodeKeys keys) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(properties.exchange().answerTimeout());
        this.client = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(url + "/peer/v1")
                .build();
        this.peer = peer;
        this.json = json;
        this.keys = keys;
    }

    RestClient.RequestBodyUriSpec post() {
        return client.post();
    }

    /**
     * @param request what is asked for, as it is signed
     * @param time when, as it stands in the request
     */
    RestClient.RequestHeadersSpec<?> get(String node, Instant time, Object request, String uri, Object... variables) {
        Signed signed = Signed.one(keys.to(peer), node, Kind.REQUEST, json.valueToTree(request));
        return client.get()
                .uri(uri, variables)
                .header(FeedRequest.NODE_HEADER, node)
                .header(FeedRequest.TIME_HEADER, time.toString())
                .header(FeedRequest.KEY_HEADER, signed.proof().key())
                .header(FeedRequest.SIGNATURE_HEADER, signed.proof().signature());
    }
}
