package org.dudaohub.connectors.peer;

import java.util.List;

/** What somebody who watches over the node wants to know of its peers, as the ledger tells it. */
public final class PeerFigures {

    private final Peers peers;

    PeerFigures(Peers peers) {
        this.peers = peers;
    }

    /**
     * @param waiting messages for the peer that have no lasting answer yet
     * @param missing files that the peer's facts name and that are not here
     * @param refused what came in the peer's name and was not accepted
     * @param contradicted how often the peer's ledger turned out not to be the one that it was
     */
    public record Figures(String peer, long waiting, long missing, long refused, long contradicted) {}

    /** The peers that are configured, and those that there was an agreement with. */
    public List<String> peers() {
        return peers.all().stream().map(PeerState::peer).toList();
    }

    public Figures of(String peer) {
        return peers.knownOrStranger(peer).figures();
    }
}
