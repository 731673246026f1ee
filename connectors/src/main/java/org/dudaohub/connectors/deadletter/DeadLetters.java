package org.dudaohub.connectors.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.dudaohub.connectors.intake.Archive;
import org.dudaohub.connectors.peer.DeadLetterQueue;
import org.dudaohub.connectors.peer.DeadLetterQueue.DeadLetter;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.partner.PartnerEvent.PayloadDismissed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.RecordPayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Dead letters of the peers' inbox, kept as failed payloads of the partner {@link #PEERS}. On the broker the oldest would give
 * way to the newest; in the ledger none does. One is redriven once; if it dies again, that is another payload.
 */
public final class DeadLetters implements SmartLifecycle {

    /** The name under which they stand among the payloads of partners. */
    public static final String PEERS = "peers";

    /** Their kind. */
    public static final String KIND = "peer-message";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final String FAILURE = "DEAD_LETTER";
    private static final long RECORD_SECONDS = 30;
    private static final int MOST_KEYS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> SYSTEM = Map.of(
            Provenance.ACTOR, "system",
            Provenance.ACTOR_NAME, "系统",
            Provenance.CHANNEL, "system");

    private final Optional<DeadLetterQueue> queue;
    private final Archive archive;
    private final CommandGateway commands;
    private final EventStore events;
    private final String office;
    private final Duration poll;
    private ThreadPoolTaskScheduler thread;

    DeadLetters(
            Optional<DeadLetterQueue> queue,
            Archive archive,
            CommandGateway commands,
            EventStore events,
            String office,
            Duration poll) {
        this.queue = queue;
        this.archive = archive;
        this.commands = commands;
        this.events = events;
        this.office = office;
        this.poll = poll;
    }

    @Override
    public synchronized void start() {
        thread = new ThreadPoolTaskScheduler();
        thread.setThreadNamePrefix("dead-letters-");
        thread.initialize();
        queue.ifPresent(dead -> thread.scheduleWithFixedDelay(() -> collect(dead), poll));
    }

    @Override
    public synchronized void stop() {
        thread.destroy();
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void collect(DeadLetterQueue dead) {
        try {
            dead.drain(this::keep);
        } catch (AmqpException away) {
            log.debug("The broker cannot be asked for dead letters: {}", away.toString());
        } catch (RuntimeException failure) {
            log.error("Dead letters could not be kept; they stay on the broker", failure);
        }
    }

    private void keep(DeadLetter letter) {
        try {
            String content = archive.keepSealed(letter.body());
            List<JsonNode> messages = messages(letter.body());
            String id = messages.isEmpty() ? "" : messages.getFirst().path("id").asText("");
            send(
                    recording(
                            "dead-" + sha256(content + "/" + letter.diedAt()).substring(0, 24),
                            letter.inbox(),
                            id.isEmpty() ? "死信" : id,
                            letter.contentType(),
                            content,
                            letter.body().length,
                            FAILURE,
                            "节点收件箱没有收下（%s）".formatted(letter.reason()),
                            keys(messages)),
                    SYSTEM);
        } catch (IOException failure) {
            throw new UncheckedIOException("a dead letter cannot be archived", failure);
        }
    }

    /** @param contentType stands in the place of the message's id, which is the file's name here */
    private RecordPayload recording(
            String payload,
            String channel,
            String name,
            String contentType,
            String content,
            long bytes,
            String failure,
            String explanation,
            List<String> keys) {
        return new RecordPayload(
                payload,
                PEERS,
                office,
                channel,
                KIND,
                name,
                contentType,
                content,
                bytes,
                null,
                0,
                0,
                0,
                failure,
                explanation,
                keys);
    }

    /** One message, or a batch of them; none where it is neither. */
    private static List<JsonNode> messages(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            List<JsonNode> messages = new ArrayList<>();
            if (root != null && root.isArray()) {
                root.forEach(messages::add);
            } else if (root != null && root.isObject()) {
                messages.add(root);
            }
            return messages;
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static List<String> keys(List<JsonNode> messages) {
        return messages.stream()
                .flatMap(message -> Stream.of("id", "subject", "type", "source")
                        .map(member -> message.path(member).asText("")))
                .filter(key -> !key.isEmpty())
                .distinct()
                .limit(MOST_KEYS)
                .toList();
    }

    /** Sends a dead letter through the inbox once more. */
    public Outcome redrive(String payload, Map<String, String> provenance) throws IOException {
        PayloadFailed failed = null;
        boolean settled = false;
        try (var stream = events.readEvents("payload:" + payload).asStream()) {
            for (Object event : stream.map(Message::getPayload).toList()) {
                switch (event) {
                    case PayloadFailed it -> failed = it;
                    case PayloadRerun _, PayloadDismissed _ -> settled = true;
                    default -> {}
                }
            }
        }
        if (failed == null || !failed.partner().equals(PEERS)) {
            return Outcome.refused(Reason.UNKNOWN_CASE, "没有死信%s".formatted(payload));
        }
        if (settled) {
            return Outcome.refused(Reason.WRONG_STATE, "死信%s已办结，不再重投".formatted(payload));
        }
        Optional<byte[]> body = archive.read(failed.content());
        if (queue.isEmpty() || body.isEmpty()) {
            return Outcome.refused(Reason.WRONG_STATE, "没有消息服务器，或死信的内容已删除");
        }
        try {
            queue.get().redrive(failed.channel(), body.get(), failed.message(), failed.fileName());
        } catch (AmqpException | IllegalStateException away) {
            log.warn("Dead letter {} could not be redriven: {}", payload, away.toString());
            return Outcome.refused(Reason.WRONG_STATE, "消息服务器没有收下，请稍后再试");
        }
        return send(
                recording(
                        payload,
                        failed.channel(),
                        failed.fileName(),
                        failed.message(),
                        failed.content(),
                        failed.bytes(),
                        null,
                        null,
                        List.of()),
                provenance);
    }

    private Outcome send(RecordPayload command, Map<String, String> provenance) {
        return commands.<Outcome>send(command, MetaData.from(provenance))
                .orTimeout(RECORD_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
