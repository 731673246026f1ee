package org.dudaohub.connectors.peer;

import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Makes the links to the peers that are reached through the broker. */
record AmqpLinks(PeerProperties properties, RabbitTemplate rabbit, AnswerFormat answers, NodeKeys keys) {

    AmqpLink to(String peer) {
        return new AmqpLink(properties, peer, rabbit, answers, keys);
    }
}
