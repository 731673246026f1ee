package org.dudaohub.connectors.deadletter;

import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.connectors.intake.Archive;
import org.dudaohub.connectors.peer.DeadLetterQueue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dead letters of the peers' inbox; without an AMQP peer there are none. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetters(
            Optional<DeadLetterQueue> queue,
            Archive archive,
            CommandGateway commands,
            EventStore events,
            @Value("${dudao.node.office:}") String office,
            @Value("${dudao.platforms.dead-letters:5s}") Duration poll) {
        return new DeadLetters(queue, archive, commands, events, office, poll);
    }
}
