package org.dudaohub.connectors.peer;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** What this node's inboxes could not take: for whoever keeps it, looks at it, and sends it through its inbox again. */
public final class DeadLetterQueue {

    private static final int MOST_AT_ONCE = 1000;
    private static final long CONFIRM_SECONDS = 10;

    private final RabbitTemplate rabbit;
    private final String node;

    DeadLetterQueue(RabbitTemplate rabbit, String node) {
        this.rabbit = rabbit;
        this.node = node;
    }

    /**
     * @param inbox the queue in which it died
     * @param reason the broker's word for why it died, such as {@code rejected} or {@code delivery_limit}
     * @param diedAt when it did; with the body it tells one death from another
     */
    public record DeadLetter(
            String inbox, byte[] body, String contentType, String messageId, String reason, String diedAt) {}

    /** Hands over what is there; each letter leaves the queue once {@code keeper} has it. */
    public void drain(Consumer<DeadLetter> keeper) {
        rabbit.execute(channel -> {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                GetResponse got = channel.basicGet(AmqpTopology.dead(node), false);
                if (got == null) {
                    return null;
                }
                keeper.accept(letter(got));
                channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
            }
            return null;
        });
    }

    private static DeadLetter letter(GetResponse got) {
        BasicProperties properties = got.getProps();
        Map<String, Object> headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        Map<?, ?> death = headers.get("x-death") instanceof List<?> deaths
                        && !deaths.isEmpty()
                        && deaths.getFirst() instanceof Map<?, ?> last
                ? last
                : Map.of();
        return new DeadLetter(
                String.valueOf(death.get("queue")),
                got.getBody(),
                properties.getContentType(),
                properties.getMessageId(),
                String.valueOf(death.get("reason")),
                death.get("time") + "/" + death.get("count"));
    }

    /**
     * Sends it through the inbox in which it died.
     *
     * @throws IllegalStateException if the broker did not confirm that it has it
     */
    public void redrive(String inbox, byte[] body, String contentType, String messageId) {
        Message message = MessageBuilder.withBody(body)
                .setContentType(contentType)
                .setMessageId(messageId)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .build();
        CorrelationData confirmation = new CorrelationData();
        rabbit.send("", inbox, message, confirmation);
        try {
            if (!confirmation.getFuture().get(CONFIRM_SECONDS, TimeUnit.SECONDS).isAck()
                    || confirmation.getReturned() != null) {
                throw new IllegalStateException("the broker did not take the message");
            }
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker did not confirm the message", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was waited for", interrupted);
        }
    }
}
