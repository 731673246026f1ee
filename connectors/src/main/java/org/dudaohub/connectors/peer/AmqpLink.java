package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    private final NodeKeys keys;
    private final Duration timeout;

    /** @param rabbit with correlated publisher confirms, and mandatory */
    AmqpLink(PeerProperties properties, String peer, RabbitTemplate rabbit, AnswerFormat answers, NodeKeys keys) {
        this.node = properties.node().id();
        this.peer = peer;
        this.rabbit = rabbit;
        this.answers = answers;
        this.keys = keys;
        this.timeout = properties.exchange().answerTimeout();
    }

    /** One AMQP message for the batch; done when the broker has confirmed it. */
    @Override
    public List<JsonNode> send(List<Message> messages) {
        byte[] body = MessageFormat.batch(messages);
        rabbit.invoke(channel -> {
            try {
                awaitConfirm(
                        publish(channel, AmqpTopology.routingKey(node, peer), MessageFormat.BATCH_CONTENT_TYPE, body));
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
        List<SignedAnswer> missing =
                answers.others(List.of(new Answer.Missing(node, peer, sequence, false)), keys.to(peer));
        awaitConfirm(publishAnswers(rabbit, node, peer, missing));
    }

    /** The answers to a peer travel together, as a JSON array. */
    static CorrelationData publishAnswers(RabbitTemplate rabbit, String node, String peer, List<SignedAnswer> answers) {
        String body =
                answers.stream().map(answer -> answer.json().toString()).collect(Collectors.joining(",", "[", "]"));
        return publish(
                rabbit,
                AmqpTopology.routingKey(node, peer),
                AnswerFormat.CONTENT_TYPE,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static CorrelationData publish(
            RabbitOperations rabbit, String routingKey, String contentType, byte[] body) {
        var message = MessageBuilder.withBody(body)
                .setContentType(contentType)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .build();
        var confirm = new CorrelationData();
        rabbit.convertAndSend(AmqpTopology.EXCHANGE, routingKey, message, confirm);
        return confirm;
    }

    private void awaitConfirm(CorrelationData confirm) {
        try {
            boolean accepted = confirm.getFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .isAck();
            if (!accepted) {
                throw new UndeliveredException("the broker rejects it: the peer's inbox is full");
            }
            if (confirm.getReturned() != null) {
                throw new UndeliveredException("the peer has no inbox on the broker yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndeliveredException("this node is stopping");
        } catch (ExecutionException | TimeoutException e) {
            throw new UndeliveredException("the broker does not confirm: " + e);
        }
    }
}
