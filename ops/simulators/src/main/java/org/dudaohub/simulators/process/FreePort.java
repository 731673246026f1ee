package org.dudaohub.simulators.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody listens on, for whoever must know a server's port before the server is there, or keep it while the
 * server is away. They lie below the range (from 32768 on, unless a machine is set up differently) out of which Linux
 * serves outgoing connections and whoever binds port 0: a port of that range may be gone before the server binds it.
 */
public final class FreePort {

    static final int FIRST = 10_000;
    static final int LAST = 32_767;
    static final int TRIES = 50;

    /**
     * Static and changing, against the rule of the house: only what all callers share can keep two of them from being
     * given one port while its server has not bound it yet. Where it starts is chance, since other processes of the
     * same build choose ports too.
     */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, LAST + 1));

    private FreePort() {}

    /**
     * A port from 10000 to 32767 that is free at every address. It is not given again by this process before all others
     * had their turn.
     *
     * @throws IllegalStateException if 50 ports in a row are taken
     */
    public static int any() {
        for (int tried = 0; tried < TRIES; tried++) {
            int port = NEXT.getAndUpdate(FreePort::after);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port among the " + TRIES + " before " + NEXT);
    }

    /** The preferred port if it is free, another one as {@link #any} gives it otherwise. */
    public static int preferably(int port) {
        return isFree(port) ? port : any();
    }

    static int after(int port) {
        return port == LAST ? FIRST : port + 1;
    }

    /** Servers bind one address or all of them, and not every system takes the one for a conflict with the other. */
    private static boolean isFree(int port) {
        return isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && isFree(new InetSocketAddress(port));
    }

    private static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address, 1);
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
