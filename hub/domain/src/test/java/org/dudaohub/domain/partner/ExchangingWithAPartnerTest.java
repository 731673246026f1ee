package org.dudaohub.domain.partner;

import static org.dudaohub.domain.Refusals.refusedAs;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryFailed;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryMade;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryRequeued;
import org.dudaohub.domain.partner.PartnerEvent.PartnerDeclared;
import org.dudaohub.domain.partner.PartnerEvent.PartnerPaused;
import org.dudaohub.domain.partner.PartnerEvent.PartnerResumed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadCorrected;
import org.dudaohub.domain.partner.PartnerEvent.PayloadDismissed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.dudaohub.domain.partner.PartnerEvent.PollAdvanced;
import org.dudaohub.domain.partner.PartnerEvent.ReplayRequested;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExchangingWithAPartnerTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Clock CLOCK = Clock.fixed(TODAY.atStartOfDay(SHANGHAI).toInstant(), SHANGHAI);
    private static final SealedText SECRETS = new SealedText("partner-xuexiao:abc");

    private static <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
        AggregateTestFixture<T> fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(CLOCK);
        return fixture;
    }

    @Nested
    class Declaring {

        private static final PartnerDeclared DECLARED =
                new PartnerDeclared("xuexiao", "学校平台", "O1", "{\"in\":[]}", SECRETS, TODAY);

        private final AggregateTestFixture<Partner> partner = fixture(Partner.class);

        @Test
        void a_partner_is_declared_with_its_credentials_sealed() {
            partner.givenNoPriorActivity()
                    .when(new DeclarePartner("xuexiao", "学校平台", "O1", "{\"in\":[]}", SECRETS))
                    .expectResultMessagePayload(Outcome.accepted("xuexiao"))
                    .expectEvents(DECLARED);
        }

        @Test
        void the_same_declaration_again_changes_nothing_and_another_replaces_it() {
            partner.given(DECLARED)
                    .when(new DeclarePartner("xuexiao", "学校平台", "O1", "{\"in\":[]}", SECRETS))
                    .expectResultMessagePayload(Outcome.unchanged("xuexiao"))
                    .expectNoEvents();
            fixture(Partner.class)
                    .given(DECLARED)
                    .when(new DeclarePartner("xuexiao", "学校平台", "O1", "{\"in\":[1]}", SECRETS))
                    .expectEvents(new PartnerDeclared("xuexiao", "学校平台", "O1", "{\"in\":[1]}", SECRETS, TODAY));
        }

        @Test
        void an_id_that_could_not_stand_in_an_address_is_refused() {
            partner.givenNoPriorActivity()
                    .when(new DeclarePartner("../X", "学校平台", "O1", "{}", null))
                    .expectResultMessageMatching(refusedAs(Reason.INVALID));
        }

        @Test
        void a_partner_without_a_name_is_refused() {
            partner.givenNoPriorActivity()
                    .when(new DeclarePartner("xuexiao", "", "O1", "{}", null))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.MISSING));
        }

        @Test
        void a_partner_is_paused_with_a_reason_and_resumed() {
            partner.given(DECLARED)
                    .when(new PausePartner("xuexiao", "平台升级"))
                    .expectEvents(new PartnerPaused("xuexiao", "O1", "平台升级", TODAY));
            fixture(Partner.class)
                    .given(DECLARED, new PartnerPaused("xuexiao", "O1", "平台升级", TODAY))
                    .when(new ResumePartner("xuexiao"))
                    .expectEvents(new PartnerResumed("xuexiao", "O1", TODAY));
        }

        @Test
        void pausing_what_is_paused_and_resuming_what_runs_changes_nothing() {
            partner.given(DECLARED, new PartnerPaused("xuexiao", "O1", "平台升级", TODAY))
                    .when(new PausePartner("xuexiao", "又一次"))
                    .expectNoEvents();
            fixture(Partner.class)
                    .given(DECLARED)
                    .when(new ResumePartner("xuexiao"))
                    .expectResultMessagePayload(Outcome.unchanged("xuexiao"));
        }

        @Test
        void a_replay_starts_on_a_day_that_has_come() {
            partner.given(DECLARED)
                    .when(new RequestReplay("xuexiao", TODAY))
                    .expectEvents(new ReplayRequested("xuexiao", "O1", TODAY, TODAY));
            fixture(Partner.class)
                    .given(DECLARED)
                    .when(new RequestReplay("xuexiao", TODAY.plusDays(1)))
                    .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        }

        @Test
        void nothing_can_be_done_with_a_partner_that_nobody_declared() {
            for (PartnerCommand command : List.of(
                    new PausePartner("nobody", "x"), new ResumePartner("nobody"), new RequestReplay("nobody", TODAY))) {
                fixture(Partner.class)
                        .givenNoPriorActivity()
                        .when(command)
                        .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
            }
        }

        @Test
        void how_far_a_partner_was_read_is_kept_once() {
            fixture(Poll.class)
                    .givenNoPriorActivity()
                    .when(new RecordPoll("xuexiao", "O1", "forms", 0, "42"))
                    .expectEvents(new PollAdvanced("xuexiao", "O1", "forms", 0, "42", TODAY));
            fixture(Poll.class)
                    .given(new PollAdvanced("xuexiao", "O1", "forms", 0, "42", TODAY))
                    .when(new RecordPoll("xuexiao", "O1", "forms", 0, "42"))
                    .expectNoEvents();
        }
    }

    @Nested
    class Payloads {

        private static final PayloadFailed FAILED = new PayloadFailed(
                "p1",
                "xuexiao",
                "O1",
                "forms",
                "inspection-forms",
                "三月.csv",
                null,
                "aa",
                12,
                "ff",
                3,
                1,
                2,
                "LINES_REJECTED",
                "退回2行",
                List.of("2199123001"),
                TODAY);

        private final AggregateTestFixture<Payload> payload = fixture(Payload.class);

        @Test
        void a_payload_that_was_worked_through_is_settled() {
            payload.givenNoPriorActivity()
                    .when(worked("aa"))
                    .expectEvents(new PayloadTaken(
                            "p1",
                            "xuexiao",
                            "O1",
                            "forms",
                            "inspection-forms",
                            "三月.csv",
                            null,
                            "aa",
                            12,
                            "ff",
                            5,
                            0,
                            TODAY));
        }

        @Test
        void a_payload_that_failed_says_why_and_by_what_it_is_found() {
            payload.givenNoPriorActivity().when(failing("aa")).expectEvents(FAILED);
        }

        @Test
        void the_same_failure_again_is_no_news() {
            payload.given(FAILED)
                    .when(failing("aa"))
                    .expectResultMessagePayload(Outcome.unchanged("p1"))
                    .expectNoEvents();
        }

        @Test
        void a_failed_payload_is_corrected_and_rerun_once() {
            PayloadCorrected corrected = new PayloadCorrected("p1", "xuexiao", "O1", "bb", 13, TODAY);
            PayloadRerun rerun = new PayloadRerun("p1", "xuexiao", "O1", "bb", "ff", 5, 0, TODAY);
            payload.given(FAILED).when(new CorrectPayload("p1", "bb", 13)).expectEvents(corrected);
            fixture(Payload.class).given(FAILED, corrected).when(worked("bb")).expectEvents(rerun);
            fixture(Payload.class)
                    .given(FAILED, corrected, rerun)
                    .when(worked("bb"))
                    .expectResultMessagePayload(Outcome.unchanged("p1"))
                    .expectNoEvents();
        }

        @Test
        void what_is_settled_cannot_be_corrected_or_dismissed() {
            PayloadDismissed dismissed = new PayloadDismissed("p1", "xuexiao", "O1", "重复来件", TODAY);
            payload.given(FAILED).when(new DismissPayload("p1", "重复来件")).expectEvents(dismissed);
            for (PartnerCommand command : List.of(new CorrectPayload("p1", "bb", 1), new DismissPayload("p1", "x"))) {
                fixture(Payload.class)
                        .given(FAILED, dismissed)
                        .when(command)
                        .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            }
        }

        @Test
        void an_unknown_payload_is_neither_corrected_nor_dismissed() {
            payload.givenNoPriorActivity()
                    .when(new CorrectPayload("p9", "bb", 1))
                    .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        }

        private static RecordPayload worked(String content) {
            return new RecordPayload(
                    "p1",
                    "xuexiao",
                    "O1",
                    "forms",
                    "inspection-forms",
                    "三月.csv",
                    null,
                    content,
                    12,
                    "ff",
                    5,
                    0,
                    0,
                    null,
                    null,
                    List.of());
        }

        private static RecordPayload failing(String content) {
            return new RecordPayload(
                    "p1",
                    "xuexiao",
                    "O1",
                    "forms",
                    "inspection-forms",
                    "三月.csv",
                    null,
                    content,
                    12,
                    "ff",
                    3,
                    1,
                    2,
                    "LINES_REJECTED",
                    "退回2行",
                    List.of("2199123001"));
        }
    }

    @Nested
    class Deliveries {

        private static final DeliveryMade MADE =
                new DeliveryMade("d1", "xuexiao", "O1", "news", "rectifications", "S1", 7, TODAY);
        private static final DeliveryFailed FAILED = new DeliveryFailed(
                "d1", "xuexiao", "O1", "news", "rectifications", "S1", 7, "{}", "HTTP_400", "对方拒收", TODAY);
        private static final DeliveryRequeued REQUEUED =
                new DeliveryRequeued("d1", "xuexiao", "O1", "news", 7, "{\"a\":1}", TODAY);

        private final AggregateTestFixture<Delivery> delivery = fixture(Delivery.class);

        @Test
        void a_delivery_is_made_once() {
            delivery.givenNoPriorActivity().when(outcome(null)).expectEvents(MADE);
            fixture(Delivery.class).given(MADE).when(outcome(null)).expectNoEvents();
        }

        @Test
        void a_failed_delivery_keeps_what_should_have_been_sent_and_is_sent_again_corrected() {
            delivery.givenNoPriorActivity().when(outcome("HTTP_400")).expectEvents(FAILED);
            fixture(Delivery.class)
                    .given(FAILED)
                    .when(new RequeueDelivery("d1", "{\"a\":1}"))
                    .expectEvents(REQUEUED);
            fixture(Delivery.class)
                    .given(FAILED, REQUEUED)
                    .when(new RequeueDelivery("d1", null))
                    .expectResultMessagePayload(Outcome.unchanged("d1"));
            fixture(Delivery.class).given(FAILED, REQUEUED).when(outcome(null)).expectEvents(MADE);
        }

        @Test
        void what_was_delivered_or_never_due_is_not_sent_again() {
            delivery.given(MADE)
                    .when(new RequeueDelivery("d1", null))
                    .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
            fixture(Delivery.class)
                    .givenNoPriorActivity()
                    .when(new RequeueDelivery("d9", null))
                    .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        }

        private static RecordDelivery outcome(String failure) {
            return new RecordDelivery(
                    "d1",
                    "xuexiao",
                    "O1",
                    "news",
                    "rectifications",
                    "S1",
                    7,
                    failure == null ? null : "{}",
                    failure,
                    failure == null ? null : "对方拒收");
        }
    }
}
