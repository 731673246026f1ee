package org.dudaohub.demo.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** A node as a person with a login, or a platform, sees it: its HTTP API. */
final class NodeClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final String id;
    private final URI url;
    private final String password;
    private final RestClient http;

    /** @param login who asks where a call does not say otherwise */
    NodeClient(String id, URI url, String login, String password) {
        this.id = id;
        this.url = url;
        this.password = password;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
        requests.setReadTimeout(ANSWER);
        this.http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(url.toString())
                .defaultHeaders(headers -> headers.setBasicAuth(login, password))
                .build();
    }

    /** What a node said to a call that it may refuse. */
    record Answer(int status, String contentType, JsonNode body) {
        String code() {
            return body.path("code").asText("");
        }
    }

    String id() {
        return id;
    }

    URI url() {
        return url;
    }

    JsonNode get(String path, Object... variables) {
        return http.get().uri(path, variables).retrieve().body(JsonNode.class);
    }

    JsonNode post(String path, Object body, Object... variables) {
        return http.post()
                .uri(path, variables)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    JsonNode postAs(String login, String path, Object body, Object... variables) {
        return http.post()
                .uri(path, variables)
                .headers(headers -> headers.setBasicAuth(login, password))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    JsonNode put(String path, Object body, Object... variables) {
        return http.put()
                .uri(path, variables)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    /** Asks for what the node should refuse. */
    Answer tryPost(String login, String secret, String path, String body, Object... variables) {
        return http.method(HttpMethod.POST)
                .uri(path, variables)
                .headers(headers -> headers.setBasicAuth(login, secret))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((request, response) -> {
                    HttpStatusCode status = response.getStatusCode();
                    MediaType type = response.getHeaders().getContentType();
                    return new Answer(
                            status.value(),
                            type == null ? "" : type.getType() + "/" + type.getSubtype(),
                            Sample.JSON.readTree(response.getBody()));
                });
    }

    /**
     * The events that the cases of the node's read model have.
     *
     * @param byCapability those of every origin, by the capability that carries the case; all of the ledger's, once the read
     *     model has caught up
     * @param own without what comes from peers, and what the exchange with them leaves
     */
    record EventCount(Map<String, Long> byCapability, long own) {
        long all() {
            return byCapability.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    EventCount countEvents() {
        Map<String, Long> byCapability = new TreeMap<>();
        long own = 0;
        for (Capability capability : Capabilities.all()) {
            for (JsonNode dossier : get("/api/v1/cases/{capability}?size=500", capability.name())) {
                long events = dossier.get("events").longValue();
                byCapability.merge(capability.name(), events, Long::sum);
                own += dossier.get("originNode").isNull() && !capability.name().equals("exchange") ? events : 0;
            }
        }
        return new EventCount(byCapability, own);
    }

    JsonNode importFile(String kind, Path file) {
        try {
            return http.post()
                    .uri(
                            "/api/v1/imports/{kind}?fileName={name}",
                            kind,
                            file.getFileName().toString())
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .body(Files.readAllBytes(file))
                    .retrieve()
                    .body(JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo's door: a production node does not have it. */
    void setClock(Instant now) {
        http.post()
                .uri("/demo/clock")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("now", now))
                .retrieve()
                .toBodilessEntity();
    }
}
