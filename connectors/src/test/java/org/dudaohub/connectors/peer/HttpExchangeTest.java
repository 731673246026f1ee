package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HttpExchangeTest extends ExchangeContract {

    @Override
    void link(ExchangeNode one, ExchangeNode other) throws IOException {
        int portOfOne = freePort();
        int portOfOther = freePort();
        one.with("server.port", portOfOne);
        other.with("server.port", portOfOther);
        peer(one, other, portOfOther);
        peer(other, one, portOfOne);
    }

    private static void peer(ExchangeNode node, ExchangeNode peer, int port) {
        node.with("dudao.peers[0].id", peer.id)
                .with("dudao.peers[0].link", "http")
                .with("dudao.peers[0].url", "http://127.0.0.1:" + port);
    }

    /** A node must find its peer under the same address after a restart, so its port is chosen before it starts. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_node_without_an_amqp_peer_has_no_broker_connection() {
        county.start();
        assertThat(county.bean(Couriers.class).all()).hasSize(1);
    }
}
