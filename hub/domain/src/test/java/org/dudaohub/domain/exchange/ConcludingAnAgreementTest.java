package org.dudaohub.domain.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;

import java.time.LocalDate;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.junit.jupiter.api.Test;

class ConcludingAnAgreementTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Terms FINDINGS = new Terms(Set.of("visit.FindingRaised"), Set.of());
    private static final Terms NOTHING = new Terms(Set.of(), Set.of());
    private static final AgreementConcluded CONCLUDED =
            new AgreementConcluded("OFFICE-1", "lanjiang", FINDINGS, NOTHING, "key", DAY, null);

    @Test
    void an_agreement_says_what_flows_which_way() {
        given().when(conclude(FINDINGS, null)).expectEvents(CONCLUDED);
    }

    @Test
    void the_same_agreement_again_changes_nothing() {
        given(CONCLUDED)
                .when(conclude(FINDINGS, null))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("lanjiang"));
    }

    @Test
    void a_new_agreement_replaces_the_one_in_force() {
        given(CONCLUDED)
                .when(conclude(NOTHING, null))
                .expectEvents(new AgreementConcluded("OFFICE-1", "lanjiang", NOTHING, NOTHING, "key", DAY, null));
    }

    @Test
    void an_event_that_does_not_exist_cannot_be_agreed_on() {
        given().when(conclude(new Terms(Set.of("visit.Dreamt"), Set.of()), null))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void it_does_not_end_before_it_begins() {
        given().when(conclude(FINDINGS, DAY.minusDays(1)))
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

    private static ConcludeAgreement conclude(Terms sends, LocalDate until) {
        return new ConcludeAgreement("lanjiang", "OFFICE-1", sends, NOTHING, "key", DAY, until);
    }

    private static TestExecutor<Agreement> given(Object... history) {
        return new AggregateTestFixture<>(Agreement.class).given(history);
    }
}
