package org.dudaohub.connectors.peer;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadDeclared;
import org.dudaohub.ledger.Commit;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.Ledger;

/**
 * Tells the peers how far this node's ledger goes, and what hashes it has where it ended before, so that each of them
 * holds this node to its history.
 */
final class HeadKeeper {

    private final PeerProperties.Node node;
    private final Peers peers;
    private final ExchangeLedger exchange;
    private final Ledger ledger;

    HeadKeeper(PeerProperties.Node node, Peers peers, ExchangeLedger exchange, Ledger ledger) {
        this.node = node;
        this.peers = peers;
        this.exchange = exchange;
        this.ledger = ledger;
    }

    /** Declares the head to each peer that has an agreement, unless nothing but the exchange itself went on since. */
    void declare() {
        for (PeerState peer : peers.all()) {
            if (peer.accord().isPresent() && peers.substance() > peer.declaredSubstance()) {
                exchange.append(List.of(exchange.event(peer.peer(), head(peer))));
            }
        }
    }

    private HeadDeclared head(PeerState peer) {
        Head head = ledger.head();
        List<HeadDeclared.Head> earlier = new ArrayList<>();
        for (long position : peer.declared()) {
            earlier.add(new HeadDeclared.Head(position, hashAt(position)));
        }
        return new HeadDeclared(
                node.office(),
                peer.peer(),
                node.id(),
                head.position(),
                HexFormat.of().formatHex(head.hash()),
                earlier,
                exchange.today());
    }

    /** Of the commit that ends there; empty where none does any more. */
    private String hashAt(long position) {
        try (Stream<Commit> commits = ledger.commits(position)) {
            return commits.findFirst()
                    .filter(commit -> commit.lastPosition() == position)
                    .map(commit -> HexFormat.of().formatHex(commit.hash()))
                    .orElse("");
        }
    }
}
