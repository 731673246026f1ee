package org.dudaohub.connectors.peer;

import java.util.List;
import java.util.function.Consumer;

/** The inboxes of this node on the broker. */
record AmqpInboxes(List<AmqpInbox> all) {

    void forEach(Consumer<AmqpInbox> action) {
        all.forEach(action);
    }
}
