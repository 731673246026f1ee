package org.dudaohub.connectors.peer;

import java.time.Clock;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The exchange with peers, for an application that has an {@link EventStore}, a {@link Clock} and Axon's configuration.
 * Without an AMQP peer it needs no broker.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeerProperties.class)
@Import({PeerController.class, AmqpConfiguration.class})
public class PeerConfiguration {

    /** The node's key, made at the first start. */
    @Bean
    public NodeKey nodeKey(PeerProperties properties) {
        return NodeKey.open(
                properties.data().resolve("node-key.pem"), properties.exchange().signature());
    }

    @Bean
    NodeKeys nodeKeys(NodeKey key) {
        return new NodeKeys(key);
    }

    @Bean
    PeerJson peerJson() {
        return PeerJson.create();
    }

    @Bean
    Peers peers(PeerProperties properties) {
        return new Peers(
                properties.peers().stream().map(PeerProperties.Peer::id).toList());
    }

    @Bean
    ExchangeFold exchangeFold(Peers peers, ExchangeLedger ledger) {
        return new ExchangeFold(peers, ledger);
    }

    @Bean
    ExchangeLedger exchangeLedger(EventStore events, Clock clock) {
        return new ExchangeLedger(events, clock);
    }

    @Bean
    MessageFormat messageFormat(PeerProperties properties, PeerJson json, NodeKeys keys) {
        return new MessageFormat(json.mapper(), properties.node().id(), keys);
    }

    @Bean
    AnswerFormat answerFormat(PeerJson json, NodeKeys keys) {
        return new AnswerFormat(json.mapper(), keys);
    }

    @Bean
    Inbox inbox(
            PeerProperties properties,
            Peers peers,
            ExchangeLedger ledger,
            MessageFormat messages,
            AnswerFormat answers) {
        return new Inbox(properties, peers, ledger, messages, answers);
    }

    @Bean
    Couriers couriers(
            PeerProperties properties,
            PeerJson json,
            NodeKeys keys,
            Peers peers,
            ExchangeLedger ledger,
            MessageFormat messages,
            AnswerFormat answers,
            Inbox inbox,
            Optional<AmqpLinks> amqp) {
        return new Couriers(properties.peers().stream()
                .map(peer -> {
                    Link link = switch (peer.link()) {
                        case AMQP -> amqp.orElseThrow().to(peer.id());
                        case HTTP -> new HttpLink(properties, peer, json.mapper(), keys, inbox, ledger);
                    };
                    return new Courier(properties, peers.state(peer.id()), link, ledger, messages, answers);
                })
                .toList());
    }

    @Bean
    PeerExchange peerExchange(
            PeerProperties properties,
            Peers peers,
            ExchangeLedger ledger,
            Inbox inbox,
            ExchangeFold fold,
            Couriers couriers,
            Optional<AmqpInboxes> amqp) {
        return new PeerExchange(properties, peers, ledger, fold, inbox, couriers, amqp);
    }
}
