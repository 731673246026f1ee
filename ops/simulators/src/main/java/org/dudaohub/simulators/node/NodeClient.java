package org.dudaohub.simulators.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** A node as a person with a login, or a platform, sees it: its HTTP API. */
public final class NodeClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final String id;
    private final URI url;
    private final String password;
    private final RestClient http;

    /** @param login who asks where a call does not say otherwise */
    public NodeClient(String id, URI url, String login, String password) {
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
    public record Answer(int status, String contentType, JsonNode body) {
        public String code() {
            return body.path("code").asText("");
        }
    }

    public String id() {
        return id;
    }

    public URI url() {
        return url;
    }

    public JsonNode get(String path, Object... variables) {
        return http.get().uri(path, variables).retrieve().body(JsonNode.class);
    }

    public JsonNode post(String path, Object body, Object... variables) {
        return http.post()
                .uri(path, variables)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    public JsonNode postAs(String login, String path, Object body, Object... variables) {
        return http.post()
                .uri(path, variables)
                .headers(headers -> headers.setBasicAuth(login, password))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    public JsonNode put(String path, Object body, Object... variables) {
        return http.put()
                .uri(path, variables)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
    }

    /** Asks for what the node should refuse. */
    public Answer tryPost(String login, String secret, String path, String body, Object... variables) {
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
                            JSON.readTree(response.getBody()));
                });
    }

    /** Hands the file in, as one of {@code kind}. */
    public JsonNode importFile(String kind, Path file) {
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
    public void setClock(Instant now) {
        http.post()
                .uri("/demo/clock")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("now", now))
                .retrieve()
                .toBodilessEntity();
    }
}
