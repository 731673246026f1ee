package org.dudaohub.connectors.partner;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.dudaohub.ledger.vault.KeyVault;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;

/** The test button: connects as a route would, and fetches and sends nothing. */
public final class ContactCheck {

    private static final String MAIL_TIMEOUT = "10000";

    private final CamelContext camel;
    private final KeyVault vault;
    private final PartnerProperties properties;

    ContactCheck(CamelContext camel, KeyVault vault, PartnerProperties properties) {
        this.camel = camel;
        this.vault = vault;
        this.properties = properties;
    }

    /** @param problem what is wrong, in Chinese; null if nothing is */
    public record Finding(String channel, String problem) {}

    @FunctionalInterface
    private interface Step {

        void run() throws Exception;
    }

    List<Finding> run(Partner partner) {
        Credentials credentials = Credentials.open(partner.credentials(), vault);
        Declaration declaration = partner.declaration();
        Endpoints endpoints = new Endpoints(partner.id(), declaration, credentials, properties.folders());
        List<Finding> findings = new ArrayList<>();
        declaration
                .in()
                .forEach(channel -> findings.add(
                        finding(channel.id(), () -> inbound(declaration, credentials, endpoints, channel))));
        declaration
                .out()
                .forEach(channel -> findings.add(
                        finding(channel.id(), () -> outbound(declaration, credentials, endpoints, channel))));
        return findings;
    }

    /** Whatever goes wrong while a connection is tried is what the test is for. */
    private static Finding finding(String channel, Step step) {
        try {
            step.run();
            return new Finding(channel, null);
        } catch (Exception failure) {
            return new Finding(channel, Trouble.sentence(failure));
        }
    }

    private void inbound(Declaration declaration, Credentials credentials, Endpoints endpoints, Inbound channel)
            throws Exception {
        switch (declaration.transport()) {
            case Transport.Folder folder -> folder(folder, channel.path());
            case Transport.Sftp sftp -> sftp(sftp, credentials, endpoints, channel.path());
            case Transport.Http http -> {
                if (!channel.path().isEmpty()) {
                    get(endpoints, http.url() + channel.path());
                }
            }
            case Transport.Amqp amqp -> queue(amqp, credentials, channel.path());
            case Transport.Mail mail -> mailbox(mail, credentials, channel.path());
        }
    }

    private void outbound(Declaration declaration, Credentials credentials, Endpoints endpoints, Outbound channel)
            throws Exception {
        switch (declaration.transport()) {
            case Transport.Folder folder -> folder(folder, channel.path());
            case Transport.Sftp sftp -> sftp(sftp, credentials, endpoints, channel.path());
            case Transport.Http http -> reach(http.url());
            case Transport.Amqp amqp -> queue(amqp, credentials, "");
            case Transport.Mail mail -> smtp(mail, credentials);
        }
    }

    private void folder(Transport.Folder folder, String path) throws IOException {
        Path target = properties.folders().resolve(folder.path()).resolve(path);
        Files.createDirectories(target);
        if (!Files.isWritable(target)) {
            throw new IOException("文件夹不可写：" + target.getFileName());
        }
    }

    private void sftp(Transport.Sftp sftp, Credentials credentials, Endpoints endpoints, String path) throws Exception {
        camel.getRegistry().bind(endpoints.bean("known"), (sftp.hostKey() + "\n").getBytes(StandardCharsets.UTF_8));
        credentials
                .find(Secret.PRIVATE_KEY)
                .ifPresent(
                        key -> camel.getRegistry().bind(endpoints.bean("key"), key.getBytes(StandardCharsets.UTF_8)));
        SftpEndpoint endpoint = (SftpEndpoint) camel.getEndpoint(endpoints.sftp(path));
        RemoteFileOperations<?> server = endpoint.createRemoteFileOperations();
        try {
            server.connect((RemoteFileConfiguration) endpoint.getConfiguration(), null);
            server.listFiles(endpoint.getConfiguration().getDirectory());
        } finally {
            server.disconnect();
        }
    }

    private void get(Endpoints endpoints, String address) {
        try (FluentProducerTemplate http = camel.createFluentProducerTemplate()) {
            Exchange answer = http.to(endpoints.http())
                    .withHeaders(Map.of(Exchange.HTTP_METHOD, "GET", Exchange.HTTP_URI, address))
                    .send();
            if (answer.getException() != null) {
                throw new IllegalStateException(answer.getException());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a template does not fail to close", impossible);
        }
    }

    /** Whether there is anybody: what the address answers to a request without news does not matter. */
    private static void reach(String url) throws IOException {
        java.net.URI uri = java.net.URI.create(url);
        int port = uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.connect(new java.net.InetSocketAddress(uri.getHost(), port), 10_000);
        }
    }

    private static void queue(Transport.Amqp amqp, Credentials credentials, String queue) throws IOException {
        CachingConnectionFactory connections = Brokers.connect(amqp, credentials);
        try (Connection connection = connections.createConnection()) {
            if (!queue.isEmpty()) {
                connection.createChannel(false).queueDeclarePassive(queue);
            }
        } finally {
            connections.destroy();
        }
    }

    private static Session session(String protocol) {
        Properties times = new Properties();
        times.setProperty("mail." + protocol + ".connectiontimeout", MAIL_TIMEOUT);
        times.setProperty("mail." + protocol + ".timeout", MAIL_TIMEOUT);
        return Session.getInstance(times);
    }

    private static void mailbox(Transport.Mail mail, Credentials credentials, String folder) throws MessagingException {
        String protocol = mail.tls() ? "imaps" : "imap";
        try (Store store = session(protocol).getStore(protocol)) {
            store.connect(mail.imapHost(), mail.imapPort(), mail.user(), credentials.get(Secret.PASSWORD));
            if (!store.getFolder(folder.isEmpty() ? "INBOX" : folder).exists()) {
                throw new MessagingException("没有邮箱文件夹" + folder);
            }
        }
    }

    private static void smtp(Transport.Mail mail, Credentials credentials) throws MessagingException {
        String protocol = mail.tls() ? "smtps" : "smtp";
        try (jakarta.mail.Transport server = session(protocol).getTransport(protocol)) {
            server.connect(mail.smtpHost(), mail.smtpPort(), mail.user(), credentials.get(Secret.PASSWORD));
        }
    }
}
