package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** RabbitMQ to a peer's inbox. Answers come to this node's inbox, see {@link AmqpInbox}. */
final class AmqpLink implements Link {

    private final String node;
    private final String peer;
    private final RabbitTemplate rabbit;
    private final AnswerFormat answers;
    private final Duration timeout;

    /** @param rabbit with correlated publisher confirms, and mandatory */
    AmqpLink(PeerProperties properties, String peer, RabbitTemplate rabbit, AnswerFormat answers) {
        this.node = properties.node().id();
        this.peer = peer;
        this.rabbit = rabbit;
        this.answers = answers;
        this.timeout = properties.exchange().answerTimeout();
    }

    /** One AMQP message for each message; done when the broker has confirmed all of them. */
    @Override
    public List<JsonNode> send(List<Message> messages) {
        // On one channel: the template would take a channel for each, and between channels there is no order.
        rabbit.invoke(channel -> {
            List<CorrelationData> confirms = new ArrayList<>(messages.size());
            for (Message message : messages) {
                confirms.add(publish(
                        channel,
                        AmqpTopology.messagesTo(peer),
                        MessageFormat.CONTENT_TYPE,
                        message.id(),
                        message.signed().json().toString()));
            }
            try {
                awaitConfirms(confirms);
            } catch (UndeliveredException e) {
                giveUp(channel);
                throw e;
            }
            return null;
        });
        return List.of();
    }

    /**
     * Has the channel closed instead of used again: one that was publishing to a quorum queue when the queue went away
     * may never confirm anything any more.
     */
    private static void giveUp(RabbitOperations channel) {
        channel.execute(open -> {
            RabbitUtils.setPhysicalCloseRequired(open, true);
            return null;
        });
    }

    @Override
    public void pull(long sequence) {
        SignedAnswer missing = answers.write(new Answer.Missing(node, peer, sequence, false));
        awaitConfirms(List.of(publishAnswers(rabbit, peer, List.of(missing))));
    }

    /** The answers to a peer travel together, as a JSON array. */
    static CorrelationData publishAnswers(RabbitTemplate rabbit, String peer, List<SignedAnswer> answers) {
        String body = answers.stream()
                .map(answer -> answer.signed().json().toString())
                .collect(Collectors.joining(",", "[", "]"));
        return publish(rabbit, AmqpTopology.answersTo(peer), AnswerFormat.CONTENT_TYPE, null, body);
    }

    private static CorrelationData publish(
            RabbitOperations rabbit, String routingKey, String contentType, String id, String body) {
        var message = MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
                .setContentType(contentType)
                .setMessageId(id)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .build();
        var confirm = new CorrelationData();
        rabbit.convertAndSend(AmqpTopology.EXCHANGE, routingKey, message, confirm);
        return confirm;
    }

    private void awaitConfirms(List<CorrelationData> confirms) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            for (CorrelationData confirm : confirms) {
                boolean accepted = confirm.getFuture()
                        .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        .isAck();
                if (!accepted) {
                    throw new UndeliveredException("the broker rejects it: the peer's inbox is full");
                }
                if (confirm.getReturned() != null) {
                    throw new UndeliveredException("the peer has no inbox on the broker yet");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndeliveredException("this node is stopping");
        } catch (ExecutionException | TimeoutException e) {
            throw new UndeliveredException("the broker does not confirm: " + e);
        }
    }
}
