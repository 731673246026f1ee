package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a partner is reached. Secrets are not here but in its credentials, see {@link Secret}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Transport.Folder.class, name = "folder"),
    @JsonSubTypes.Type(value = Transport.Sftp.class, name = "sftp"),
    @JsonSubTypes.Type(value = Transport.Http.class, name = "http"),
    @JsonSubTypes.Type(value = Transport.Amqp.class, name = "amqp"),
    @JsonSubTypes.Type(value = Transport.Mail.class, name = "mail")
})
public sealed interface Transport {

    /** The Chinese word for it. */
    String label();

    /** @param path relative to the node's folder for partners, out of which it cannot lead */
    record Folder(String path) implements Transport {
        @Override
        public String label() {
            return "监视文件夹";
        }
    }

    /**
     * @param folder on the server, under which the channels' folders lie
     * @param hostKey a line as in {@code known_hosts}, of the server's key; without it nothing is sent or fetched
     */
    record Sftp(String host, int port, String user, String folder, String hostKey) implements Transport {
        @Override
        public String label() {
            return "SFTP";
        }
    }

    /**
     * A platform with a REST interface: an inbound channel with a path is asked for news, one without a path is a door of
     * ours to which the platform posts.
     *
     * @param url before each channel's path; may be null where all channels are doors of ours
     * @param auth how we prove who we are
     * @param user for {@link Auth#BASIC}
     * @param clientId for {@link Auth#OAUTH2}, with {@code tokenUrl} and {@code scope}
     */
    record Http(String url, Auth auth, String user, String clientId, String tokenUrl, String scope)
            implements Transport {

        public Http {
            auth = auth == null ? Auth.NONE : auth;
        }

        @Override
        public String label() {
            return "REST接口";
        }
    }

    /** How a request proves whose it is. */
    enum Auth {
        NONE,
        BASIC,
        BEARER,
        /** The body is signed with a key that both sides know, see {@link Signature}. */
        HMAC,
        OAUTH2
    }

    /** A channel's path is its queue, or for our channels the routing key at {@code exchange}. */
    record Amqp(String host, int port, String virtualHost, String user, boolean tls, String exchange)
            implements Transport {
        @Override
        public String label() {
            return "AMQP消息队列";
        }
    }

    /**
     * E-mail with attachments: fetched by IMAP, sent by SMTP. An inbound channel's path is the mailbox's folder; an outbound
     * one's is the recipient.
     *
     * @param from our own address, and the only sender's addresses are those in {@code senders}
     */
    record Mail(
            String imapHost,
            int imapPort,
            String smtpHost,
            int smtpPort,
            String user,
            boolean tls,
            String from,
            java.util.List<String> senders)
            implements Transport {

        public Mail {
            senders = senders == null ? java.util.List.of() : java.util.List.copyOf(senders);
        }

        @Override
        public String label() {
            return "电子邮件";
        }
    }
}
