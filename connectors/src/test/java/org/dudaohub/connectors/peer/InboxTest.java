package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dudaohub.connectors.peer.ExchangeNode.DAY;
import static org.dudaohub.connectors.peer.ExchangeNode.NOTHING;
import static org.dudaohub.connectors.peer.ExchangeNode.OTHER_SCHOOL;
import static org.dudaohub.connectors.peer.ExchangeNode.SCHOOL;
import static org.dudaohub.connectors.peer.ExchangeNode.VISITS;
import static org.dudaohub.connectors.peer.ExchangeNode.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.dudaohub.connectors.peer.Answer.Missing;
import org.dudaohub.connectors.peer.Answer.Receipts;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;
import org.dudaohub.connectors.peer.AnswerFormat.SignedReceipts;
import org.dudaohub.connectors.peer.MessageFormat.Draft;
import org.dudaohub.connectors.peer.Signed.Kind;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptsIssued;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does with the messages of a peer, whichever link they came by. The peer is played by the test. */
class InboxTest {

    private static final PeerJson JSON = PeerJson.create();
    private static final Instant RECORDED_AT = Instant.parse("2026-03-05T09:00:00Z");

    @TempDir
    Path folder;

    private ExchangeNode city;
    private ExchangeNode county;
    private MessageFormat format;

    @BeforeEach
    void aCityThatAgreedWithACounty() {
        county = new ExchangeNode("qingdi", folder);
        format = new MessageFormat(JSON, "qingdi");
        city = new ExchangeNode("lanjiang", folder).with("server.port", 0).start();
        city.agree(county, NOTHING, VISITS);
    }

    @AfterEach
    void stop() {
        city.close();
    }

    private Message message(long sequence, Event event) {
        return sign(format, county.key(), "lanjiang", sequence, event);
    }

    private static Message sign(MessageFormat format, NodeKey key, String recipient, long sequence, Event event) {
        return format.sign(List.of(draft(format, recipient, sequence, event)), key)
                .getFirst();
    }

    private static Draft draft(MessageFormat format, String recipient, long sequence, Event event) {
        return format.draft(
                recipient,
                sequence,
                100 + sequence,
                new GenericEventMessage<>(new GenericMessage<>(event), () -> RECORDED_AT));
    }

    /** Under one signature. */
    private List<Message> visits(int from, int to) {
        return format.sign(
                IntStream.range(from, to)
                        .mapToObj(number -> draft(format, "lanjiang", number, visit(number)))
                        .toList(),
                county.key());
    }

    private List<SignedAnswer> accept(JsonNode... messages) {
        return city.bean(Inbox.class).accept(List.of(messages)).answers();
    }

    private List<SignedAnswer> accept(List<Message> messages) {
        return accept(messages.stream().map(message -> message.signed().json()).toArray(JsonNode[]::new));
    }

    private static List<Answer> answers(List<SignedAnswer> signed) {
        return signed.stream().map(SignedAnswer::answer).toList();
    }

    private static RefusalCode codeOf(SignedAnswer answer) {
        return ((Refusal) answer.answer()).code();
    }

    private static List<ObjectNode> texts(List<SignedAnswer> signed) {
        return signed.stream().map(SignedAnswer::json).toList();
    }

    private ObjectNode tampered(Message message) {
        ObjectNode json = message.signed().json().deepCopy();
        List.of("dudaokey", "dudaosize", "dudaoindex", "dudaosignature").forEach(json::remove);
        return json;
    }

    private ObjectNode signed(ObjectNode message) {
        return Signed.one(county.key(), "qingdi", Kind.MESSAGES, message).json();
    }

    @Test
    void a_message_is_stored_and_gets_a_receipt_that_the_city_signed() {
        Message message = message(0, visit(0));
        SignedAnswer answer = accept(message.signed().json()).getFirst();
        assertThat(answer.answer()).isInstanceOfSatisfying(Receipts.class, receipts -> {
            assertThat(receipts.digests()).containsExactly(message.digest());
            assertThat(city.ledger().get((int) receipts.position()).getPayload())
                    .isEqualTo(visit(0));
        });
        assertThat(answer.isBy(PeerKey.of(city.key().publicKey()).orElseThrow()))
                .isTrue();
        assertThat(answer.isBy(PeerKey.of(county.key().publicKey()).orElseThrow()))
                .isFalse();
    }

    @Test
    void many_messages_share_a_signature_and_many_receipts_another_and_each_is_proved_alone() {
        List<Message> batch = visits(0, 300);
        assertThat(batch)
                .extracting(message -> message.signed().proof().signature())
                .containsOnly(batch.getFirst().signed().proof().signature());
        SignedReceipts receipts = (SignedReceipts) accept(batch).getFirst();
        assertThat(receipts.answer().digests())
                .isEqualTo(batch.stream().map(Message::digest).toList());
        ObjectNode one = AnswerFormat.prove(receipts, 123);
        assertThat(one.get("digest").textValue()).isEqualTo(batch.get(123).digest());
        PeerKey key = PeerKey.of(city.key().publicKey()).orElseThrow();
        assertThat(Signed.read(one).orElseThrow().isBy(key, "lanjiang", Kind.RECEIPTS))
                .isTrue();
        assertThat(Signed.read(one.put("sequence", 124)).orElseThrow().isBy(key, "lanjiang", Kind.RECEIPTS))
                .isFalse();
    }

    @Test
    void a_stored_message_can_be_shown_again_as_it_was_signed() {
        List<Message> batch = visits(0, 5);
        ObjectNode foreign = tampered(message(5, visit(5)));
        ((ObjectNode) foreign.get("data")).put("whatever", 1.50);
        foreign.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        accept(batch);
        accept(signed(foreign));
        MessageFormat ofCity = city.bean(MessageFormat.class);
        List<ObjectNode> shown = city.ledger().stream()
                .filter(Streams::isReplicated)
                .map(event -> ofCity.restore((DomainEventMessage<?>) event))
                .toList();
        assertThat(shown).hasSize(6);
        PeerKey key = PeerKey.of(county.key().publicKey()).orElseThrow();
        assertThat(shown)
                .allSatisfy(
                        message -> assertThat(Signed.read(message).orElseThrow().isBy(key, "qingdi", Kind.MESSAGES))
                                .isTrue());
        assertThat(shown.get(3)).isEqualTo(batch.get(3).signed().json());
        assertThat(shown.getLast().at("/data/whatever").doubleValue()).isEqualTo(1.5);
    }

    @Test
    void a_message_from_another_place_in_the_batch_is_not_proved() {
        List<Message> batch = visits(0, 4);
        ObjectNode moved = batch.getFirst().signed().json().deepCopy();
        moved.put("dudaoindex", 1);
        assertThat(codeOf(accept(moved).getFirst())).isEqualTo(RefusalCode.BAD_SIGNATURE);
        ObjectNode foreign = batch.getFirst().signed().json().deepCopy();
        foreign.set("dudaopath", batch.get(2).signed().json().get("dudaopath"));
        assertThat(codeOf(accept(foreign).getFirst())).isEqualTo(RefusalCode.BAD_SIGNATURE);
    }

    @Test
    void nodes_may_sign_with_sm2_and_verify_each_other_without_being_told() {
        var sm2 = NodeKey.open(folder.resolve("sm2.pem"), SignatureAlgorithm.SM2);
        city.agree("qingdi", sm2.publicKey(), NOTHING, VISITS);
        Message message = sign(format, sm2, "lanjiang", 0, visit(0));
        assertThat(answers(accept(message.signed().json()))).singleElement().isInstanceOf(Receipts.class);
        assertThat(codeOf(accept(message(1, visit(1)).signed().json()).getFirst()))
                .isEqualTo(RefusalCode.BAD_SIGNATURE);
    }

    @Test
    void a_message_that_was_tampered_with_is_refused_and_the_true_one_is_still_accepted() {
        ObjectNode tampered = message(0, visit(0)).signed().json().deepCopy();
        ((ObjectNode) tampered.get("data")).put("happenedOn", "2026-03-06");
        SignedAnswer answer = accept(tampered).getFirst();
        assertThat(codeOf(answer)).isEqualTo(RefusalCode.BAD_SIGNATURE);
        assertThat(city.count(VisitRecorded.class)).isZero();
        assertThat(city.events(MessageRefused.class))
                .extracting(MessageRefused::code)
                .containsExactly("BAD_SIGNATURE");
        assertThat(answers(accept(visits(0, 1)))).singleElement().isInstanceOf(Receipts.class);
    }

    @Test
    void whoever_has_another_key_can_not_speak_for_the_county() {
        NodeKey impostor = NodeKey.open(folder.resolve("impostor.pem"));
        Message forged = sign(format, impostor, "lanjiang", 0, visit(0));
        assertThat(codeOf(accept(forged.signed().json()).getFirst())).isEqualTo(RefusalCode.BAD_SIGNATURE);
        assertThat(city.count(VisitRecorded.class)).isZero();
    }

    @Test
    void a_message_for_another_node_can_not_be_passed_on_to_the_city() {
        Message elsewhere = sign(format, county.key(), "dongtang", 0, visit(0));
        assertThat(codeOf(accept(elsewhere.signed().json()).getFirst())).isEqualTo(RefusalCode.WRONG_RECIPIENT);
        assertThat(city.count(VisitRecorded.class)).isZero();
    }

    @Test
    void a_stranger_is_refused() {
        var stranger = new MessageFormat(JSON, "shipu");
        Message message = sign(stranger, county.key(), "lanjiang", 0, visit(0));
        assertThat(codeOf(accept(message.signed().json()).getFirst())).isEqualTo(RefusalCode.UNKNOWN_PEER);
    }

    @Test
    void a_repeated_message_gets_the_first_receipt_again_and_has_no_effect() {
        List<SignedAnswer> first = accept(visits(0, 3));
        int size = city.ledger().size();
        List<SignedAnswer> again = accept(visits(0, 3));
        assertThat(texts(again)).isEqualTo(texts(first));
        assertThat(answers(again)).isEqualTo(answers(first));
        city.restart();
        awaitReady();
        assertThat(answers(accept(visits(0, 3)))).isEqualTo(answers(first));
        assertThat(city.ledger()).hasSize(size);
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> city.bean(Peers.class).isCaughtUp());
    }

    @Test
    void another_message_under_a_number_that_was_used_is_a_conflict() {
        accept(visits(0, 1));
        SignedAnswer answer = accept(message(0, visit(77)).signed().json()).getFirst();
        assertThat(codeOf(answer)).isEqualTo(RefusalCode.CONFLICTING);
        assertThat(city.events(VisitRecorded.class)).containsExactly(visit(0));
        assertThat(city.events(MessageRefused.class))
                .extracting(MessageRefused::code)
                .containsExactly("CONFLICTING");
    }

    @Test
    void a_gap_is_told_and_nothing_is_stored_beyond_it() {
        accept(visits(0, 2));
        assertThat(answers(accept(visits(4, 6)))).containsExactly(new Missing("lanjiang", "qingdi", 2, true));
        assertThat(city.count(VisitRecorded.class)).isEqualTo(2);
        assertThat(answers(accept(visits(2, 6)))).hasOnlyElementsOfType(Receipts.class);
        assertThat(city.events(VisitRecorded.class))
                .containsExactly(visit(0), visit(1), visit(2), visit(3), visit(4), visit(5));
    }

    @Test
    void messages_that_overtook_each_other_are_stored_in_order() {
        List<Message> shuffled =
                List.of(message(2, visit(2)), message(0, visit(0)), message(0, visit(0)), message(1, visit(1)));
        assertThat(answers(accept(shuffled))).singleElement().satisfies(answer -> {
            assertThat(((Receipts) answer).first()).isZero();
            assertThat(((Receipts) answer).last()).isEqualTo(2);
        });
        assertThat(city.events(VisitRecorded.class)).containsExactly(visit(0), visit(1), visit(2));
    }

    @Test
    void what_is_not_covered_is_refused_for_good_and_the_refusal_is_the_same_when_asked_again() {
        List<Message> feed = List.of(message(0, visit(0, OTHER_SCHOOL)), message(1, visit(1)));
        List<SignedAnswer> first = accept(feed);
        assertThat(first.getLast().answer()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_COVERED);
            assertThat(refusal.lasting()).isTrue();
        });
        assertThat(first.getFirst().answer()).isInstanceOf(Receipts.class);
        assertThat(texts(accept(feed))).isEqualTo(texts(first));
        assertThat(city.events(MessageRefused.class))
                .extracting(MessageRefused::code)
                .containsExactly("NOT_COVERED");
    }

    @Test
    void data_that_is_not_what_its_type_says_is_refused_for_good() {
        ObjectNode broken = tampered(message(0, visit(0)));
        ((ObjectNode) broken.get("data")).put("happenedOn", "the day before");
        SignedAnswer answer = accept(signed(broken)).getFirst();
        assertThat(codeOf(answer)).isEqualTo(RefusalCode.INVALID_DATA);
        assertThat(answers(accept(visits(1, 2)))).singleElement().isInstanceOf(Receipts.class);
    }

    @Test
    void a_message_of_more_than_5_mb_is_refused_for_good_and_those_that_come_near_are_all_kept() {
        var huge = new VisitRecorded("QD-1", SCHOOL, List.of("x".repeat(6 << 20)), DAY);
        assertThat(codeOf(accept(message(0, huge).signed().json()).getFirst())).isEqualTo(RefusalCode.TOO_LARGE);
        var large = new VisitRecorded("QD-2", SCHOOL, List.of("x".repeat(5_000_000)), DAY);
        List<Message> feed = List.of(message(1, large), message(2, large), message(3, large));
        assertThat(answers(accept(feed))).hasOnlyElementsOfType(Receipts.class);
        assertThat(city.events(VisitRecorded.class)).containsExactly(large, large, large);
    }

    @Test
    void an_event_of_a_newer_version_holds_the_feed_until_the_node_knows_it() {
        ObjectNode newer = tampered(message(0, visit(0)));
        newer.put("type", "org.dudaohub.visit.VisitRecorded.v2");
        SignedAnswer answer =
                accept(signed(newer), message(1, visit(1)).signed().json()).getFirst();
        assertThat(answer.answer()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_EVENT);
            assertThat(refusal.lasting()).isFalse();
        });
        assertThat(city.count(VisitRecorded.class)).isZero();
    }

    @Test
    void garbage_is_refused_as_often_as_it_comes_but_written_down_a_limited_number_of_times() {
        JsonNode[] garbage = Stream.concat(
                        IntStream.range(0, 250)
                                .mapToObj(number -> JSON.mapper()
                                        .createObjectNode()
                                        .put("specversion", "1.0")
                                        .put("garbage", number)),
                        Stream.of(JSON.mapper().createArrayNode(), JSON.mapper().nullNode()))
                .toArray(JsonNode[]::new);
        assertThat(accept(garbage)).extracting(InboxTest::codeOf).containsOnly(RefusalCode.UNREADABLE);
        assertThat(city.count(MessageRefused.class)).isEqualTo(200);
        assertThat(answers(accept(visits(0, 1)))).singleElement().isInstanceOf(Receipts.class);
    }

    @Test
    void a_stop_between_storing_and_receipting_ends_in_the_same_receipt() {
        Instant recordedAt = Instant.parse("2026-03-05T01:02:03.004Z");
        Message message = message(0, visit(0));
        var ledger = city.bean(ExchangeLedger.class);
        ledger.append(List.of(ledger.event(
                Streams.FEED,
                "qingdi",
                0,
                visit(0),
                Map.of(Provenance.ORIGIN_NODE, "qingdi", Provenance.ORIGIN_DIGEST, message.digest()),
                recordedAt)));
        city.restart();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(city.count(ReceiptsIssued.class)).isEqualTo(1));
        assertThat(answers(accept(message.signed().json())))
                .containsExactly(new Receipts("lanjiang", "qingdi", 0, 1, recordedAt, List.of(message.digest())));
        assertThat(city.count(VisitRecorded.class)).isEqualTo(1);
        assertThat(city.count(ReceiptsIssued.class)).isEqualTo(1);
    }

    @Test
    void what_was_recorded_far_in_the_future_is_taken_when_that_time_has_come() {
        Instant ahead = Instant.now().plus(Duration.ofHours(2));
        Message early = format.sign(
                        List.of(format.draft(
                                "lanjiang",
                                0,
                                100,
                                new GenericEventMessage<>(new GenericMessage<>(visit(0)), () -> ahead))),
                        county.key())
                .getFirst();
        SignedAnswer answer = accept(early.signed().json()).getFirst();
        assertThat(answer.answer()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.FROM_THE_FUTURE);
            assertThat(refusal.lasting()).isFalse();
        });
        city.with("dudao.exchange.clock-tolerance", "3h").restart();
        awaitReady();
        assertThat(answers(accept(early.signed().json()))).singleElement().isInstanceOf(Receipts.class);
    }

    @Test
    void what_was_recorded_years_ago_is_taken_like_anything_else() {
        Message old = format.sign(
                        List.of(format.draft(
                                "lanjiang",
                                0,
                                100,
                                new GenericEventMessage<>(
                                        new GenericMessage<>(visit(0)), () -> Instant.parse("2021-01-04T08:00:00Z")))),
                        county.key())
                .getFirst();
        assertThat(answers(accept(old.signed().json()))).singleElement().isInstanceOf(Receipts.class);
    }

    @Test
    void a_conflict_tells_how_far_the_city_is_unless_it_is_the_same_event_in_another_form() {
        accept(visits(0, 3));
        Message other = format.sign(
                        List.of(format.draft(
                                "lanjiang",
                                1,
                                100,
                                new GenericEventMessage<>(
                                        new GenericMessage<>(visit(77)), () -> RECORDED_AT.plusSeconds(60)))),
                        county.key())
                .getFirst();
        assertThat(((Refusal) accept(other.signed().json()).getFirst().answer()).expected())
                .isEqualTo(3);
        assertThat(((Refusal) accept(message(1, visit(77)).signed().json())
                                .getFirst()
                                .answer())
                        .expected())
                .isNull();
    }
}
