package org.dudaohub.simulators.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreePortTest {

    private final List<ServerSocket> listeners = new ArrayList<>();

    @AfterEach
    void stopListening() throws IOException {
        for (ServerSocket listener : listeners) {
            listener.close();
        }
    }

    @Test
    void a_port_lies_below_those_that_the_kernel_gives_to_outgoing_connections() {
        assertThat(IntStream.range(0, 200).map(i -> FreePort.any()))
                .allSatisfy(port -> assertThat(port).isBetween(10_000, 32_767));
    }

    @Test
    void after_the_last_port_comes_the_first() {
        assertThat(FreePort.after(32_767)).isEqualTo(10_000);
    }

    @Test
    void two_who_ask_at_once_are_not_given_the_same_port() {
        assertThat(IntStream.range(0, 500).parallel().map(i -> FreePort.any()).boxed())
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void a_server_can_listen_there(String address) throws IOException {
        int port = FreePort.any();
        listen(address, port);
        assertThat(listeners).last().returns(port, ServerSocket::getLocalPort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void a_port_that_somebody_listens_on_is_passed_over(String address) throws IOException {
        List<Integer> taken = takeTheNext(10, address);
        assertThat(taken).doesNotContain(FreePort.any());
    }

    @Test
    void many_taken_ports_in_a_row_are_a_failure() throws IOException {
        takeTheNext(FreePort.TRIES, "127.0.0.1");
        assertThatIllegalStateException().isThrownBy(FreePort::any).withMessageContaining("no free port");
    }

    @Test
    void the_preferred_port_is_given_if_it_is_free() {
        int preferred = FreePort.any();
        assertThat(FreePort.preferably(preferred)).isEqualTo(preferred);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void another_port_is_given_if_the_preferred_one_is_taken(String address) throws IOException {
        int preferred = FreePort.any();
        listen(address, preferred);
        assertThat(FreePort.preferably(preferred)).isNotEqualTo(preferred).isBetween(10_000, 32_767);
    }

    /** Listens on the ports whose turn is next; those of them that somebody has are taken as well. */
    private List<Integer> takeTheNext(int count, String address) throws IOException {
        List<Integer> taken = new ArrayList<>();
        int port = FreePort.any();
        while (taken.size() < count) {
            port = FreePort.after(port);
            taken.add(port);
            try {
                listen(address, port);
            } catch (BindException somebodyHasIt) {
                continue;
            }
        }
        return taken;
    }

    private void listen(String address, int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listeners.add(listener);
        listener.bind(new InetSocketAddress(address, port), 1);
    }
}
