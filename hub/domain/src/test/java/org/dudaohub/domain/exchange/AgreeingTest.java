package org.dudaohub.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementAccepted;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementDeclined;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementEnded;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementProposed;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementStep;
import org.junit.jupiter.api.Test;

/** The county {@code qingdi} proposes to the city {@code lanjiang}. */
class AgreeingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Terms FINDINGS = new Terms(Set.of("visit.FindingRaised"), Set.of());
    private static final Terms NOTHING = new Terms(Set.of(), Set.of());

    private static final AgreementProposed OURS = new AgreementProposed(
            "COUNTY", "lanjiang", "a-1", "qingdi", FINDINGS, NOTHING, "http", "county-key", "city-key", DAY, null, DAY);
    private static final AgreementProposed THEIRS = new AgreementProposed(
            "CITY", "qingdi", "a-1", "qingdi", NOTHING, FINDINGS, "http", "county-key", "city-key", DAY, null, DAY);
    private static final AgreementAccepted BY_CITY =
            new AgreementAccepted("CITY", "qingdi", "a-1", "lanjiang", "city-key", DAY);
    private static final AgreementAccepted HEARD =
            new AgreementAccepted("COUNTY", "lanjiang", "a-1", "lanjiang", "city-key", DAY);
    private static final AgreementConcluded IN_FORCE_HERE =
            new AgreementConcluded("COUNTY", "lanjiang", FINDINGS, NOTHING, "city-key", DAY, null, "a-1", "http");
    private static final AgreementConcluded IN_FORCE_THERE =
            new AgreementConcluded("CITY", "qingdi", NOTHING, FINDINGS, "county-key", DAY, null, "a-1", "http");

    @Test
    void one_side_proposes_what_flows_which_way() {
        given().when(propose("a-1", FINDINGS, null)).expectEvents(OURS);
    }

    @Test
    void the_other_side_records_the_proposal_as_it_looks_from_there() {
        given().when(hear("qingdi", "CITY", OURS)).expectEvents(THEIRS);
    }

    @Test
    void what_is_heard_again_changes_nothing() {
        given(THEIRS).when(hear("qingdi", "CITY", OURS)).expectNoEvents();
        given(THEIRS, BY_CITY, IN_FORCE_THERE)
                .when(hear("qingdi", "CITY", OURS))
                .expectNoEvents();
        given(OURS, HEARD, IN_FORCE_HERE)
                .when(hear("lanjiang", "COUNTY", BY_CITY))
                .expectNoEvents();
    }

    @Test
    void accepting_puts_the_agreement_in_force_under_the_proposers_key() {
        given(THEIRS).when(accept("a-1", "county-key")).expectEvents(BY_CITY, IN_FORCE_THERE);
    }

    @Test
    void the_proposer_hears_of_the_acceptance_and_then_it_is_in_force_there_too() {
        given(OURS).when(hear("lanjiang", "COUNTY", BY_CITY)).expectEvents(HEARD, IN_FORCE_HERE);
    }

    @Test
    void whoever_accepts_with_another_key_than_the_proposal_names_is_not_the_peer() {
        given(OURS)
                .when(hear(
                        "lanjiang",
                        "COUNTY",
                        new AgreementAccepted("CITY", "qingdi", "a-1", "lanjiang", "other-key", DAY)))
                .expectNoEvents();
    }

    @Test
    void a_proposal_under_another_key_than_the_one_that_was_compared_is_not_accepted() {
        given(THEIRS)
                .when(accept("a-1", "another-key"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void nobody_accepts_what_it_proposed_itself() {
        given(OURS)
                .when(new AcceptAgreement("lanjiang", "COUNTY", "a-1", "qingdi", "county-key", "county-key"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void a_proposal_may_be_turned_down_and_the_proposer_hears_why() {
        var declined = new AgreementDeclined("CITY", "qingdi", "a-1", "lanjiang", "范围太大", DAY);
        given(THEIRS)
                .when(new DeclineAgreement("qingdi", "CITY", "a-1", "lanjiang", "范围太大"))
                .expectEvents(declined);
        given(OURS)
                .when(hear("lanjiang", "COUNTY", declined))
                .expectEvents(new AgreementDeclined("COUNTY", "lanjiang", "a-1", "lanjiang", "范围太大", DAY));
        given(THEIRS, declined)
                .when(accept("a-1", "county-key"))
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void either_side_may_end_it_and_the_other_records_that() {
        var ended = new AgreementEnded("COUNTY", "lanjiang", "a-1", "qingdi", "机构撤并", DAY);
        given(OURS, HEARD, IN_FORCE_HERE)
                .when(new EndAgreement("lanjiang", "COUNTY", "qingdi", "机构撤并"))
                .expectEvents(ended);
        given(THEIRS, BY_CITY, IN_FORCE_THERE)
                .when(hear("qingdi", "CITY", ended))
                .expectEvents(new AgreementEnded("CITY", "qingdi", "a-1", "qingdi", "机构撤并", DAY));
    }

    @Test
    void a_new_key_is_announced_for_a_day_to_come_under_an_agreement_in_force() {
        given(OURS, HEARD, IN_FORCE_HERE)
                .when(announce("new-key", DAY.plusDays(1)))
                .expectResultMessagePayload(Outcome.accepted("lanjiang"));
        given(OURS, HEARD, IN_FORCE_HERE)
                .when(announce("", DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        given(OURS, HEARD, IN_FORCE_HERE)
                .when(announce("new-key", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        given(OURS)
                .when(announce("new-key", DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    private static AnnounceKey announce(String key, LocalDate effectiveFrom) {
        return new AnnounceKey("lanjiang", "COUNTY", "qingdi", key, "county-key", effectiveFrom);
    }

    @Test
    void what_is_not_in_force_can_not_be_ended() {
        given(OURS)
                .when(new EndAgreement("lanjiang", "COUNTY", "qingdi", "机构撤并"))
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void nobody_can_fill_the_ledger_with_proposals_in_a_peers_name() {
        Object[] proposals = IntStream.range(0, 20)
                .mapToObj(i -> new AgreementProposed(
                        "CITY",
                        "qingdi",
                        "a-" + i,
                        "qingdi",
                        NOTHING,
                        FINDINGS,
                        "http",
                        "key",
                        "city-key",
                        DAY,
                        null,
                        DAY))
                .toArray();
        given(proposals)
                .when(hear(
                        "qingdi",
                        "CITY",
                        new AgreementProposed(
                                "COUNTY",
                                "lanjiang",
                                "b",
                                "qingdi",
                                FINDINGS,
                                NOTHING,
                                "http",
                                "key",
                                "city-key",
                                DAY,
                                null,
                                DAY)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.LIMIT_REACHED));
    }

    @Test
    void an_agreement_that_was_made_on_paper_is_recorded_by_each_side_for_itself() {
        var command = new ConcludeAgreement("lanjiang", "COUNTY", FINDINGS, NOTHING, "city-key", DAY, null);
        var concluded =
                new AgreementConcluded("COUNTY", "lanjiang", FINDINGS, NOTHING, "city-key", DAY, null, null, null);
        given().when(command).expectEvents(concluded);
        given(concluded).when(command).expectNoEvents();
    }

    @Test
    void an_id_is_used_once() {
        given(OURS)
                .when(propose("a-1", NOTHING, null))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void an_event_that_does_not_exist_cannot_be_agreed_on() {
        given().when(propose("a-1", new Terms(Set.of("visit.Dreamt"), Set.of()), null))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void it_does_not_end_before_it_begins() {
        given().when(propose("a-1", FINDINGS, DAY.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void terms_cover_the_named_events_of_the_named_organisations_or_of_all() {
        assertThat(FINDINGS.cover("visit.FindingRaised", "2199000301")).isTrue();
        assertThat(FINDINGS.cover("visit.VisitRecorded", "2199000301")).isFalse();
        Terms ofOneSchool = new Terms(Set.of("visit.FindingRaised"), Set.of("2199000301"));
        assertThat(ofOneSchool.cover("visit.FindingRaised", "2199000301")).isTrue();
        assertThat(ofOneSchool.cover("visit.FindingRaised", "2199000302")).isFalse();
    }

    private static ProposeAgreement propose(String agreement, Terms sends, LocalDate until) {
        return new ProposeAgreement(
                "lanjiang",
                "COUNTY",
                agreement,
                "qingdi",
                sends,
                NOTHING,
                "http",
                "county-key",
                "city-key",
                DAY,
                until);
    }

    private static AcceptAgreement accept(String agreement, String peerKey) {
        return new AcceptAgreement("qingdi", "CITY", agreement, "lanjiang", "city-key", peerKey);
    }

    private static HearAgreementStep hear(String peer, String office, AgreementStep step) {
        return new HearAgreementStep(peer, office, step);
    }

    private static TestExecutor<Agreement> given(Object... history) {
        return new AggregateTestFixture<>(Agreement.class)
                .registerInjectableResource(Clock.fixed(DAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
                .given(history);
    }
}
