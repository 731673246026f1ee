package org.dudaohub.demo.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The WeChat simulator's side door: what it delivered, and how it shall answer. */
final class WeChatClient {

    private final URI url;
    private final RestClient http;

    WeChatClient(URI url) {
        this.url = url;
        this.http = RestClient.create(url.toString());
    }

    URI url() {
        return url;
    }

    /** The messages delivered so far; each says how often it was sent. */
    JsonNode messages() {
        return http.get().uri("/_simulator/messages").retrieve().body(JsonNode.class);
    }

    /** The user refuses messages from now on: WeChat's 43101. */
    void refuse(String openId) {
        http.put()
                .uri("/_simulator/answers/{openId}", openId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("code", 43101, "times", Integer.MAX_VALUE))
                .retrieve()
                .toBodilessEntity();
    }
}
