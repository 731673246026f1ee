package org.dudaohub.projections.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.visit;

import java.time.Instant;
import java.util.Set;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.RefusalReceived;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Terms SENDS = new Terms(Set.of("visit.VisitRecorded"), Set.of());
    private static final Terms ACCEPTS = new Terms(Set.of("visit.FindingRaised"), Set.of("2199000001"));
    private static final Instant NOW = Instant.parse("2026-03-05T08:00:00Z");

    private Node node;

    @BeforeEach
    void start() {
        node = Node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void counts_messages_and_receipts_both_ways_for_each_peer() {
        node.happened(receiptFrom("lanjiang", 0), receiptFrom("lanjiang", 1))
                .received("qingdi", visit("v1", "2199000001", MARCH))
                .happened(new ReceiptIssued("office", "qingdi", 0, "d", 2, NOW, "s"));

        assertThat(node.settled(ExchangeQuery.class).peers(Paging.first(10)).items())
                .containsExactly(
                        new PeerExchange("lanjiang", 2, 2, 0, 0, 0, 0, null),
                        new PeerExchange("qingdi", 0, 0, 1, 1, 0, 0, null));
    }

    @Test
    void a_missing_receipt_shows_as_fewer_receipts_than_messages() {
        node.happened(receiptFrom("lanjiang", 0), receiptFrom("lanjiang", 2));

        PeerExchange peer = node.settled(ExchangeQuery.class).peer("lanjiang").orElseThrow();
        assertThat(peer.sent()).isEqualTo(3);
        assertThat(peer.receiptsReceived()).isEqualTo(2);
    }

    @Test
    void a_refusal_by_the_peer_is_an_answer_too() {
        node.happened(
                receiptFrom("lanjiang", 0),
                new RefusalReceived("office", "lanjiang", 1, "d", "NOT_COVERED", "协议未包含", NOW, "s", null));

        assertThat(node.settled(ExchangeQuery.class).peer("lanjiang"))
                .contains(new PeerExchange("lanjiang", 2, 1, 0, 0, 0, 1, null));
    }

    @Test
    void shows_the_latest_agreement() {
        node.happened(
                new AgreementConcluded("office", "lanjiang", SENDS, SENDS, "old", MARCH, null),
                new AgreementConcluded("office", "lanjiang", SENDS, ACCEPTS, "key", MARCH, MARCH.plusYears(1)));

        assertThat(node.settled(ExchangeQuery.class)
                        .peer("lanjiang")
                        .orElseThrow()
                        .agreement())
                .isEqualTo(new Agreement("office", SENDS, ACCEPTS, "key", MARCH, MARCH.plusYears(1), 1));
    }

    @Test
    void a_peers_own_receipts_and_agreements_are_not_this_nodes() {
        node.received("qingdi", receiptFrom("shipu", 0));

        assertThat(node.settled(ExchangeQuery.class).peers(Paging.first(10)).items())
                .containsExactly(new PeerExchange("qingdi", 0, 0, 1, 0, 0, 0, null));
    }

    @Test
    void lists_what_was_refused_the_latest_first() {
        node.happened(
                new MessageRefused("office", "qingdi", "qingdi/1", "d1", "SIGNATURE", "签名无效", MARCH),
                new MessageRefused("office", "qingdi", "qingdi/2", "d2", "NOT_COVERED", "协议未包含", MARCH));

        ExchangeQuery exchange = node.settled(ExchangeQuery.class);
        assertThat(exchange.peer("qingdi").orElseThrow().refused()).isEqualTo(2);
        assertThat(exchange.refusals("qingdi", Paging.first(10)).items())
                .extracting(RefusedMessage::message)
                .containsExactly("qingdi/2", "qingdi/1");
    }

    private static ReceiptReceived receiptFrom(String peer, long sequence) {
        return new ReceiptReceived("office", peer, sequence, "digest", 100 + sequence, NOW, "signature");
    }
}
