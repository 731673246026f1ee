package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The way to one peer. It may lose, repeat and delay what it carries, but must not take longer than its timeouts. */
interface Link {

    /**
     * Hands a batch of this node's feed over.
     *
     * @return the answers that came at once; others may come later, by another way
     * @throws RuntimeException where the batch surely or perhaps did not leave; it is sent again later
     */
    List<JsonNode> send(List<Message> messages);

    /**
     * Asks the peer for its feed from the message {@code sequence} on.
     *
     * @throws RuntimeException where that failed; it is asked again later
     */
    void pull(long sequence);
}
