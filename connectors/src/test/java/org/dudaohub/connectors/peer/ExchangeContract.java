package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dudaohub.connectors.peer.ExchangeNode.NOTHING;
import static org.dudaohub.connectors.peer.ExchangeNode.OTHER_SCHOOL;
import static org.dudaohub.connectors.peer.ExchangeNode.SCHOOL;
import static org.dudaohub.connectors.peer.ExchangeNode.VISITS;
import static org.dudaohub.connectors.peer.ExchangeNode.visit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.exchange.EndAgreement;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.FeedResumed;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadContradicted;
import org.dudaohub.domain.exchange.ExchangeEvent.HeadDeclared;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsReceived;
import org.dudaohub.domain.exchange.ExchangeEvent.RefusalReceived;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the exchange between a county and its city must do, over whichever link. */
abstract class ExchangeContract {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    ExchangeNode county;
    ExchangeNode city;

    /** Makes the two nodes reach each other over the link. */
    abstract void link(ExchangeNode one, ExchangeNode other) throws Exception;

    @BeforeEach
    void twoNodes() throws Exception {
        county = new ExchangeNode("qingdi", folder);
        city = new ExchangeNode("lanjiang", folder);
        link(county, city);
    }

    @AfterEach
    void stopNodes() {
        county.close();
        city.close();
    }

    void startAgreed() {
        county.start();
        city.start();
        county.agree(city, VISITS, NOTHING);
        city.agree(county, NOTHING, VISITS);
    }

    void awaitReceipts(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(county.receipted()).hasSize(count));
    }

    void assertExactly(int count) {
        assertThat(city.events(VisitRecorded.class))
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(ExchangeNode::visit).toList());
        assertThat(city.receiptsIssued()).containsExactlyElementsOf(sequences(count));
        assertThat(county.receipted()).containsExactlyElementsOf(sequences(count));
    }

    private static List<Long> sequences(int count) {
        return IntStream.range(0, count).mapToObj(Long::valueOf).toList();
    }

    @Test
    void what_the_agreement_covers_arrives_once_in_order_and_both_sides_keep_the_receipt() {
        startAgreed();
        county.visits(0, 7);
        awaitReceipts(7);
        assertExactly(7);
        ReceiptsIssued issued = city.events(ReceiptsIssued.class).getFirst();
        ReceiptsReceived received = county.events(ReceiptsReceived.class).getFirst();
        assertThat(received.signature()).isEqualTo(issued.signature());
        assertThat(received.digests()).isEqualTo(issued.digests());
        assertThat(received.issuedAt()).isEqualTo(issued.issuedAt());
        EventMessage<?> stored = city.ledger().get((int) received.position());
        assertThat(stored.getPayload()).isEqualTo(visit(0));
        assertThat(stored.getTimestamp()).isEqualTo(issued.issuedAt());
    }

    @Test
    void a_replicated_event_says_where_it_comes_from_and_who_did_it_there() {
        startAgreed();
        county.visits(0, 1);
        awaitReceipts(1);
        var stored = (DomainEventMessage<?>) city.ledger().stream()
                .filter(event -> event.getPayload() instanceof VisitRecorded)
                .findFirst()
                .orElseThrow();
        assertThat(stored.getType()).isEqualTo("Feed");
        assertThat(stored.getSequenceNumber()).isZero();
        assertThat(stored.getMetaData())
                .containsEntry(Provenance.ORIGIN_NODE, "qingdi")
                .containsEntry(Provenance.ORIGIN_POSITION, "1")
                .containsEntry(Provenance.ORIGIN_SEQUENCE, "0")
                .containsEntry(Provenance.ORIGIN_MESSAGE, "qingdi/1")
                .containsEntry(Provenance.CHANNEL, "peer:qingdi")
                .containsEntry(Provenance.ORIGIN_METADATA_PREFIX + Provenance.ACTOR_NAME, "李督学")
                .containsKeys(Provenance.ORIGIN_DIGEST, Provenance.ORIGIN_SIGNATURE, Provenance.ORIGIN_RECORDED_AT);
    }

    @Test
    void what_the_agreement_does_not_cover_is_not_sent() {
        startAgreed();
        county.publish(visit(90, OTHER_SCHOOL), visit(0), visit(91, OTHER_SCHOOL), visit(1));
        awaitReceipts(2);
        assertExactly(2);
    }

    @Test
    void what_the_receiver_did_not_agree_to_is_refused_for_good_and_what_follows_goes_on() {
        county.start();
        city.start();
        county.agree(city, new Terms(Set.of("visit.VisitRecorded"), Set.of()), NOTHING);
        city.agree(county, NOTHING, VISITS);
        county.publish(visit(0), visit(90, OTHER_SCHOOL), visit(1));
        awaitReceipts(2);
        assertThat(city.events(VisitRecorded.class)).containsExactly(visit(0), visit(1));
        assertThat(city.events(MessageRefused.class)).singleElement().satisfies(refused -> {
            assertThat(refused.peer()).isEqualTo("qingdi");
            assertThat(refused.code()).isEqualTo("NOT_COVERED");
        });
        assertThat(county.events(RefusalReceived.class)).singleElement().satisfies(refusal -> {
            assertThat(refusal.sequence()).isEqualTo(1);
            assertThat(refusal.code()).isEqualTo("NOT_COVERED");
        });
    }

    @Test
    void both_directions_flow_at_the_same_time_and_nothing_comes_back_as_an_echo() {
        county.start();
        city.start();
        Terms all = new Terms(Set.of("visit.VisitRecorded"), Set.of());
        county.agree(city, all, all);
        city.agree(county, all, all);
        county.publish(visit(0, SCHOOL), visit(1, SCHOOL));
        city.publish(visit(2, OTHER_SCHOOL), visit(3, OTHER_SCHOOL));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(county.receipted()).hasSize(2);
            assertThat(city.receipted()).hasSize(2);
        });
        assertThat(county.count(VisitRecorded.class)).isEqualTo(4);
        assertThat(city.count(VisitRecorded.class)).isEqualTo(4);
    }

    @Test
    void a_peer_that_was_down_gets_everything_when_it_is_up() {
        startAgreed();
        county.visits(0, 3);
        awaitReceipts(3);
        city.close();
        county.visits(3, 20);
        city.start();
        awaitReceipts(20);
        assertExactly(20);
    }

    @Test
    void a_restart_of_both_nodes_sends_nothing_twice_and_forgets_nothing() {
        startAgreed();
        county.visits(0, 5);
        awaitReceipts(5);
        long before = city.ledger().size();
        county.restart();
        city.restart();
        assertThat(city.ledger()).hasSize((int) before);
        county.visits(5, 8);
        awaitReceipts(8);
        assertExactly(8);
    }

    @Test
    void a_sender_that_stopped_before_it_sent_sends_after_its_restart() {
        startAgreed();
        city.close();
        county.visits(0, 600);
        county.restart();
        city.start();
        awaitReceipts(600);
        assertExactly(600);
    }

    @Test
    void what_was_recorded_before_the_agreement_is_not_sent() {
        county.start();
        city.start();
        county.visits(90, 95);
        county.agree(city, VISITS, NOTHING);
        city.agree(county, NOTHING, VISITS);
        county.visits(0, 2);
        awaitReceipts(2);
        assertExactly(2);
    }

    @Test
    void a_receiver_that_agrees_late_gets_the_feed_from_its_beginning() {
        county.start();
        city.start();
        county.agree(city, VISITS, NOTHING);
        county.visits(0, 4);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.events(MessageRefused.class))
                        .extracting(MessageRefused::code)
                        .contains("UNKNOWN_PEER"));
        city.agree(county, NOTHING, VISITS);
        awaitReceipts(4);
        assertExactly(4);
    }

    @Test
    void an_agreement_is_proposed_by_one_side_and_accepted_by_the_other_and_then_flows() {
        county.start();
        city.start();
        county.propose(city, "a-1", VISITS, NOTHING);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(city.events(AgreementProposed.class)).isNotEmpty());
        assertThat(city.events(AgreementProposed.class)).singleElement().satisfies(proposed -> {
            assertThat(proposed.by()).isEqualTo("qingdi");
            assertThat(proposed.accepts()).isEqualTo(VISITS);
            assertThat(proposed.key()).isEqualTo(county.key().publicKey());
        });
        assertThat(city.count(AgreementConcluded.class)).isZero();
        assertThat(city.accept(county, "a-1")).isEqualTo(Outcome.accepted("a-1"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(county.count(AgreementConcluded.class)).isOne());
        county.visits(0, 3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.count(VisitRecorded.class)).isEqualTo(3));
        // The proposal and the acceptance are messages too, each with a receipt.
        awaitReceipts(4);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.receipted()).containsExactly(0L));
        county.restart();
        city.restart();
        county.visits(3, 4);
        awaitReceipts(5);
        assertThat(city.count(AgreementConcluded.class)).isOne();
    }

    @Test
    void an_agreement_that_one_side_ends_lets_nothing_flow_any_more() {
        county.start();
        city.start();
        county.propose(city, "a-1", VISITS, NOTHING);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(city.events(AgreementProposed.class)).isNotEmpty());
        city.accept(county, "a-1");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(county.count(AgreementConcluded.class)).isOne());
        county.visits(0, 1);
        awaitReceipts(2);
        city.send(new EndAgreement("qingdi", "office-lanjiang", "lanjiang", "机构撤并"));
        county.visits(1, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(county.events(AgreementEnded.class))
                        .extracting(AgreementEnded::by)
                        .contains("lanjiang"));
        long length = county.bean(Peers.class).known("lanjiang").orElseThrow().feedLength();
        county.visits(2, 3);
        assertThat(city.count(VisitRecorded.class)).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(county.bean(Peers.class).position())
                        .isEqualTo(county.ledger().size() - 1));
        assertThat(county.bean(Peers.class).known("lanjiang").orElseThrow().feedLength())
                .isEqualTo(length);
    }

    @Test
    void a_new_key_is_announced_under_the_old_one_and_messages_under_the_old_one_stay_proved() {
        startAgreed();
        county.visits(0, 2);
        awaitReceipts(2);
        NodeKey fresh = county.changeKey(city, LocalDate.now().plusDays(2));
        awaitReceipts(3);
        county.visits(2, 4);
        awaitReceipts(5);
        List<String> keys = city.ledger().stream()
                .filter(Streams::isReplicated)
                .map(event -> (String) event.getMetaData().get(Provenance.ORIGIN_KEY))
                .toList();
        assertThat(keys)
                .containsExactly(
                        county.key().id(), county.key().id(), county.key().id(), fresh.id(), fresh.id());
        county.restart();
        city.restart();
        county.visits(4, 5);
        awaitReceipts(6);
        MessageFormat format = city.bean(MessageFormat.class);
        for (TrackedEventMessage<?> stored :
                city.ledger().stream().filter(Streams::isReplicated).toList()) {
            Signed shown =
                    Signed.read(format.restore((DomainEventMessage<?>) stored)).orElseThrow();
            String key = shown.proof().key().equals(fresh.id())
                    ? fresh.publicKey()
                    : county.key().publicKey();
            assertThat(shown.isBy(PeerKey.of(key).orElseThrow(), "qingdi", Signed.Kind.MESSAGES))
                    .isTrue();
        }
    }

    /** The county loses the visits from that number on, which the city has. */
    private void restoreCountyThatForgot(int from, int to) throws Exception {
        startAgreed();
        county.visits(0, from);
        awaitReceipts(from);
        county.close();
        county.backUp();
        county.start();
        county.visits(from, to);
        awaitReceipts(to);
        county.close();
        county.restore();
        county.start();
    }

    @Test
    void a_county_that_was_restored_from_an_old_backup_goes_on_behind_what_the_city_has() throws Exception {
        restoreCountyThatForgot(3, 6);
        county.visits(10, 12);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.count(VisitRecorded.class)).isEqualTo(8));
        assertThat(city.events(VisitRecorded.class))
                .containsExactly(visit(0), visit(1), visit(2), visit(3), visit(4), visit(5), visit(10), visit(11));
        assertThat(city.events(MessageRefused.class))
                .extracting(MessageRefused::code)
                .contains("CONFLICTING");
        assertThat(county.events(FeedResumed.class)).singleElement().satisfies(resumed -> {
            assertThat(resumed.sequence()).isEqualTo(3);
            assertThat(resumed.next()).isEqualTo(6);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(county.receipted()).containsExactly(0L, 1L, 2L, 6L, 7L));
        county.restart();
        county.visits(12, 13);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.count(VisitRecorded.class)).isEqualTo(9));
        assertThat(county.count(FeedResumed.class)).isOne();
    }

    @Test
    void a_county_that_wrote_more_than_it_lost_has_each_of_it_taken_once() throws Exception {
        restoreCountyThatForgot(3, 4);
        county.visits(10, 12);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(county.receipted()).containsExactly(0L, 1L, 2L, 4L, 5L));
        assertThat(city.events(VisitRecorded.class))
                .containsExactly(visit(0), visit(1), visit(2), visit(3), visit(10), visit(11));
    }

    @Test
    void a_county_that_wrote_its_history_anew_is_found_and_the_alarm_names_the_position() throws Exception {
        startAgreed();
        county.visits(0, 3);
        awaitReceipts(3);
        county.bean(HeadKeeper.class).declare();
        awaitReceipts(4);
        county.visits(3, 5);
        awaitReceipts(6);
        county.bean(HeadKeeper.class).declare();
        awaitReceipts(7);
        assertThat(city.count(HeadContradicted.class)).isZero();
        HeadDeclared first = city.events(HeadDeclared.class).getFirst();
        county.close();
        county.rewrite(1);
        county.start();
        county.visits(5, 6);
        awaitReceipts(8);
        county.bean(HeadKeeper.class).declare();
        awaitReceipts(9);
        assertThat(city.events(HeadContradicted.class)).singleElement().satisfies(alarm -> {
            assertThat(alarm.peer()).isEqualTo("qingdi");
            assertThat(alarm.position()).isEqualTo(first.position());
            assertThat(alarm.declared()).isEqualTo(first.hash());
            assertThat(alarm.now()).isNotEqualTo(first.hash());
        });
        county.visits(6, 7);
        awaitReceipts(10);
        county.bean(HeadKeeper.class).declare();
        awaitReceipts(11);
        assertThat(city.count(HeadContradicted.class)).isOne();
    }

    @Test
    void a_head_is_not_declared_again_while_nothing_but_the_exchange_goes_on() {
        startAgreed();
        county.visits(0, 1);
        awaitReceipts(1);
        county.bean(HeadKeeper.class).declare();
        awaitReceipts(2);
        county.bean(HeadKeeper.class).declare();
        county.visits(1, 2);
        awaitReceipts(3);
        assertThat(city.count(HeadDeclared.class)).isOne();
    }
}
