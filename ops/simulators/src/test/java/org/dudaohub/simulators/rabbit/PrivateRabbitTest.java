package org.dudaohub.simulators.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrivateRabbitTest {

    private static final byte[] AMQP_0_9_1 = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    @Test
    void speaks_amqp_and_comes_back_after_it_was_killed_or_says_why_not() throws IOException {
        try (PrivateRabbit rabbit = PrivateRabbit.start()) {
            assertThat(greeting(rabbit)).contains("publisher_confirms");
            rabbit.kill();
            assertThatThrownBy(() -> greeting(rabbit)).isInstanceOf(ConnectException.class);
            rabbit.startAgain();
            assertThat(greeting(rabbit)).contains("publisher_confirms");
            rabbit.kill();
            try (ServerSocket _ = new ServerSocket(rabbit.port(), 1, InetAddress.getLoopbackAddress())) {
                assertThatThrownBy(rabbit::startAgain).hasMessageContaining("eaddrinuse");
            }
        }
    }

    private static String greeting(PrivateRabbit rabbit) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rabbit.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(AMQP_0_9_1);
            return new String(socket.getInputStream().readNBytes(400), StandardCharsets.ISO_8859_1);
        }
    }
}
