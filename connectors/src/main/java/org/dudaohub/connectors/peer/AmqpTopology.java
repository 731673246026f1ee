package org.dudaohub.connectors.peer;

import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.QueueBuilder.Overflow;
import org.springframework.amqp.core.TopicExchange;

/** Exchange, queues and routing keys by which nodes find each other on a broker. */
final class AmqpTopology {

    static final String EXCHANGE = "dudao";

    private static final int DELIVERY_LIMIT = 10;
    private static final int INBOX_BYTES = 1 << 30;
    private static final int DEAD_BYTES = 1 << 28;

    private AmqpTopology() {}

    static String inbox(String node) {
        return "dudao.inbox." + node;
    }

    static String messagesTo(String node) {
        return node + ".messages";
    }

    static String answersTo(String node) {
        return node + ".answers";
    }

    /**
     * A node declares its own inbox only. A full inbox rejects, which the sender sees, because it waits for confirms;
     * what was delivered too often, or can't be read, goes to the dead-letter queue, where the oldest gives way.
     */
    static Declarables of(String node) {
        var exchange = new TopicExchange(EXCHANGE);
        Queue dead = QueueBuilder.durable("dudao.dead." + node)
                .quorum()
                .maxLengthBytes(DEAD_BYTES)
                .build();
        Queue inbox = QueueBuilder.durable(inbox(node))
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .maxLengthBytes(INBOX_BYTES)
                .overflow(Overflow.rejectPublish)
                .deadLetterExchange("")
                .deadLetterRoutingKey(dead.getName())
                .build();
        Binding binding = BindingBuilder.bind(inbox).to(exchange).with(node + ".#");
        return new Declarables(exchange, dead, inbox, binding);
    }
}
