package org.dudaohub.connectors.peer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who this node is and which peers it talks to.
 *
 * @param data the node's folder; its private key is kept there
 */
@ConfigurationProperties("dudao")
public record PeerProperties(
        @DefaultValue("./data") Path data,
        Node node,
        @DefaultValue List<Peer> peers,
        @DefaultValue Exchange exchange) {

    /**
     * @param id the node's id among its peers, such as {@code qingdi}
     * @param office code of the office that runs the node
     */
    public record Node(String id, String office) {}

    /**
     * @param office code of the office that runs the peer, whose duties are its own node's to watch; null where this
     *     node's register doesn't hold it
     * @param url where the peer's HTTP link is, without {@code /peer/v1}; over AMQP only the files that its facts name are
     *     fetched from there, and may be left out where there are none
     */
    public record Peer(String id, String office, Transport link, URI url) {

        public Peer {
            if (link == Transport.HTTP && url == null) {
                throw new IllegalArgumentException("The peer " + id + " is linked by HTTP and has no url");
            }
        }
    }

    /** What carries the messages to and from a peer. */
    public enum Transport {
        AMQP,
        HTTP
    }

    /**
     * How the exchange works; the defaults suit an office's line.
     *
     * @param signature of the key that is made at the first start
     * @param batchMessages most messages sent, and stored, at once
     * @param batchSize most bytes sent at once, unless one message alone is larger
     * @param maximumRequest most bytes that a peer may send at once
     * @param maximumAttachment a larger file of a peer's facts is not fetched
     * @param answerTimeout how long a peer may take to answer before its batch is sent again
     * @param retryFrom wait before the first repetition; doubles up to {@code retryUpTo}
     * @param clockTolerance how far a peer's clock may be ahead of this node's; what comes from later is not taken yet
     * @param headEvery how often the peers are told how far this node's ledger goes
     * @param pullEvery how often a peer from which nothing comes is asked whether it has more
     */
    public record Exchange(
            @DefaultValue("ed25519") SignatureAlgorithm signature,
            @DefaultValue("1024") int batchMessages,
            @DefaultValue("4MB") DataSize batchSize,
            @DefaultValue("32MB") DataSize maximumRequest,
            @DefaultValue("256MB") DataSize maximumAttachment,
            @DefaultValue("30s") Duration answerTimeout,
            @DefaultValue("1s") Duration retryFrom,
            @DefaultValue("20s") Duration retryUpTo,
            @DefaultValue("15m") Duration clockTolerance,
            @DefaultValue("1h") Duration headEvery,
            @DefaultValue("60s") Duration pullEvery) {}
}
