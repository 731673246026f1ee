package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dudaohub.connectors.peer.ExchangeNode.DAY;
import static org.dudaohub.connectors.peer.ExchangeNode.EVIDENCE;
import static org.dudaohub.connectors.peer.ExchangeNode.NOTHING;
import static org.dudaohub.connectors.peer.ExchangeNode.SCHOOL;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dudaohub.connectors.RabbitForTests;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.rectification.RectificationEvent.EvidenceFiled;
import org.dudaohub.ledger.content.ContentStore;
import org.dudaohub.simulators.process.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AmqpExchangeTest extends ExchangeContract {

    @RegisterExtension
    static final RabbitForTests BROKER = new RabbitForTests();

    @Override
    void link(ExchangeNode one, ExchangeNode other) {
        peer(one, other);
        peer(other, one);
    }

    private static void peer(ExchangeNode node, ExchangeNode peer) {
        node.with("server.port", 0)
                .with("spring.rabbitmq.port", BROKER.port())
                .with("dudao.peers[0].id", peer.id)
                .with("dudao.peers[0].link", "amqp");
    }

    private static ConnectionFactory client() {
        var factory = new ConnectionFactory();
        factory.setPort(BROKER.port());
        return factory;
    }

    @AfterEach
    void forgetQueues() throws Exception {
        stopNodes();
        try (var connection = client().newConnection();
                var channel = connection.createChannel()) {
            channel.queueDelete("dudao.inbox.qingdi.lanjiang");
            channel.queueDelete("dudao.inbox.lanjiang.qingdi");
            channel.queueDelete("dudao.dead.qingdi");
            channel.queueDelete("dudao.dead.lanjiang");
        }
    }

    /**
     * First, while no queue was ever deleted: RabbitMQ 3.10 that is killed soon after a quorum queue was deleted and
     * declared again under its name may serve that queue only after a minute, or never.
     */
    @Test
    @Order(Integer.MIN_VALUE)
    void a_broker_that_is_killed_and_comes_back_loses_and_doubles_nothing() {
        startAgreed();
        county.visits(0, 300);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(county.receipted()).isNotEmpty());
        // A broker that dies within seconds after it made a queue forgets the queue but not the queue's log; the
        // queue that is made again then never confirms.
        BROKER.rabbit().control("eval", "mnesia:sync_log().");
        BROKER.rabbit().kill();
        county.visits(300, 400);
        BROKER.rabbit().startAgain();
        county.visits(400, 500);
        awaitReceipts(500);
        assertExactly(500);
    }

    @Test
    void a_node_starts_and_works_while_the_broker_is_down_and_joins_when_it_is_up() {
        BROKER.rabbit().kill();
        try {
            startAgreed();
            county.visits(0, 3);
        } finally {
            BROKER.rabbit().startAgain();
        }
        awaitReceipts(3);
        assertExactly(3);
    }

    @Test
    void a_file_that_a_fact_names_is_fetched_from_the_countys_http_address() throws Exception {
        int port = FreePort.any();
        county.with("server.port", port);
        city.with("dudao.peers[0].url", "http://127.0.0.1:" + port);
        county.start();
        city.start();
        county.agree(city, EVIDENCE, NOTHING);
        city.agree(county, NOTHING, EVIDENCE);
        ContentStore.Kept kept = county.bean(ContentStore.class)
                .keep(new ByteArrayInputStream(new byte[100_000]), 100_000)
                .orElseThrow();
        county.publish(new EvidenceFiled(
                "QD-1-1",
                SCHOOL,
                "补全后的标签",
                List.of(new Attachment(kept.sha256(), kept.size(), "image/jpeg", "留样柜.jpg")),
                DAY));
        await().atMost(PATIENCE)
                .until(() -> city.bean(ContentStore.class).find(kept.sha256()).isPresent());
    }

    @Test
    void garbage_is_refused_once_kept_in_the_dead_letter_queue_and_holds_up_nobody() throws Exception {
        startAgreed();
        county.visits(0, 1);
        awaitReceipts(1);
        try (var connection = client().newConnection();
                var channel = connection.createChannel()) {
            var properties = new AMQP.BasicProperties.Builder().build();
            byte[] garbage = "{\"no\": [1, 2".getBytes(StandardCharsets.UTF_8);
            channel.basicPublish("dudao", "lanjiang.qingdi", properties, garbage);
            channel.basicPublish("dudao", "lanjiang.qingdi", properties, garbage);
            county.visits(1, 3);
            awaitReceipts(3);
            assertExactly(3);
            assertThat(city.events(MessageRefused.class))
                    .extracting(MessageRefused::code)
                    .containsExactly("UNREADABLE");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(channel.messageCount("dudao.dead.lanjiang"))
                            .isEqualTo(2));
        }
    }
}
