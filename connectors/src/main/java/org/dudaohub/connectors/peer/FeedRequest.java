package org.dudaohub.connectors.peer;

import java.time.Instant;

/**
 * A peer asks for this node's feed. Signed like a message, because the feed is for the peer's eyes only.
 *
 * @param after number of the last message that {@code from} has, -1 for none
 * @param limit most messages wanted
 * @param time when it asked; an old request is not answered
 */
record FeedRequest(String from, String to, long after, int limit, Instant time) {

    static final String NODE_HEADER = "Dudao-Node";
    static final String TIME_HEADER = "Dudao-Time";
    static final String KEY_HEADER = "Dudao-Key";
    static final String SIGNATURE_HEADER = "Dudao-Signature";
}
