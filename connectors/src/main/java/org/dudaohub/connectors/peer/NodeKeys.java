package org.dudaohub.connectors.peer;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys with which this node signs. A new one is announced to each peer under the old one, and used towards that peer
 * when it has confirmed the announcement; so no peer ever gets something under a key that it does not know.
 */
public final class NodeKeys {

    /** Stands for the id of the key that was made at the first start. */
    static final String FIRST = "";

    private final Path folder;
    private final NodeKey first;
    private final Peers peers;
    private final Map<String, NodeKey> opened = new ConcurrentHashMap<>();

    NodeKeys(Path folder, NodeKey first, Peers peers) {
        this.folder = folder;
        this.first = first;
        this.peers = peers;
    }

    /** The key under which the peer knows this node, or will know it when there is an agreement. */
    public NodeKey to(String peer) {
        return peers.known(peer).flatMap(PeerState::signingKey).map(this::open).orElseGet(this::newest);
    }

    /** The key that was announced last. */
    public NodeKey newest() {
        return peers.newestKey().map(this::open).orElse(first);
    }

    /** Makes a key that is not used before it is announced. */
    public NodeKey create(SignatureAlgorithm algorithm) {
        NodeKey key = NodeKey.create(folder, algorithm);
        opened.put(key.id(), key);
        return key;
    }

    private NodeKey open(String id) {
        return id.equals(FIRST) || id.equals(first.id())
                ? first
                : opened.computeIfAbsent(id, missing -> NodeKey.open(folder.resolve(missing + ".pem")));
    }
}
