package org.dudaohub.projections.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.visit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementAccepted;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadContradicted;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsReceived;
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
                        new PeerExchange("lanjiang", 2, 2, 0, 0, 0, 0, null, List.of(), null, List.of()),
                        new PeerExchange("qingdi", 0, 0, 1, 1, 0, 0, null, List.of(), null, List.of()));
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
                .contains(new PeerExchange("lanjiang", 2, 1, 0, 0, 0, 1, null, List.of(), null, List.of()));
    }

    @Test
    void shows_the_latest_agreement() {
        node.happened(
                new AgreementConcluded("office", "lanjiang", SENDS, SENDS, "old", MARCH, null, null, null),
                new AgreementConcluded(
                        "office", "lanjiang", SENDS, ACCEPTS, "key", MARCH, MARCH.plusYears(1), null, null));

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
                .containsExactly(new PeerExchange("qingdi", 0, 0, 1, 0, 0, 0, null, List.of(), null, List.of()));
    }

    @Test
    void shows_what_was_proposed_until_it_is_settled_and_what_is_in_force_until_it_ends() {
        node.happened(new AgreementProposed(
                "office", "lanjiang", "a-1", "lanjiang", SENDS, ACCEPTS, "http", "key", "own", MARCH, null, MARCH));
        assertThat(node.settled(ExchangeQuery.class)
                        .peer("lanjiang")
                        .orElseThrow()
                        .proposals())
                .extracting(ProposedAgreement::agreement, ProposedAgreement::by, ProposedAgreement::key)
                .containsExactly(tuple("a-1", "lanjiang", "key"));
        node.happened(
                new AgreementAccepted("office", "lanjiang", "a-1", "qingdi", "own", MARCH),
                new AgreementConcluded("office", "lanjiang", SENDS, ACCEPTS, "key", MARCH, null, "a-1", "http"));
        PeerExchange agreed = node.settled(ExchangeQuery.class).peer("lanjiang").orElseThrow();
        assertThat(agreed.proposals()).isEmpty();
        assertThat(agreed.agreement().peerKey()).isEqualTo("key");
        node.happened(new AgreementEnded("office", "lanjiang", "a-1", "lanjiang", "撤并", MARCH));
        assertThat(node.settled(ExchangeQuery.class)
                        .peer("lanjiang")
                        .orElseThrow()
                        .agreement())
                .isNull();
    }

    @Test
    void an_alarm_names_the_position_in_the_peers_ledger() {
        node.happened(new HeadContradicted("office", "qingdi", 100, "aa", "bb", MARCH));
        assertThat(node.settled(ExchangeQuery.class)
                        .peer("qingdi")
                        .orElseThrow()
                        .alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text()).contains("100"));
    }

    @Test
    void receipts_that_come_again_in_another_cut_count_once() {
        node.happened(
                new ReceiptsReceived("office", "lanjiang", 0, 7, List.of("a", "b", "c"), NOW, "key", "s"),
                new ReceiptsReceived("office", "lanjiang", 2, 9, List.of("c", "d"), NOW, "key", "s"));
        PeerExchange peer = node.settled(ExchangeQuery.class).peer("lanjiang").orElseThrow();
        assertThat(peer.sent()).isEqualTo(4);
        assertThat(peer.receiptsReceived()).isEqualTo(4);
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
