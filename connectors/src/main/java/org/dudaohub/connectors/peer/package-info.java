/**
 * The exchange with other nodes. What flows to a peer is a pure function of this node's ledger (its {@code Feed}); what
 * came from a peer, and what both sides said about it, are events in the ledger. So everything here is forgotten at a
 * stop and comes back from the ledger at the next start, and nothing has an effect twice.
 *
 * <p>Outwards: {@code FeedReader} numbers and signs, a {@code Courier} for each peer sends and keeps the answers.
 * Inwards: {@code Inbox} verifies, stores and receipts. {@code Peers} is the fold that both look at. A {@code Link}
 * carries messages and answers; it may lose, repeat and delay what it carries.
 */
package org.dudaohub.connectors.peer;
