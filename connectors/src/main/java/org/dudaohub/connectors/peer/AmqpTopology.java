package org.dudaohub.connectors.peer;

import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.QueueBuilder.Overflow;
import org.springframework.amqp.core.TopicExchange;

/** Exchange, queues and routing keys by which nodes find each other on a broker. */
final class AmqpTopology {

    static final String EXCHANGE = "dudao";

    private static final int DELIVERY_LIMIT = 10;
    private static final int INBOX_BYTES = 1 << 28;
    private static final int DEAD_BYTES = 1 << 28;

    private AmqpTopology() {}

    /** Where {@code node} takes what {@code peer} sends: a queue for each peer, so that one that floods fills its own. */
    static String inbox(String node, String peer) {
        return "dudao.inbox." + node + "." + peer;
    }

    static String dead(String node) {
        return "dudao.dead." + node;
    }

    static String routingKey(String from, String to) {
        return to + "." + from;
    }

    /**
     * A node declares its own inboxes only. A full inbox rejects, which the sender sees, because it waits for confirms;
     * what was delivered too often, or can't be read, goes to the dead-letter queue, where the oldest gives way.
     */
    static Declarables of(String node, List<String> peers) {
        var exchange = new TopicExchange(EXCHANGE);
        Queue dead = QueueBuilder.durable(dead(node))
                .quorum()
                .maxLengthBytes(DEAD_BYTES)
                .build();
        List<Declarable> declared = new ArrayList<>(List.of(exchange, dead));
        for (String peer : peers) {
            Queue inbox = QueueBuilder.durable(inbox(node, peer))
                    .quorum()
                    .deliveryLimit(DELIVERY_LIMIT)
                    .maxLengthBytes(INBOX_BYTES)
                    .overflow(Overflow.rejectPublish)
                    .deadLetterExchange("")
                    .deadLetterRoutingKey(dead.getName())
                    .build();
            declared.add(inbox);
            declared.add(BindingBuilder.bind(inbox).to(exchange).with(routingKey(peer, node)));
        }
        return new Declarables(declared);
    }
}
