package org.dudaohub.connectors.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dudaohub.connectors.RabbitForTests;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.connectors.intake.Archive;
import org.dudaohub.connectors.intake.IntakeOfTests;
import org.dudaohub.connectors.peer.DeadLettersOfTests;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** What died on the broker is kept in the ledger and sent through the inbox again. */
class DeadLettersTest {

    private static final String NODE = "dead-letters-test";
    private static final String INBOX = "dudao.inbox." + NODE + ".peer";
    private static final Map<String, String> OFFICE = Map.of(Provenance.ACTOR, "office");

    @RegisterExtension
    static final RabbitForTests RABBIT = new RabbitForTests();

    @TempDir
    Path data;

    private CachingConnectionFactory broker;
    private TestNode node;
    private KeyVault vault;
    private Archive archive;
    private DeadLetters letters;
    private RabbitTemplate rabbit;

    @BeforeEach
    void start() {
        broker = new CachingConnectionFactory("127.0.0.1", RABBIT.port());
        broker.setPublisherConfirmType(ConfirmType.CORRELATED);
        broker.setPublisherReturns(true);
        rabbit = new RabbitTemplate(broker);
        node = TestNode.start(data);
        vault = KeyVault.open(data.resolve("keys.db"));
        archive = IntakeOfTests.archive(data, vault);
        letters = new DeadLetters(
                Optional.of(DeadLettersOfTests.queue(broker, NODE)),
                archive,
                node.commands(),
                node.eventStore(),
                "O1",
                Duration.ofMillis(100));
        letters.start();
    }

    @AfterEach
    void stop() {
        letters.stop();
        DeadLettersOfTests.delete(broker, NODE);
        broker.destroy();
        node.close();
        vault.close();
    }

    @Test
    void a_dead_letter_is_kept_whole_found_by_its_school_and_redriven_once() throws Exception {
        String message =
                "{\"id\":\"qingdi/7\",\"subject\":\"2199123001\",\"type\":\"org.dudaohub.visit.VisitRecorded.v1\"}";
        die(message);
        PayloadFailed failed = awaitFailed(1);
        assertThat(failed.partner()).isEqualTo(DeadLetters.PEERS);
        assertThat(failed.fileName()).isEqualTo("qingdi/7");
        assertThat(failed.keys()).contains("2199123001");
        assertThat(failed.explanation()).contains("rejected");
        assertThat(archive.read(failed.content())).hasValue(message.getBytes(UTF_8));

        assertThat(letters.redrive(failed.payload(), OFFICE)).isInstanceOf(Outcome.Accepted.class);

        Message again = rabbit.receive(INBOX, 5000);
        assertThat(new String(again.getBody(), UTF_8)).isEqualTo(message);
        assertThat(again.getMessageProperties().getContentType()).isEqualTo("application/cloudevents+json");
        assertThat(letters.redrive(failed.payload(), OFFICE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.reason()).isEqualTo(Reason.WRONG_STATE));
        assertThat(node.events(PayloadRerun.class)).hasSize(1);
        assertThat(rabbit.receive(INBOX, 200)).isNull();
    }

    @Test
    void one_that_dies_again_is_another_payload() {
        die("no message at all");
        awaitFailed(1);
        // The broker tells deaths apart by the second.
        Instant first = Instant.now();
        await().until(() -> Instant.now().isAfter(first.plusMillis(1100)));
        die("no message at all");

        awaitFailed(2);
        assertThat(node.events(PayloadFailed.class))
                .extracting(PayloadFailed::payload)
                .doesNotHaveDuplicates();
    }

    /** As the inbox does with what it cannot read. */
    private void die(String body) {
        rabbit.convertAndSend("", INBOX, (Object) body.getBytes(UTF_8), message -> {
            message.getMessageProperties().setContentType("application/cloudevents+json");
            return message;
        });
        await().until(() -> rabbit.<Boolean>execute(channel -> {
            var got = channel.basicGet(INBOX, false);
            if (got == null) {
                return false;
            }
            channel.basicReject(got.getEnvelope().getDeliveryTag(), false);
            return true;
        }));
    }

    private PayloadFailed awaitFailed(int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(node.events(PayloadFailed.class)).hasSize(count));
        return node.events(PayloadFailed.class).getLast();
    }
}
