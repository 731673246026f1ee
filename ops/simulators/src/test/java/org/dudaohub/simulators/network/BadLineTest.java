package org.dudaohub.simulators.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadLineTest {

    private ServerSocket echo;
    private BadLine line;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        line = BadLine.to(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void carries_both_ways_what_is_larger_than_any_buffer() throws IOException {
        try (Socket socket = connect()) {
            Thread.ofVirtual().start(() -> send(socket, 200_000));
            expect(socket, 200_000);
        }
    }

    @Test
    void keeps_the_order_of_what_it_delays() throws IOException {
        line.delay(Duration.ofMillis(20));
        try (Socket socket = connect()) {
            Thread.ofVirtual().start(() -> send(socket, 20_000));
            expect(socket, 20_000);
        }
    }

    @Test
    void breaks_connections_when_cut_and_takes_new_ones_when_healed() throws IOException {
        try (Socket before = connect()) {
            send(before, 10);
            expect(before, 10);
            line.cut();
            assertThat(before.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> {
                        try (Socket during = connect()) {
                            during.setSoTimeout(10_000);
                            if (during.getInputStream().read() == -1) {
                                throw new SocketException("closed");
                            }
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        line.heal();
        try (Socket after = connect()) {
            send(after, 10);
            expect(after, 10);
        }
    }

    @Test
    void holds_back_without_a_word_and_delivers_when_healed() throws IOException {
        try (Socket socket = connect()) {
            send(socket, 1);
            expect(socket, 1);
            line.hold();
            send(socket, 50_000);
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(20_000);
            line.heal();
            expect(socket, 50_000);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), line.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, int numbers) {
        try {
            DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
            for (int i = 0; i < numbers; i++) {
                out.writeInt(i);
            }
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void expect(Socket socket, int numbers) throws IOException {
        DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        for (int i = 0; i < numbers; i++) {
            assertThat(in.readInt()).isEqualTo(i);
        }
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket caller = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException e) {
                        // The caller is gone, as some tests want it.
                    }
                });
            } catch (IOException e) {
                return; // The test is over.
            }
        }
    }
}
