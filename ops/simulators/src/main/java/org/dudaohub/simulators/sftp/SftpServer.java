package org.dudaohub.simulators.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on the loopback address; user {@value #USER}, password {@value #PASSWORD}. */
public final class SftpServer implements AutoCloseable {

    public static final String USER = "hub";
    public static final String PASSWORD = "secret";
    /** What the process writes, with its host key, once it answers; and when it stalls. */
    public static final String READY = "ready ";

    public static final String STALLED = "stalled at ";

    private final SshServer server;
    private final Path root;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger logins = new AtomicInteger();

    /** Where the server goes on no more, as one does that is about to die. */
    public enum Stall {
        /** When the second part of a file is asked for. */
        READING,
        /** When a file is to be moved away. */
        MOVING,
        NEVER
    }

    private SftpServer(Path root, int port, Stall stall) throws IOException {
        this.root = Files.createDirectories(root.resolve("files"));
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(root.resolve("key"));
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, password, session) -> {
            logins.incrementAndGet();
            return user.equals(USER) && password.equals(PASSWORD);
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(this.root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Watcher(stall));
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** Starts on a free port. */
    public static SftpServer start(Path root) throws IOException {
        return new SftpServer(Files.createDirectories(root), 0, Stall.NEVER);
    }

    /**
     * A process of its own, which ends with its standard input.
     *
     * @param arguments the folder for its key and files, the port, and a {@link Stall}
     */
    public static void main(String[] arguments) throws IOException {
        try (SftpServer server =
                new SftpServer(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Stall.valueOf(arguments[2]))) {
            System.out.println(READY + server.hostKey());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    public int port() {
        return server.getPort();
    }

    /** A folder of those that the user sees. */
    public Path folder(String path) throws IOException {
        return Files.createDirectories(root.resolve(path));
    }

    /** As it stands in {@code known_hosts}. */
    public String hostKey() {
        try {
            return "[localhost]:%d %s"
                    .formatted(
                            port(),
                            PublicKeyEntry.toString(server.getKeyPairProvider()
                                    .loadKeys(null)
                                    .iterator()
                                    .next()
                                    .getPublic()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key that was generated is none", e);
        }
    }

    /** Bytes of files that went out. */
    public long bytesSent() {
        return sent.get();
    }

    public int logins() {
        return logins.get();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** Counts what goes out, and stalls where it is told to. */
    private final class Watcher implements SftpEventListener {

        private final Stall stall;

        Watcher(Stall stall) {
            this.stall = stall;
        }

        @Override
        public void reading(
                ServerSession session,
                String remoteHandle,
                FileHandle localHandle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLen) {
            if (offset > 0) {
                stall(Stall.READING);
            }
        }

        @Override
        public void read(
                ServerSession session,
                String remoteHandle,
                FileHandle localHandle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLen,
                int readLen,
                Throwable thrown) {
            sent.addAndGet(Math.max(readLen, 0));
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) {
            stall(Stall.MOVING);
        }

        private void stall(Stall here) {
            if (stall != here) {
                return;
            }
            System.out.println(STALLED + here);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
