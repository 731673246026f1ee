package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connections that carry more than one request. */
class ConnectionsTest extends NodeTest {

    /** Java's client, with which nodes ask each other, gives up an idle connection after 30 seconds. */
    private static final int GIVEN_UP_BY_CLIENTS = 30;

    @LocalServerPort
    private int port;

    @Test
    void a_connection_that_a_client_still_holds_is_not_closed_under_its_next_request() throws Exception {
        // This old client asks for the connection to be kept; the answer says how long it is.
        var request = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/login").toURL().openConnection();
        request.setConnectTimeout(5_000);
        request.setReadTimeout(5_000);

        assertThat(request.getResponseCode()).isEqualTo(200);
        assertThat(request.getHeaderField("Keep-Alive")).startsWith("timeout=");
        assertThat(Integer.parseInt(request.getHeaderField("Keep-Alive").substring("timeout=".length())))
                .isGreaterThan(2 * GIVEN_UP_BY_CLIENTS);
    }
}
