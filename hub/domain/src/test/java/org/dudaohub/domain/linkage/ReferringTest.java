package org.dudaohub.domain.linkage;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.linkage.LinkageEvent.EnforcementReferred;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralAnswered;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralOverdue;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralReminded;
import org.dudaohub.domain.linkage.LinkageEvent.ReferralWithdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferringTest {

    private static final LocalDate END = LocalDate.of(2026, 4, 1);
    private static final EnforcementReferred REFERRED = new EnforcementReferred(
            "YS-1", SCHOOL, "市场监管局", Kind.PENALTY, "QD-1-1", "食堂无证经营", END, SampleRules.NATIONAL, march(2));
    private static final ReferralAnswered ANSWERED =
            new ReferralAnswered("YS-1", SCHOOL, Answer.PENALISED, "罚款", march(20));
    private static final ReferralWithdrawn WITHDRAWN = new ReferralWithdrawn("YS-1", SCHOOL, "重复移送", march(3));

    @Test
    void a_finding_is_referred_and_the_rules_say_when_the_answer_is_due() {
        on(march(2)).when(refer(null)).expectEvents(REFERRED).expectResultMessagePayload(Outcome.accepted("YS-1"));
    }

    @Test
    void the_office_may_ask_for_an_earlier_answer() {
        on(march(2))
                .when(refer(march(12)))
                .expectEvents(new EnforcementReferred(
                        "YS-1",
                        SCHOOL,
                        "市场监管局",
                        Kind.PENALTY,
                        "QD-1-1",
                        "食堂无证经营",
                        march(12),
                        SampleRules.NATIONAL,
                        march(2)));
    }

    @Test
    void the_same_referral_again_changes_nothing_also_under_later_rules() {
        on(LocalDate.of(2026, 5, 1), REFERRED).when(refer(null)).expectNoEvents();
    }

    @Test
    void the_same_number_with_another_content_is_refused() {
        on(march(3), REFERRED)
                .when(refer(march(12)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void an_answer_is_not_due_before_the_referral() {
        on(march(2))
                .when(refer(march(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_referral_says_what_happened_and_concerns_a_unit_of_the_register() {
        on(march(2))
                .when(new ReferForEnforcement("YS-1", SCHOOL, "市场监管局", Kind.PENALTY, "QD-1-1", "", null, march(2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(march(2))
                .when(new ReferForEnforcement(
                        "YS-1", "2199999999", "市场监管局", Kind.PENALTY, "QD-1-1", "无证", null, march(2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void the_department_answers() {
        on(march(20), REFERRED).when(answer("罚款")).expectEvents(ANSWERED);
        on(march(20), REFERRED, ANSWERED).when(answer("罚款")).expectNoEvents();
    }

    @Test
    void a_second_answer_is_refused_and_so_is_one_to_what_was_taken_back_or_from_before() {
        on(march(21), REFERRED, ANSWERED)
                .when(answer("警告"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        on(march(21), REFERRED, WITHDRAWN)
                .when(answer("罚款"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(march(21), REFERRED)
                .when(new AnswerReferral("YS-1", Answer.PENALISED, "罚款", march(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(march(21), REFERRED).when(answer("")).expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void a_referral_is_taken_back_until_it_is_answered() {
        on(march(3), REFERRED).when(withdraw("重复移送")).expectEvents(WITHDRAWN);
        on(march(3), REFERRED, WITHDRAWN).when(withdraw("重复移送")).expectNoEvents();
        on(march(20), REFERRED, ANSWERED)
                .when(withdraw("重复移送"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(march(3), REFERRED).when(withdraw("")).expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void the_answer_is_asked_for_seven_days_before_and_found_overdue_after_each_once() {
        var reminded = new ReferralReminded("YS-1", SCHOOL, 7, END, march(25));
        var overdue = new ReferralOverdue("YS-1", SCHOOL, END, END.plusDays(1));
        on(march(24), REFERRED).when(check()).expectNoEvents();
        on(march(25), REFERRED).when(check()).expectEvents(reminded);
        on(march(26), REFERRED, reminded).when(check()).expectNoEvents();
        on(END.plusDays(4), REFERRED, reminded).when(check()).expectEvents(overdue);
        on(END.plusDays(4), REFERRED, overdue).when(check()).expectNoEvents();
        on(END.plusDays(4), REFERRED, ANSWERED).when(check()).expectNoEvents();
        on(END.plusDays(4), REFERRED, WITHDRAWN).when(check()).expectNoEvents();
    }

    static Stream<LinkageCommand> followUps() {
        return Stream.of(answer("罚款"), withdraw("重复移送"), check());
    }

    @ParameterizedTest
    @MethodSource("followUps")
    void nothing_follows_a_referral_that_was_never_made(LinkageCommand command) {
        on(march(20)).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    private static ReferForEnforcement refer(LocalDate answerBy) {
        return new ReferForEnforcement("YS-1", SCHOOL, "市场监管局", Kind.PENALTY, "QD-1-1", "食堂无证经营", answerBy, march(2));
    }

    private static AnswerReferral answer(String details) {
        return new AnswerReferral("YS-1", Answer.PENALISED, details, march(20));
    }

    private static WithdrawReferral withdraw(String grounds) {
        return new WithdrawReferral("YS-1", grounds, march(3));
    }

    private static CheckReferralDeadline check() {
        return new CheckReferralDeadline("YS-1");
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static TestExecutor<Referral> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(Referral.class);
        fixture.registerInjectableResources(SampleCounty.on(today), SampleRules.rules(), REGISTER);
        return fixture.given(history);
    }
}
