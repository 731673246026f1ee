package org.dudaohub.connectors.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on a free port; user {@code hub}, password {@code secret}. */
final class SftpServer implements AutoCloseable {

    private final SshServer server;
    private final Path root;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger logins = new AtomicInteger();

    private SftpServer(Path root) throws IOException {
        this.root = Files.createDirectories(root.resolve("files"));
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(root.resolve("key"));
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, password, session) -> {
            logins.incrementAndGet();
            return user.equals("hub") && password.equals("secret");
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(this.root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new SftpEventListener() {
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
        });
        server.setSubsystemFactories(List.of(sftp));
        server.addSessionListener(new SessionListener() {});
        server.start();
    }

    static SftpServer start(Path root) throws IOException {
        Files.createDirectories(root);
        return new SftpServer(root);
    }

    int port() {
        return server.getPort();
    }

    Path folder(String path) throws IOException {
        return Files.createDirectories(root.resolve(path));
    }

    /** As it stands in {@code known_hosts}. */
    String hostKey() {
        try {
            return "[localhost]:%d %s"
                    .formatted(
                            port(),
                            PublicKeyEntry.toString(server.getKeyPairProvider()
                                    .loadKeys(null)
                                    .iterator()
                                    .next()
                                    .getPublic()));
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    long bytesSent() {
        return sent.get();
    }

    int logins() {
        return logins.get();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
