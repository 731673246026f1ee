package org.dudaohub.connectors.peer;

import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.content.ContentStore;
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

    /** The node's first key, made at the first start. */
    @Bean
    NodeKey nodeKey(PeerProperties properties) {
        return NodeKey.open(
                properties.data().resolve("node-key.pem"), properties.exchange().signature());
    }

    @Bean
    public NodeKeys nodeKeys(PeerProperties properties, NodeKey key, Peers peers) {
        return new NodeKeys(properties.data().resolve("keys"), key, peers);
    }

    @Bean
    PeerJson peerJson() {
        return PeerJson.create();
    }

    @Bean
    Peers peers(PeerProperties properties, ContentStore store) {
        return new Peers(
                properties.peers().stream().map(PeerProperties.Peer::id).toList(), store::holds);
    }

    @Bean
    public WantedAttachments wantedAttachments(Peers peers) {
        return new WantedAttachments(peers);
    }

    @Bean
    public PeerFigures peerFigures(Peers peers) {
        return new PeerFigures(peers);
    }

    @Bean
    AttachmentCollectors attachmentCollectors(
            PeerProperties properties,
            PeerJson json,
            NodeKeys keys,
            Peers peers,
            ExchangeLedger ledger,
            ContentStore store) {
        return new AttachmentCollectors(properties.peers().stream()
                .filter(peer -> peer.url() != null)
                .map(peer -> new AttachmentCollector(
                        properties, peers.state(peer.id()), client(properties, peer, json, keys), ledger, store))
                .toList());
    }

    private static PeerClient client(
            PeerProperties properties, PeerProperties.Peer peer, PeerJson json, NodeKeys keys) {
        return new PeerClient(properties, peer.id(), peer.url(), json.mapper(), keys);
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
    MessageFormat messageFormat(PeerProperties properties, PeerJson json) {
        return new MessageFormat(json, properties.node().id());
    }

    @Bean
    AnswerFormat answerFormat(PeerJson json) {
        return new AnswerFormat(json.mapper());
    }

    @Bean
    AgreementSteps agreementSteps(PeerProperties properties, CommandGateway commands) {
        return new AgreementSteps(properties.node(), commands);
    }

    @Bean
    HeadKeeper headKeeper(PeerProperties properties, Peers peers, ExchangeLedger exchange, Ledger ledger) {
        return new HeadKeeper(properties.node(), peers, exchange, ledger);
    }

    @Bean
    Inbox inbox(
            PeerProperties properties,
            Peers peers,
            ExchangeLedger ledger,
            MessageFormat messages,
            AnswerFormat answers,
            NodeKeys keys,
            AgreementSteps steps) {
        return new Inbox(properties, peers, ledger, messages, answers, keys, steps);
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
                        case HTTP ->
                            new HttpLink(
                                    properties,
                                    peer.id(),
                                    client(properties, peer, json, keys),
                                    json.mapper(),
                                    inbox,
                                    ledger);
                    };
                    return new Courier(properties, peers.state(peer.id()), link, ledger, messages, answers, keys);
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
            AgreementSteps steps,
            HeadKeeper heads,
            Couriers couriers,
            AttachmentCollectors collectors,
            Optional<AmqpInboxes> amqp) {
        return new PeerExchange(properties, peers, ledger, fold, steps, heads, inbox, couriers, collectors, amqp);
    }
}
