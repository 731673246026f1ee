package org.dudaohub.connectors.partner;

import java.security.NoSuchAlgorithmException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

/** Connections to the brokers of partners. */
final class Brokers {

    private static final int TIMEOUT = 10_000;

    private Brokers() {}

    /** Connects at first use, and again whenever the broker comes back. */
    static CachingConnectionFactory connect(Transport.Amqp amqp, Credentials credentials) {
        com.rabbitmq.client.ConnectionFactory client = new com.rabbitmq.client.ConnectionFactory();
        client.setHost(amqp.host());
        client.setPort(amqp.port());
        client.setVirtualHost(amqp.virtualHost() == null ? "/" : amqp.virtualHost());
        client.setUsername(amqp.user());
        client.setPassword(credentials.get(Secret.PASSWORD));
        client.setConnectionTimeout(TIMEOUT);
        client.setAutomaticRecoveryEnabled(false);
        if (amqp.tls()) {
            try {
                client.useSslProtocol(javax.net.ssl.SSLContext.getDefault());
                client.enableHostnameVerification();
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JVM speaks TLS", impossible);
            }
        }
        CachingConnectionFactory connections = new CachingConnectionFactory(client);
        connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.CORRELATED);
        connections.setPublisherReturns(true);
        return connections;
    }
}
