package org.dudaohub.simulators.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address that nobody listens on. */
public final class FreePort {

    private FreePort() {}

    public static int any() {
        return bind(0);
    }

    /** The preferred port if it is free, another one otherwise. */
    public static int preferably(int port) {
        try {
            return bind(port);
        } catch (UncheckedIOException e) {
            return any();
        }
    }

    private static int bind(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
