package org.dudaohub.projections.exchange;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What this node exchanged with a peer, as far as its ledger knows.
 *
 * @param peer the peer's node id
 * @param sent messages of which it is certain that they were sent: up to the highest number that the peer answered
 * @param receiptsReceived receipts from the peer; with its refusals fewer than {@code sent} where an answer is missing
 * @param received messages of the peer whose events are in this node's ledger
 * @param receiptsIssued receipts to the peer
 * @param refused messages of the peer that were not accepted
 * @param refusedByPeer messages that the peer did not accept
 * @param agreement null where there is none in force
 * @param proposals that are neither accepted nor declined
 * @param head the last position of the peer's ledger that it declared; null where it declared none
 * @param alarms the latest last
 */
public record PeerExchange(
        @BsonId String peer,
        long sent,
        long receiptsReceived,
        long received,
        long receiptsIssued,
        long refused,
        long refusedByPeer,
        Agreement agreement,
        List<ProposedAgreement> proposals,
        Long head,
        List<ExchangeAlarm> alarms) {

    public PeerExchange {
        proposals = proposals == null ? List.of() : List.copyOf(proposals);
        alarms = alarms == null ? List.of() : List.copyOf(alarms);
    }
}
