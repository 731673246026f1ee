package org.dudaohub.connectors.peer;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * The ledger's streams of the exchange. In each, an event's number is the number of the (last) message that it is
 * about, so that the ledger itself lets nothing be said about a message twice.
 */
enum Streams {
    /** What came from a peer, or the refusal that took its place. */
    FEED("Feed", "feed:"),
    /** Receipts of this node for a peer's messages. */
    RECEIPTS("Receipts", "receipts:"),
    /** A peer's receipts and lasting refusals for this node's messages. */
    ANSWERS("Answers", "answers:");

    private final String type;
    private final String prefix;

    Streams(String type, String prefix) {
        this.type = type;
        this.prefix = prefix;
    }

    String type() {
        return type;
    }

    String of(String peer) {
        return prefix + peer;
    }

    /** What came from a peer is in that stream and nothing else is. */
    static boolean isReplicated(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> event && FEED.type.equals(event.getType());
    }

    static String originOf(DomainEventMessage<?> feedEvent) {
        return feedEvent.getAggregateIdentifier().substring(FEED.prefix.length());
    }
}
