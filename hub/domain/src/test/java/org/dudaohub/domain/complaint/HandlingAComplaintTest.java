package org.dudaohub.domain.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.UNTIL;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Confidential;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplainantErased;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintAcceptanceOverdue;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintAccepted;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintClosed;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintExtended;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintOverdue;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintReceived;
import org.dudaohub.domain.complaint.ComplaintEvent.ComplaintVerified;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.wording.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingAComplaintTest {

    /** A day from which no period below ends on a weekend. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    private static final LocalDate ACCEPT_BY = LocalDate.of(2026, 3, 20);
    private static final LocalDate END_IF_NOBODY_IS_TOLD = LocalDate.of(2026, 5, 19);
    private static final LocalDate END = LocalDate.of(2026, 5, 5);
    private static final SealedText NAME = new SealedText("P-9:name");
    private static final SealedText PHONE = new SealedText("P-9:phone");
    private static final ComplaintReceived RECEIVED = new ComplaintReceived(
            "JB-1", SCHOOL, "P-9", NAME, PHONE, "课后服务重复收费", ACCEPT_BY, END_IF_NOBODY_IS_TOLD, "national-2021", DAY);
    private static final ComplaintReceived ANONYMOUS = new ComplaintReceived(
            "JB-1", SCHOOL, null, null, null, "课后服务重复收费", null, LocalDate.of(2026, 5, 4), "national-2021", DAY);
    private static final ComplaintAccepted ACCEPTED = new ComplaintAccepted("JB-1", SCHOOL, END, DAY.plusDays(1));
    private static final ComplaintVerified VERIFIED =
            new ComplaintVerified("JB-1", SCHOOL, "督学甲01", true, "多收12人次", DAY.plusDays(10));
    private static final ComplaintClosed CLOSED = new ComplaintClosed("JB-1", SCHOOL, "已全部退还", DAY.plusDays(20));
    private static final ComplaintAcceptanceOverdue NOT_TOLD =
            new ComplaintAcceptanceOverdue("JB-1", SCHOOL, ACCEPT_BY, ACCEPT_BY.plusDays(1));
    private static final ComplaintOverdue OVERDUE = new ComplaintOverdue("JB-1", SCHOOL, END, END.plusDays(1));

    @Test
    void a_complaint_gets_the_days_of_the_petition_rules() throws Exception {
        on(DAY).when(receive("课后服务重复收费", "P-9"))
                .expectEvents(RECEIVED)
                .expectResultMessagePayload(Outcome.accepted("JB-1"));
    }

    @Test
    void the_time_to_close_a_complaint_runs_from_the_day_on_which_the_complainant_is_told() throws Exception {
        LocalDate told = DAY.plusDays(14);
        on(told, RECEIVED)
                .when(new AcceptComplaint("JB-1", told))
                .expectEvents(new ComplaintAccepted("JB-1", SCHOOL, LocalDate.of(2026, 5, 18), told));
    }

    @Test
    void nobody_is_told_of_an_anonymous_complaint_and_its_time_runs_from_its_receipt() throws Exception {
        on(DAY).when(new ReceiveComplaint("JB-1", SCHOOL, null, null, null, "课后服务重复收费", DAY))
                .expectEvents(ANONYMOUS);
        on(DAY, ANONYMOUS)
                .when(new AcceptComplaint("JB-1", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(ACCEPT_BY.plusDays(1), ANONYMOUS)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectNoEvents();
        on(DAY.plusDays(20), ANONYMOUS, VERIFIED)
                .when(new CloseComplaint("JB-1", "已全部退还", DAY.plusDays(20)))
                .expectEvents(CLOSED);
    }

    @Test
    void that_the_complainant_was_not_told_in_time_is_found_once() throws Exception {
        on(ACCEPT_BY, RECEIVED).when(new DeclareComplaintOverdue("JB-1")).expectNoEvents();
        on(ACCEPT_BY.plusDays(3), RECEIVED)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectEvents(NOT_TOLD);
        on(ACCEPT_BY.plusDays(3), RECEIVED, NOT_TOLD)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectNoEvents();
        on(ACCEPT_BY.plusDays(3), RECEIVED, ACCEPTED)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectNoEvents();
    }

    @Test
    void what_comes_late_by_its_own_day_is_recorded_as_late_though_nobody_looked_before() throws Exception {
        LocalDate late = ACCEPT_BY.plusDays(3);
        on(late, RECEIVED)
                .when(new AcceptComplaint("JB-1", late))
                .expectEvents(NOT_TOLD, new ComplaintAccepted("JB-1", SCHOOL, LocalDate.of(2026, 5, 22), late));
        on(END.plusDays(2), RECEIVED, ACCEPTED, VERIFIED)
                .when(new CloseComplaint("JB-1", "已全部退还", END.plusDays(2)))
                .expectEvents(OVERDUE, new ComplaintClosed("JB-1", SCHOOL, "已全部退还", END.plusDays(2)));
    }

    @Test
    void a_complainant_is_told_before_the_complaint_is_closed() throws Exception {
        on(DAY.plusDays(20), RECEIVED, VERIFIED)
                .when(new CloseComplaint("JB-1", "已全部退还", DAY.plusDays(12)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(DAY.plusDays(20), RECEIVED, VERIFIED, new ComplaintAccepted("JB-1", SCHOOL, END, DAY.plusDays(13)))
                .when(new CloseComplaint("JB-1", "已全部退还", DAY.plusDays(12)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void an_acceptance_from_before_it_named_the_end_leaves_the_end_as_it_was() throws Exception {
        var accepted = new ComplaintAccepted("JB-1", SCHOOL, null, DAY.plusDays(1));
        on(END_IF_NOBODY_IS_TOLD, RECEIVED, accepted)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectNoEvents();
        on(END_IF_NOBODY_IS_TOLD.plusDays(1), RECEIVED, accepted)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectEvents(
                        new ComplaintOverdue("JB-1", SCHOOL, END_IF_NOBODY_IS_TOLD, END_IF_NOBODY_IS_TOLD.plusDays(1)));
    }

    @Test
    void the_same_complaint_again_changes_nothing_though_names_are_sealed_anew() throws Exception {
        on(DAY, RECEIVED)
                .when(new ReceiveComplaint("JB-1", SCHOOL, "P-9", new SealedText("P-9:other"), PHONE, "课后服务重复收费", DAY))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("JB-1"));
        on(DAY, RECEIVED)
                .when(receive("别的事情", "P-9"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void identity_data_without_a_person_whose_key_it_is_sealed_with_is_refused() throws Exception {
        on(DAY).when(receive("课后服务重复收费", null)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void a_complaint_about_an_unknown_school_or_without_content_is_refused() throws Exception {
        on(DAY).when(new ReceiveComplaint("JB-1", "2199999999", null, null, null, "事情", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
        on(DAY).when(receive("", "P-9")).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void the_complainant_is_told_once() throws Exception {
        on(DAY.plusDays(3), RECEIVED)
                .when(new AcceptComplaint("JB-1", DAY.plusDays(1)))
                .expectEvents(ACCEPTED);
        on(DAY.plusDays(4), RECEIVED, ACCEPTED)
                .when(new AcceptComplaint("JB-1", DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("JB-1"));
        on(DAY.plusDays(4), RECEIVED, ACCEPTED)
                .when(new AcceptComplaint("JB-1", DAY.plusDays(4)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void nobody_is_told_before_the_complaint_came() throws Exception {
        on(DAY, RECEIVED)
                .when(new AcceptComplaint("JB-1", DAY.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_time_is_extended_by_thirty_days_once_and_before_it_is_over() throws Exception {
        ComplaintExtended extended =
                new ComplaintExtended("JB-1", SCHOOL, "需外调", LocalDate.of(2026, 6, 4), DAY.plusDays(50));
        on(DAY.plusDays(50), RECEIVED, ACCEPTED)
                .when(new ExtendComplaint("JB-1", "需外调", DAY.plusDays(50)))
                .expectEvents(extended);
        on(DAY.plusDays(51), RECEIVED, ACCEPTED, extended)
                .when(new ExtendComplaint("JB-1", "还需外调", DAY.plusDays(51)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(END.plusDays(1), RECEIVED, ACCEPTED)
                .when(new ExtendComplaint("JB-1", "需外调", END.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void what_is_overdue_is_not_extended_by_a_decision_that_is_dated_before_nor_what_nobody_was_told_of()
            throws Exception {
        on(END.plusDays(1), RECEIVED, ACCEPTED, OVERDUE)
                .when(new ExtendComplaint("JB-1", "需外调", DAY.plusDays(50)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(DAY.plusDays(50), RECEIVED)
                .when(new ExtendComplaint("JB-1", "需外调", DAY.plusDays(50)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void what_was_found_is_recorded_and_then_the_complaint_is_closed() throws Exception {
        on(DAY.plusDays(10), RECEIVED)
                .when(new VerifyComplaint("JB-1", "督学甲01", true, "多收12人次", DAY.plusDays(10)))
                .expectEvents(VERIFIED);
        on(DAY.plusDays(20), RECEIVED, ACCEPTED, VERIFIED)
                .when(new CloseComplaint("JB-1", "已全部退还", DAY.plusDays(20)))
                .expectEvents(CLOSED);
    }

    @Test
    void a_new_verification_stands_before_the_one_until_then_but_not_one_that_is_dated_before_it() throws Exception {
        on(DAY.plusDays(20), RECEIVED, VERIFIED)
                .when(new VerifyComplaint("JB-1", "督学甲03", true, "多收15人次", DAY.plusDays(15)))
                .expectEvents(new ComplaintVerified("JB-1", SCHOOL, "督学甲03", true, "多收15人次", DAY.plusDays(15)));
        on(DAY.plusDays(20), RECEIVED, VERIFIED)
                .when(new VerifyComplaint("JB-1", "督学甲03", false, "不属实", DAY.plusDays(9)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {RECUSED, "督学甲02"})
    void who_has_to_keep_away_from_the_school_does_not_look_into_a_complaint_about_it(String inspector)
            throws Exception {
        on(DAY.plusDays(10), RECEIVED)
                .when(new VerifyComplaint("JB-1", inspector, false, "不属实", DAY.plusDays(10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void an_inspector_who_serves_no_more_does_not_look_into_a_complaint() throws Exception {
        LocalDate late = UNTIL.plusDays(1);
        on(late, RECEIVED)
                .when(new VerifyComplaint("JB-1", INSPECTOR, false, "不属实", late))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
    }

    @Test
    void a_complaint_that_was_not_verified_is_not_closed() throws Exception {
        on(DAY.plusDays(20), RECEIVED)
                .when(new CloseComplaint("JB-1", "已全部退还", DAY.plusDays(20)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void a_closed_complaint_is_not_verified_again() throws Exception {
        on(DAY.plusDays(30), RECEIVED, VERIFIED, CLOSED)
                .when(new VerifyComplaint("JB-1", "督学甲02", false, "不属实", DAY.plusDays(30)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void an_unknown_complaint_is_refused() throws Exception {
        on(DAY).when(new CloseComplaint("JB-9", "结果", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void it_is_overdue_once_and_on_the_day_after_its_last() throws Exception {
        on(END, RECEIVED, ACCEPTED).when(new DeclareComplaintOverdue("JB-1")).expectNoEvents();
        on(END.plusDays(5), RECEIVED, ACCEPTED)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectEvents(OVERDUE);
        on(END.plusDays(5), RECEIVED, ACCEPTED, OVERDUE)
                .when(new DeclareComplaintOverdue("JB-1"))
                .expectNoEvents();
    }

    @Test
    void who_complained_is_erased_when_the_case_is_closed_and_not_before() throws Exception {
        on(DAY.plusDays(40), RECEIVED, VERIFIED, CLOSED)
                .when(new EraseComplainant("JB-1", "本人申请", DAY.plusDays(40)))
                .expectEvents(new ComplainantErased("JB-1", SCHOOL, "P-9", "本人申请", DAY.plusDays(40)));
        on(DAY.plusDays(40), RECEIVED)
                .when(new EraseComplainant("JB-1", "本人申请", DAY.plusDays(40)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void an_erasure_is_not_dated_before_the_end_of_the_case() throws Exception {
        on(DAY.plusDays(40), RECEIVED, ACCEPTED, VERIFIED, CLOSED)
                .when(new EraseComplainant("JB-1", "本人申请", DAY.plusDays(19)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void no_school_sees_a_complaint_and_no_sentence_tells_who_complained() {
        assertThat(ComplaintEvent.class).hasAnnotation(Confidential.class);
        assertThat(Sentence.of(RECEIVED)).doesNotContain("P-9");
    }

    private static ReceiveComplaint receive(String content, String person) {
        return new ReceiveComplaint("JB-1", SCHOOL, person, NAME, PHONE, content, DAY);
    }

    private static TestExecutor<Complaint> on(LocalDate today, Object... history) throws Exception {
        var fixture = new AggregateTestFixture<>(Complaint.class);
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json")) {
            fixture.registerInjectableResources(
                    REGISTER, INSPECTORS, SampleCounty.on(today), RuleBook.read(List.of(national)));
        }
        return fixture.given(history);
    }
}
