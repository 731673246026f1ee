package org.dudaohub.connectors.peer;

import java.util.List;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** A node's inbox and its dead letters, for tests of those who look after them. */
public final class DeadLettersOfTests {

    private static final String PEER = "peer";

    private DeadLettersOfTests() {}

    public static DeadLetterQueue queue(CachingConnectionFactory broker, String node) {
        RabbitAdmin admin = new RabbitAdmin(broker);
        for (Declarable part : AmqpTopology.of(node, List.of(PEER)).getDeclarables()) {
            if (part instanceof Queue queue) {
                admin.declareQueue(queue);
            }
        }
        RabbitTemplate rabbit = new RabbitTemplate(broker);
        rabbit.setMandatory(true);
        return new DeadLetterQueue(rabbit, node);
    }

    public static void delete(CachingConnectionFactory broker, String node) {
        RabbitAdmin admin = new RabbitAdmin(broker);
        admin.deleteQueue(AmqpTopology.inbox(node, PEER));
        admin.deleteQueue(AmqpTopology.dead(node));
    }
}
