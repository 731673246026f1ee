package org.dudaohub.domain.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppraised;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorRemoved;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorRenewed;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorTermEndReminded;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorTermEnded;
import org.dudaohub.domain.inspector.InspectorEvent.RecusalLifted;
import org.dudaohub.domain.inspector.InspectorEvent.RecusalRegistered;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServingAsAnInspectorTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final LocalDate NEXT_LAST = LocalDate.of(2028, 12, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final LocalDate APPRAISED_ON = LocalDate.of(2025, 12, 20);

    private static final InspectorAppointed APPOINTED = appointed(InspectorKind.RESPONSIBLE);
    private static final InspectorAppraised GOOD = appraised(2025, AppraisalGrade.COMPETENT, APPRAISED_ON);
    private static final InspectorRenewed RENEWED =
            new InspectorRenewed("DX01", OFFICE, 2, LAST.plusDays(1), NEXT_LAST, APPRAISED_ON);
    private static final InspectorRemoved REMOVED =
            new InspectorRemoved("DX01", OFFICE, RemovalReason.TERM_ENDED, "", TODAY);
    private static final RecusalRegistered RECUSED =
            new RecusalRegistered("DX01", OFFICE, SCHOOL, RecusalGround.RELATIVE, "子女就读", APPRAISED_ON);

    @Nested
    @DisplayName("The yearly appraisal")
    class Appraisal {

        @Test
        void is_kept_by_year() {
            given(APPOINTED).when(appraise(2025)).expectEvents(GOOD);
        }

        @Test
        void of_the_same_year_again_changes_nothing_or_is_refused() {
            unchanged(appraise(2025), APPOINTED, GOOD);
            refused(
                    Reason.CONFLICTING_RECORD,
                    appraise(2025),
                    APPOINTED,
                    appraised(2025, AppraisalGrade.EXCELLENT, APPRAISED_ON));
        }

        @Test
        void lies_within_the_service() {
            refused(Reason.INVALID, appraise(2022), APPOINTED);
            refused(Reason.INVALID, appraise(2026), APPOINTED);
            refused(Reason.WRONG_STATE, appraise(2025), APPOINTED, REMOVED);
            refused(Reason.UNKNOWN_INSPECTOR, appraise(2025));
        }

        @Test
        void says_something_about_integrity() {
            refused(
                    Reason.MISSING,
                    new AppraiseInspector(
                            "DX01", 2025, "入校96次", "推动整改31项", " ", AppraisalGrade.COMPETENT, APPRAISED_ON),
                    APPOINTED);
        }

        private static AppraiseInspector appraise(int year) {
            return new AppraiseInspector(
                    "DX01", year, "入校96次", "推动整改31项", "无违纪", AppraisalGrade.COMPETENT, APPRAISED_ON);
        }
    }

    @Nested
    @DisplayName("Another term")
    class Renewal {

        @Test
        void follows_a_competent_appraisal() {
            given(APPOINTED, GOOD).when(renew(NEXT_LAST)).expectEvents(RENEWED);
            unchanged(renew(NEXT_LAST), APPOINTED, GOOD, RENEWED);
        }

        @Test
        void is_not_given_without_an_appraisal_or_after_a_failed_one() {
            refused(Reason.WRONG_STATE, renew(NEXT_LAST), APPOINTED);
            refused(
                    Reason.WRONG_STATE,
                    renew(NEXT_LAST),
                    APPOINTED,
                    appraised(2024, AppraisalGrade.EXCELLENT, LocalDate.of(2024, 12, 20)),
                    appraised(2025, AppraisalGrade.INCOMPETENT, APPRAISED_ON));
        }

        @Test
        void has_the_length_of_a_term_and_begins_after_the_last_one() {
            refused(Reason.INVALID, renew(NEXT_LAST.plusDays(1)), APPOINTED, GOOD);
            refused(
                    Reason.DATE_OUT_OF_ORDER,
                    new RenewInspector("DX01", LAST, NEXT_LAST, APPRAISED_ON),
                    APPOINTED,
                    GOOD);
        }

        @Test
        void is_refused_to_a_part_time_inspector_after_the_third() {
            var second = new InspectorRenewed(
                    "DX01", OFFICE, 2, FIRST.minusYears(6), FIRST.minusYears(3).minusDays(1), FIRST.minusYears(6));
            var third = new InspectorRenewed("DX01", OFFICE, 3, FIRST, LAST, FIRST);
            refused(Reason.LIMIT_REACHED, renew(NEXT_LAST), appointed(InspectorKind.PART_TIME), second, third, GOOD);
            given(appointed(InspectorKind.RESPONSIBLE), second, third, GOOD)
                    .when(renew(NEXT_LAST))
                    .expectEvents(new InspectorRenewed("DX01", OFFICE, 4, LAST.plusDays(1), NEXT_LAST, APPRAISED_ON));
        }

        @Test
        void is_for_those_who_serve() {
            refused(Reason.WRONG_STATE, renew(NEXT_LAST), APPOINTED, GOOD, REMOVED);
        }

        private static RenewInspector renew(LocalDate last) {
            return new RenewInspector("DX01", LAST.plusDays(1), last, APPRAISED_ON);
        }
    }

    @Nested
    @DisplayName("The end of a term")
    class TermEnd {

        @Test
        void is_reminded_of_seven_three_and_one_days_before_and_once_each() {
            var reminded = new InspectorTermEndReminded("DX01", OFFICE, LAST, 7, LAST.minusDays(7));
            givenOn(LAST.minusDays(8), APPOINTED).when(remind()).expectNoEvents();
            givenOn(LAST.minusDays(7), APPOINTED).when(remind()).expectEvents(reminded);
            givenOn(LAST.minusDays(5), APPOINTED, reminded).when(remind()).expectNoEvents();
            givenOn(LAST.minusDays(3), APPOINTED, reminded)
                    .when(remind())
                    .expectEvents(new InspectorTermEndReminded("DX01", OFFICE, LAST, 3, LAST.minusDays(3)));
        }

        @Test
        void is_declared_once_when_it_passed_without_another_term() {
            var ended = new InspectorTermEnded("DX01", OFFICE, LAST, LAST.plusDays(1));
            givenOn(LAST, APPOINTED).when(declare()).expectNoEvents();
            given(APPOINTED).when(declare()).expectEvents(ended);
            unchanged(declare(), APPOINTED, ended);
            unchanged(declare(), APPOINTED, GOOD, RENEWED);
            unchanged(declare(), APPOINTED, REMOVED);
        }

        @Test
        void of_nobody_is_refused() {
            refused(Reason.UNKNOWN_INSPECTOR, declare());
            refused(Reason.UNKNOWN_INSPECTOR, remind());
        }

        private static RemindOfTermEnd remind() {
            return new RemindOfTermEnd("DX01");
        }

        private static DeclareTermEnded declare() {
            return new DeclareTermEnded("DX01");
        }
    }

    @Nested
    @DisplayName("A removal")
    class Removal {

        @Test
        void ends_the_service() {
            given(APPOINTED).when(remove(RemovalReason.TERM_ENDED)).expectEvents(REMOVED);
            unchanged(remove(RemovalReason.TERM_ENDED), APPOINTED, REMOVED);
        }

        @Test
        void has_a_reason_and_happens_once() {
            refused(Reason.MISSING, remove(null), APPOINTED);
            refused(Reason.WRONG_STATE, remove(RemovalReason.MISCONDUCT), APPOINTED, REMOVED);
        }

        private static RemoveInspector remove(RemovalReason reason) {
            return new RemoveInspector("DX01", reason, "", TODAY);
        }
    }

    @Nested
    @DisplayName("A recusal")
    class Recusal {

        @Test
        void is_registered_for_a_school() {
            given(APPOINTED).when(recuse(RecusalGround.RELATIVE)).expectEvents(RECUSED);
            unchanged(recuse(RecusalGround.RELATIVE), APPOINTED, RECUSED);
        }

        @Test
        void on_another_ground_does_not_replace_it() {
            refused(Reason.CONFLICTING_RECORD, recuse(RecusalGround.INTEREST), APPOINTED, RECUSED);
        }

        @Test
        void concerns_a_registered_school_and_an_inspector_who_serves() {
            refused(
                    Reason.UNKNOWN_ORGANIZATION,
                    new RegisterRecusal("DX01", "2199999999", RecusalGround.RELATIVE, "", APPRAISED_ON),
                    APPOINTED);
            refused(Reason.WRONG_STATE, recuse(RecusalGround.RELATIVE), APPOINTED, REMOVED);
            refused(Reason.UNKNOWN_INSPECTOR, recuse(RecusalGround.RELATIVE));
            refused(Reason.MISSING, recuse(null), APPOINTED);
        }

        @Test
        void is_lifted_when_its_ground_is_gone() {
            given(APPOINTED, RECUSED)
                    .when(new LiftRecusal("DX01", SCHOOL, "子女已毕业", TODAY))
                    .expectEvents(new RecusalLifted("DX01", OFFICE, SCHOOL, "子女已毕业", TODAY));
            refused(Reason.WRONG_STATE, new LiftRecusal("DX01", SCHOOL, "", TODAY), APPOINTED);
            refused(
                    Reason.DATE_OUT_OF_ORDER,
                    new LiftRecusal("DX01", SCHOOL, "", APPRAISED_ON.minusDays(1)),
                    APPOINTED,
                    RECUSED);
        }

        private static RegisterRecusal recuse(RecusalGround ground) {
            return new RegisterRecusal("DX01", SCHOOL, ground, "子女就读", APPRAISED_ON);
        }
    }

    @Test
    void the_register_tells_who_serves_and_keeps_away_from_which_school() {
        InspectorRegister register = registerAfter(APPOINTED, RECUSED);
        assertThat(register.mayInspect(List.of("DX01"), "2199000302", LAST).get())
                .isEmpty();
        assertThat(register.mayInspect(List.of("DX01"), SCHOOL, LAST).get())
                .get()
                .extracting("reason")
                .isEqualTo(Reason.RECUSED);
        assertThat(register.mayInspect(List.of("DX01"), "2199000302", LAST.plusDays(1))
                        .get())
                .get()
                .extracting("reason")
                .isEqualTo(Reason.UNKNOWN_INSPECTOR);
        assertThat(registerAfter(APPOINTED, RENEWED)
                        .serves("DX01", LAST.plusDays(1))
                        .get())
                .isEmpty();
        assertThat(registerAfter(APPOINTED, RENEWED, REMOVED)
                        .serves("DX01", TODAY)
                        .get())
                .isPresent();
        assertThat(registerAfter(APPOINTED, RECUSED, new RecusalLifted("DX01", OFFICE, SCHOOL, "", APPRAISED_ON))
                        .notRecused("DX01", SCHOOL)
                        .get())
                .isEmpty();
    }

    private static InspectorRegister registerAfter(InspectorEvent... history) {
        return inspector -> Stream.of(history)
                .reduce(Optional.<InspectorRegister.Entry>empty(), InspectorRegister::after, (earlier, later) -> later);
    }

    private static InspectorAppointed appointed(InspectorKind kind) {
        return new InspectorAppointed("DX01", "督学甲01", kind, OFFICE, LAST, FIRST);
    }

    private static InspectorAppraised appraised(int year, AppraisalGrade grade, LocalDate day) {
        return new InspectorAppraised("DX01", OFFICE, year, "入校96次", "推动整改31项", "无违纪", grade, day);
    }

    private static void refused(Reason reason, InspectorCommand command, InspectorEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(InspectorCommand command, InspectorEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("DX01"));
    }

    private static TestExecutor<Inspector> given(InspectorEvent... history) {
        return givenOn(TODAY, history);
    }

    private static TestExecutor<Inspector> givenOn(LocalDate today, InspectorEvent... history) {
        var fixture = new AggregateTestFixture<>(Inspector.class);
        fixture.registerInjectableResources(REGISTER, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
