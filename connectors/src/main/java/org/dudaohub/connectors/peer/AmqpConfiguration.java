package org.dudaohub.connectors.peer;

import java.util.List;
import org.dudaohub.connectors.peer.PeerProperties.Transport;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.connection.RabbitConnectionFactoryBean;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.amqp.CachingConnectionFactoryConfigurer;
import org.springframework.boot.autoconfigure.amqp.RabbitConnectionFactoryBeanConfigurer;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What the AMQP link needs; the broker is {@code spring.rabbitmq.*}. */
@Configuration(proxyBeanMethods = false)
@Conditional(AmqpConfiguration.AnyAmqpPeer.class)
class AmqpConfiguration {

    static final class AnyAmqpPeer implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("dudao.peers", Bindable.listOf(PeerProperties.Peer.class))
                    .orElse(List.of())
                    .stream()
                    .anyMatch(peer -> peer.link() == Transport.AMQP);
        }
    }

    /** Connects at first use, and again whenever the broker comes back. */
    @Bean
    CachingConnectionFactory exchangeConnections(
            RabbitConnectionFactoryBeanConfigurer client, CachingConnectionFactoryConfigurer cache) throws Exception {
        var bean = new RabbitConnectionFactoryBean();
        client.configure(bean);
        bean.afterPropertiesSet();
        var connections = new CachingConnectionFactory(bean.getObject());
        cache.configure(connections);
        connections.setPublisherConfirmType(ConfirmType.CORRELATED);
        connections.setPublisherReturns(true);
        return connections;
    }

    /** A courier that waits before it tries again need not wait longer than the broker is away. */
    @Bean
    ConnectionListener exchangeIsBack(
            CachingConnectionFactory exchangeConnections, PeerProperties properties, Peers peers) {
        ConnectionListener back = connection ->
                peers(properties).forEach(peer -> peers.state(peer).onHeard());
        exchangeConnections.addConnectionListener(back);
        return back;
    }

    @Bean
    RabbitAdmin exchangeAdmin(CachingConnectionFactory exchangeConnections) {
        return new RabbitAdmin(exchangeConnections);
    }

    @Bean
    Declarables exchangeTopology(PeerProperties properties) {
        return AmqpTopology.of(properties.node().id(), peers(properties));
    }

    @Bean
    AmqpLinks amqpLinks(
            PeerProperties properties,
            CachingConnectionFactory exchangeConnections,
            AnswerFormat answers,
            NodeKeys keys) {
        return new AmqpLinks(properties, template(exchangeConnections), answers, keys);
    }

    private static RabbitTemplate template(CachingConnectionFactory connections) {
        var rabbit = new RabbitTemplate(connections);
        rabbit.setMandatory(true);
        // A broker that is full stops whoever publishes; it must not stop the consumer too.
        rabbit.setUsePublisherConnection(true);
        return rabbit;
    }

    @Bean
    DeadLetterQueue deadLetterQueue(PeerProperties properties, CachingConnectionFactory exchangeConnections) {
        return new DeadLetterQueue(
                template(exchangeConnections), properties.node().id());
    }

    @Bean
    AmqpInboxes amqpInboxes(
            PeerProperties properties,
            CachingConnectionFactory exchangeConnections,
            RabbitAdmin exchangeAdmin,
            AmqpLinks links,
            Inbox inbox,
            Couriers couriers,
            Peers peers,
            PeerJson json) {
        return new AmqpInboxes(peers(properties).stream()
                .map(peer -> new AmqpInbox(
                        properties,
                        peer,
                        exchangeConnections,
                        exchangeAdmin,
                        links.rabbit(),
                        inbox,
                        couriers,
                        peers,
                        json.mapper()))
                .toList());
    }

    private static List<String> peers(PeerProperties properties) {
        return properties.peers().stream()
                .filter(peer -> peer.link() == Transport.AMQP)
                .map(PeerProperties.Peer::id)
                .toList();
    }
}
