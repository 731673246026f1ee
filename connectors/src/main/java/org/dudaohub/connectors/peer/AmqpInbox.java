package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.Inbox.Accepted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AsyncConsumerStartedEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareBatchMessageListener;
import org.springframework.retry.support.RetryTemplate;

/**
 * Empties this node's inbox for one peer on the broker, batch by batch; a batch is acknowledged when it is in the
 * ledger. Each peer has an inbox and a thread of its own, so that one that floods keeps nobody waiting but itself.
 */
final class AmqpInbox implements ChannelAwareBatchMessageListener {

    private static final Logger log = LoggerFactory.getLogger(AmqpInbox.class);
    /** How long a batch that is not full waits for more, in milliseconds. */
    private static final long GATHERING = 2;

    /** Most AMQP messages taken at once; each may carry a whole batch. */
    private static final int CARRIERS = 4;

    private static final long RECONNECT = 2_000;
    private static final long START_TIMEOUT = 5_000;
    /** So often in a row must the broker fail to serve the inbox before it is given up. */
    private static final int HOPELESS = 3;

    private final Inbox inbox;
    private final Couriers couriers;
    private final Peers peers;
    private final ObjectMapper json;
    private final RabbitTemplate rabbit;
    private final SimpleMessageListenerContainer container;
    private final AmqpAdmin admin;
    private final String node;
    private final String queue;
    private final AtomicInteger brokerFaults = new AtomicInteger();
    private volatile boolean stopped;
    private final RetryTemplate retry = RetryTemplate.builder()
            .maxAttempts(4)
            .exponentialBackoff(Duration.ofMillis(200), 3, Duration.ofSeconds(5))
            .build();

    AmqpInbox(
            PeerProperties properties,
            String peer,
            ConnectionFactory connections,
            AmqpAdmin admin,
            RabbitTemplate rabbit,
            Inbox inbox,
            Couriers couriers,
            Peers peers,
            ObjectMapper json) {
        this.inbox = inbox;
        this.couriers = couriers;
        this.peers = peers;
        this.json = json;
        this.rabbit = rabbit;
        this.admin = admin;
        this.node = properties.node().id();
        this.queue = AmqpTopology.inbox(node, peer);
        container = new SimpleMessageListenerContainer(connections);
        container.setAmqpAdmin(admin);
        container.setQueueNames(queue);
        container.setMissingQueuesFatal(false);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setConsumerBatchEnabled(true);
        container.setBatchSize(CARRIERS);
        container.setPrefetchCount(2 * CARRIERS);
        container.setReceiveTimeout(GATHERING);
        container.setRecoveryInterval(RECONNECT);
        container.setConsumerStartTimeout(START_TIMEOUT);
        container.setMessageListener(this);
        container.setApplicationEventPublisher(this::on);
    }

    private void on(Object event) {
        switch (event) {
            case AsyncConsumerStartedEvent _ -> brokerFaults.set(0);
            case ListenerContainerConsumerFailedEvent failed
            when isBrokerFault(failed.getThrowable()) -> {
                if (brokerFaults.incrementAndGet() >= HOPELESS) {
                    brokerFaults.set(0);
                    replaceQueue();
                }
            }
            default -> {}
        }
    }

    /**
     * A broker that was killed while it wrote may come back with a quorum queue that it can neither fill nor empty. The
     * queue is only a way, so it is made anew: what was in it has no receipt, and its senders send it again.
     */
    private void replaceQueue() {
        log.error("The broker cannot serve {}; it is deleted and declared anew", queue);
        try {
            admin.deleteQueue(queue);
            admin.initialize();
        } catch (AmqpException e) {
            log.warn("{} could not be made anew; it is tried again: {}", queue, e.toString());
        }
    }

    private static boolean isBrokerFault(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ShutdownSignalException signal
                        && signal.getReason() instanceof AMQP.Connection.Close close
                        && close.getReplyCode() == AMQP.INTERNAL_ERROR);
    }

    /** Begins to take deliveries; returns after a while even if the broker is not there, and goes on trying. */
    void start() {
        try {
            container.start();
        } finally {
            // Told to stop while it was starting: the container would otherwise go on for ever.
            if (stopped) {
                container.stop();
            }
        }
    }

    void stop() {
        stopped = true;
        container.stop();
    }

    @Override
    public void onMessageBatch(List<Message> batch, Channel channel) {
        Set<Message> unreadable;
        try {
            unreadable = retry.execute(attempt -> take(batch));
        } catch (RuntimeException e) {
            log.error("A batch of {} messages could not be stored and goes back to the queue", batch.size(), e);
            settle(() -> channel.basicNack(tag(batch.getLast()), true, true));
            return;
        }
        settle(() -> {
            for (Message message : unreadable) {
                channel.basicReject(tag(message), false);
            }
            // What was rejected is settled already, and "multiple" must not end with it.
            List<Message> taken = batch.stream()
                    .filter(message -> !unreadable.contains(message))
                    .toList();
            if (!taken.isEmpty()) {
                channel.basicAck(tag(taken.getLast()), true);
            }
        });
    }

    private interface Settlement {
        void send() throws IOException;
    }

    private static void settle(Settlement settlement) {
        try {
            settlement.send();
        } catch (IOException | AmqpException e) {
            log.info("The broker was not told about a batch and delivers it again, without effect: {}", e.toString());
        }
    }

    private static long tag(Message message) {
        return message.getMessageProperties().getDeliveryTag();
    }

    /** @return those that are neither messages nor answers, or hold something that is not */
    private Set<Message> take(List<Message> batch) {
        Set<Message> unreadable = new LinkedHashSet<>();
        List<Message> carriers = new ArrayList<>();
        List<JsonNode> messages = new ArrayList<>();
        List<JsonNode> answers = new ArrayList<>();
        List<JsonNode> bodies = batch.parallelStream()
                .map(delivered -> parse(delivered.getBody()))
                .toList();
        for (int i = 0; i < batch.size(); i++) {
            Message delivered = batch.get(i);
            JsonNode body = bodies.get(i);
            String contentType = delivered.getMessageProperties().getContentType();
            if (AnswerFormat.CONTENT_TYPE.equals(contentType)) {
                if (body.isArray()) {
                    body.forEach(answers::add);
                } else {
                    unreadable.add(delivered);
                }
            } else if (MessageFormat.BATCH_CONTENT_TYPE.equals(contentType) && body.isArray()) {
                for (JsonNode message : body) {
                    carriers.add(delivered);
                    messages.add(message);
                }
            } else {
                carriers.add(delivered);
                messages.add(body);
            }
        }
        couriers.receive(answers);
        Accepted accepted = inbox.accept(messages);
        accepted.unreadable().stream().mapToObj(carriers::get).forEach(unreadable::add);
        answer(accepted.answers());
        return unreadable;
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return BinaryNode.valueOf(body);
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    /** An answer that gets lost is no harm: the message is sent again and answered again. So nothing waits for it. */
    private void answer(List<SignedAnswer> answers) {
        Map<String, List<SignedAnswer>> byPeer = new LinkedHashMap<>();
        for (SignedAnswer answer : answers) {
            String peer = answer.answer().to();
            if (peers.known(peer).isPresent()) {
                byPeer.computeIfAbsent(peer, key -> new ArrayList<>()).add(answer);
            }
        }
        byPeer.forEach((peer, theirs) -> {
            try {
                AmqpLink.publishAnswers(rabbit, node, peer, theirs);
            } catch (RuntimeException e) {
                log.warn("Answers to {} could not be sent; it will ask again: {}", peer, e.toString());
            }
        });
    }
}
