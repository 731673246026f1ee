package org.dudaohub.connectors.peer;

import java.util.List;

/** The files that facts of peers name and that are not here yet: fetched by themselves when the peer can be reached. */
public final class WantedAttachments {

    private final Peers peers;

    WantedAttachments(Peers peers) {
        this.peers = peers;
    }

    /** @param problem why it could not be had when it was asked for last; null where it was not asked for yet */
    public record Line(long message, String name, String sha256, long size, String problem) {}

    /** The first of them, in the order of the peer's messages. */
    public List<Line> of(String peer, int most) {
        return peers.known(peer).map(PeerState::wanted).orElse(List.of()).stream()
                .limit(most)
                .map(each -> new Line(
                        each.message(),
                        each.attachment().name(),
                        each.attachment().sha256(),
                        each.attachment().size(),
                        peers.known(peer).flatMap(PeerState::wantedProblem).orElse(null)))
                .toList();
    }

    /** How many there are, of all peers. */
    public int count() {
        return peers.all().stream().mapToInt(peer -> peer.wanted().size()).sum();
    }
}
