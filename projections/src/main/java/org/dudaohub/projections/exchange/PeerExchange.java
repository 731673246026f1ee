package org.dudaohub.projections.exchange;

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
 * @param agreement null where there is none
 */
public record PeerExchange(
        @BsonId String peer,
        long sent,
        long receiptsReceived,
        long received,
        long receiptsIssued,
        long refused,
        long refusedByPeer,
        Agreement agreement) {}
