package org.dudaohub.domain.accountability;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SampleRules;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityCorrected;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityDecided;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityDropped;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityExecuted;
import org.dudaohub.domain.accountability.AccountabilityEvent.AppealDecided;
import org.dudaohub.domain.accountability.AccountabilityEvent.AppealLodged;
import org.dudaohub.domain.accountability.AccountabilityEvent.FactFindingOpened;
import org.dudaohub.domain.accountability.AccountabilityEvent.FactsNotified;
import org.dudaohub.domain.accountability.AccountabilityEvent.ObjectionReviewed;
import org.dudaohub.domain.accountability.AccountabilityEvent.ReviewRequested;
import org.dudaohub.domain.accountability.AccountabilityEvent.StatementSubmitted;
import org.dudaohub.domain.accountability.AccountabilityEvent.StepMissed;
import org.dudaohub.domain.accountability.AccountabilityEvent.StepReminded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A case opened on 2 March under the national rules, although the county's own change on 1 April. */
class HoldingToAccountTest {

    private static final List<Measure> CIRCULAR = List.of(Measure.SUPERVISION_CIRCULAR);
    private static final List<Measure> CRITICISM = List.of(Measure.PUBLIC_CRITICISM);

    private static final FactFindingOpened OPENED = opened("WZ-1", day(3, 2), day(5, 1));
    private static final FactsNotified NOTIFIED =
            new FactsNotified("WZ-1", SCHOOL, "逾期未整改", CIRCULAR, day(3, 20), day(3, 10));
    private static final StatementSubmitted STATEMENT = new StatementSubmitted("WZ-1", SCHOOL, "已在整改", day(3, 12));
    private static final AccountabilityDecided DECIDED = decided("WZ-1", CIRCULAR, null, day(4, 1));
    private static final ReviewRequested REVIEW_REQUESTED =
            new ReviewRequested("WZ-1", SCHOOL, "事实有误", day(5, 10), day(4, 10));
    private static final ObjectionReviewed CHANGED_BY_REVIEW =
            new ObjectionReviewed("WZ-1", SCHOOL, Verdict.CHANGED, CRITICISM, "情节较轻", day(5, 6), day(4, 20));
    private static final AppealLodged APPEALED =
            new AppealLodged("WZ-1", SCHOOL, CITY_OFFICE, "仍不服", day(6, 9), day(4, 10));
    private static final AppealDecided REVOKED_BY_APPEAL =
            new AppealDecided("WZ-1", SCHOOL, Verdict.REVOKED, List.of(), "事实不清", day(5, 16), day(5, 1));

    // Fact finding, notice, defence

    @Test
    void fact_finding_has_the_days_of_the_rules_in_force_when_it_is_set_up() {
        on(day(3, 2)).when(open("WZ-1", Target.UNIT, null)).expectEvents(OPENED);
    }

    @Test
    void the_same_again_changes_nothing_also_under_later_rules_and_another_of_its_number_is_refused() {
        on(day(4, 9), OPENED)
                .when(open("WZ-1", Target.UNIT, null))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("WZ-1"));
        on(day(4, 9), OPENED)
                .when(open("WZ-1", Target.PERSON, "柳校长"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_person_is_named_and_the_unit_is_in_the_register() {
        on(day(3, 2))
                .when(open("WZ-1", Target.PERSON, ""))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(day(3, 2))
                .when(new OpenFactFinding("2199999999", "WZ-1", Target.UNIT, null, Ground.SAFETY, "ZH-1-1", day(3, 2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
        on(day(3, 1))
                .when(open("WZ-1", Target.UNIT, null))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_unit_is_told_the_facts_and_may_defend_itself_for_the_days_of_the_cases_own_rules() {
        on(day(3, 10), OPENED).when(notifyFacts(CIRCULAR, day(3, 10))).expectEvents(NOTIFIED);
        on(day(4, 2), OPENED)
                .when(notifyFacts(CIRCULAR, day(4, 2)))
                .expectEvents(new FactsNotified(
                        "WZ-1", SCHOOL, "逾期未整改", CIRCULAR, day(4, 13), day(4, 2))); // the county's rule says 2 days
    }

    @Test
    void the_same_notice_again_changes_nothing_and_another_is_refused() {
        on(day(3, 11), OPENED, NOTIFIED).when(notifyFacts(CIRCULAR, day(3, 10))).expectNoEvents();
        on(day(3, 11), OPENED, NOTIFIED)
                .when(notifyFacts(CRITICISM, day(3, 10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_unit_gets_no_measure_that_is_for_persons_and_none_before_the_fact_finding() {
        on(day(3, 10), OPENED)
                .when(notifyFacts(List.of(Measure.DISCIPLINARY_SANCTION), day(3, 10)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(day(3, 10), OPENED)
                .when(notifyFacts(CIRCULAR, day(3, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(day(3, 10), OPENED)
                .when(notifyFacts(List.of(), day(3, 10)))
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void every_measure_is_for_a_unit_or_for_a_person(Measure measure) {
        Target target = measure.isFor(Target.UNIT) ? Target.UNIT : Target.PERSON;
        var opened = new FactFindingOpened(
                "WZ-1", SCHOOL, target, "柳校长", Ground.SAFETY, "ZH-1-1", day(5, 1), SampleRules.NATIONAL, day(3, 2));
        on(day(3, 10), opened)
                .when(notifyFacts(List.of(measure), day(3, 10)))
                .expectResultMessagePayload(Outcome.accepted("WZ-1"));
    }

    @Test
    void the_unit_defends_itself() {
        on(day(3, 12), OPENED, NOTIFIED).when(state(day(3, 12))).expectEvents(STATEMENT);
        on(day(3, 12), OPENED, NOTIFIED, STATEMENT).when(state(day(3, 12))).expectNoEvents();
    }

    @Test
    void a_statement_comes_after_the_notice_and_in_time() {
        on(day(3, 12), OPENED).when(state(day(3, 12))).expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(day(3, 12), OPENED, NOTIFIED)
                .when(state(day(3, 9)))
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(day(3, 21), OPENED, NOTIFIED)
                .when(state(day(3, 21)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
        on(day(4, 2), OPENED, NOTIFIED, DECIDED)
                .when(state(day(3, 13)))
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    // Decision

    @Test
    void the_office_decides_and_says_until_when_a_review_or_an_appeal_may_be_asked_for() {
        on(day(4, 1), OPENED, NOTIFIED)
                .when(decide("WZ-1", CIRCULAR, day(4, 1)))
                .expectEvents(DECIDED);
        on(day(4, 1), OPENED, NOTIFIED, DECIDED)
                .when(decide("WZ-1", CIRCULAR, day(4, 1)))
                .expectNoEvents();
    }

    @Test
    void another_decision_in_the_same_case_needs_a_correction() {
        on(day(4, 1), OPENED, NOTIFIED, DECIDED)
                .when(decide("WZ-1", CRITICISM, day(4, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void nothing_is_decided_before_the_facts_are_told_or_while_the_defence_may_still_come() {
        on(day(4, 1), OPENED)
                .when(decide("WZ-1", CIRCULAR, day(4, 1)))
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(day(3, 20), OPENED, NOTIFIED)
                .when(decide("WZ-1", CIRCULAR, day(3, 20)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void a_defence_is_answered() {
        on(day(4, 1), OPENED, NOTIFIED, STATEMENT)
                .when(decide("WZ-1", CIRCULAR, day(4, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(day(3, 15), OPENED, NOTIFIED, STATEMENT)
                .when(new DecideAccountability(SCHOOL, "WZ-1", CIRCULAR, List.of(), "办法第七条", "不予采纳", day(3, 15)))
                .expectResultMessagePayload(Outcome.accepted("WZ-1"));
    }

    @Test
    void a_second_decision_within_a_year_is_graver_than_the_first() {
        on(day(10, 1), secondCase())
                .when(decide("WZ-2", CIRCULAR, day(10, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(day(10, 1), secondCase())
                .when(decide("WZ-2", List.of(Measure.RESOURCE_ADJUSTMENT), day(10, 1)))
                .expectEvents(decided("WZ-2", List.of(Measure.RESOURCE_ADJUSTMENT), "WZ-1", day(10, 1)));
    }

    @Test
    void after_a_year_it_is_not() {
        LocalDate later = LocalDate.of(2027, 4, 2);
        on(later, secondCase())
                .when(decide("WZ-2", CIRCULAR, later))
                .expectEvents(decided("WZ-2", CIRCULAR, null, later));
    }

    @Test
    void what_was_revoked_does_not_count() {
        Object[] revoked = Stream.concat(
                        Stream.of(secondCase()),
                        Stream.of(
                                REVIEW_REQUESTED,
                                new ObjectionReviewed(
                                        "WZ-1", SCHOOL, Verdict.REVOKED, List.of(), "事实有误", day(5, 6), day(4, 20))))
                .toArray();
        on(day(10, 1), revoked)
                .when(decide("WZ-2", CIRCULAR, day(10, 1)))
                .expectEvents(decided("WZ-2", CIRCULAR, null, day(10, 1)));
    }

    @Test
    void a_decision_against_a_person_does_not_aggravate_that_against_the_unit() {
        var ofPerson = new FactFindingOpened(
                "WZ-2",
                SCHOOL,
                Target.PERSON,
                "柳校长",
                Ground.SAFETY,
                "ZH-1-2",
                day(10, 31),
                SampleRules.NATIONAL,
                day(9, 1));
        List<Measure> mildest = List.of(Measure.ORDERED_EXAMINATION);
        on(
                        day(10, 1),
                        OPENED,
                        NOTIFIED,
                        DECIDED,
                        ofPerson,
                        new FactsNotified("WZ-2", SCHOOL, "失职", mildest, day(9, 20), day(9, 10)))
                .when(decide("WZ-2", mildest, day(10, 1)))
                .expectResultMessagePayload(Outcome.accepted("WZ-2"));
    }

    @Test
    void a_case_without_enough_facts_is_dropped() {
        var dropped = new AccountabilityDropped("WZ-1", SCHOOL, "事实不足", day(3, 15));
        on(day(3, 15), OPENED, NOTIFIED).when(drop()).expectEvents(dropped);
        on(day(3, 15), OPENED, NOTIFIED, dropped).when(drop()).expectNoEvents();
        on(day(4, 1), OPENED, NOTIFIED, dropped)
                .when(decide("WZ-1", CIRCULAR, day(4, 1)))
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(day(4, 1), OPENED, NOTIFIED, DECIDED)
                .when(drop())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    // Execution, review, appeal, correction

    @Test
    void neither_review_nor_appeal_suspends_the_execution() {
        var executed = new AccountabilityExecuted("WZ-1", SCHOOL, "县教体局", "已通报", day(4, 15));
        on(day(4, 15), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(execute())
                .expectEvents(executed);
        on(day(4, 15), OPENED, NOTIFIED, DECIDED, APPEALED).when(execute()).expectEvents(executed);
        on(day(4, 15), OPENED, NOTIFIED, DECIDED, executed).when(execute()).expectNoEvents();
    }

    @Test
    void what_was_revoked_is_not_executed() {
        on(
                        day(4, 15),
                        OPENED,
                        NOTIFIED,
                        DECIDED,
                        new AccountabilityCorrected("WZ-1", SCHOOL, List.of(), "对象有误", day(4, 3)))
                .when(execute())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void what_a_review_or_a_correction_changed_is_executed_anew_but_once() {
        var executed = new AccountabilityExecuted("WZ-1", SCHOOL, "县教体局", "已通报", day(4, 15));
        var again = new AccountabilityExecuted("WZ-1", SCHOOL, "县教体局", "已公开批评", day(4, 22));
        var executeAgain = new ExecuteAccountability(SCHOOL, "WZ-1", "县教体局", "已公开批评", day(4, 22));
        on(day(4, 22), OPENED, NOTIFIED, DECIDED, executed, REVIEW_REQUESTED, CHANGED_BY_REVIEW)
                .when(executeAgain)
                .expectEvents(again);
        on(day(4, 22), OPENED, NOTIFIED, DECIDED, executed, REVIEW_REQUESTED, CHANGED_BY_REVIEW, again)
                .when(executeAgain)
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("WZ-1"));
        on(day(4, 22), OPENED, NOTIFIED, DECIDED, executed, REVIEW_REQUESTED, CHANGED_BY_REVIEW, again)
                .when(new ExecuteAccountability(SCHOOL, "WZ-1", "县教体局", "另一执行", day(4, 22)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        on(
                        day(4, 22),
                        OPENED,
                        NOTIFIED,
                        DECIDED,
                        executed,
                        new AccountabilityCorrected("WZ-1", SCHOOL, CRITICISM, "更正", day(4, 20)))
                .when(executeAgain)
                .expectEvents(again);
    }

    @Test
    void the_execution_of_what_was_changed_does_not_pass_for_that_of_the_change() {
        var executed = new AccountabilityExecuted("WZ-1", SCHOOL, "县教体局", "已通报", day(4, 15));
        on(day(4, 22), OPENED, NOTIFIED, DECIDED, executed, REVIEW_REQUESTED, CHANGED_BY_REVIEW)
                .when(execute())
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("WZ-1"));
        on(day(4, 22), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED, CHANGED_BY_REVIEW)
                .when(execute())
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(
                        day(4, 22),
                        OPENED,
                        NOTIFIED,
                        DECIDED,
                        executed,
                        REVIEW_REQUESTED,
                        new ObjectionReviewed("WZ-1", SCHOOL, Verdict.UPHELD, CIRCULAR, "情节较轻", day(5, 5), day(4, 20)))
                .when(new ExecuteAccountability(SCHOOL, "WZ-1", "县教体局", "再次通报", day(4, 22)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_change_changes_something() {
        on(day(4, 20), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(review(Verdict.CHANGED, CIRCULAR))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(day(5, 1), OPENED, NOTIFIED, DECIDED, APPEALED)
                .when(new DecideAppeal(SCHOOL, "WZ-1", Verdict.CHANGED, CIRCULAR, "过重", day(5, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void where_what_the_appeal_asks_for_holds_already_nothing_waits_to_be_corrected() {
        var corrected = new AccountabilityCorrected("WZ-1", SCHOOL, List.of(), "对象有误", day(4, 28));
        on(day(5, 1), OPENED, NOTIFIED, DECIDED, APPEALED, corrected)
                .when(decideAppeal(Verdict.REVOKED))
                .expectEvents(new AppealDecided("WZ-1", SCHOOL, Verdict.REVOKED, List.of(), "事实不清", null, day(5, 1)));
        on(day(5, 17), OPENED, NOTIFIED, DECIDED, APPEALED, corrected, REVOKED_BY_APPEAL)
                .when(check())
                .expectNoEvents();
    }

    @Test
    void an_appeal_that_was_followed_and_is_recorded_again_changes_nothing() {
        on(
                        day(5, 5),
                        OPENED,
                        NOTIFIED,
                        DECIDED,
                        APPEALED,
                        REVOKED_BY_APPEAL,
                        new AccountabilityCorrected("WZ-1", SCHOOL, List.of(), "更正", day(5, 3)))
                .when(decideAppeal(Verdict.REVOKED))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("WZ-1"));
    }

    @Test
    void the_unit_asks_for_a_review_within_the_thirty_days_of_the_cases_own_rules() {
        on(day(4, 10), OPENED, NOTIFIED, DECIDED).when(askForReview(day(4, 10))).expectEvents(REVIEW_REQUESTED);
        on(day(4, 11), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(askForReview(day(4, 10)))
                .expectNoEvents();
        // The thirtieth day is 1 May: the first working day after it counts.
        on(day(5, 6), OPENED, NOTIFIED, DECIDED)
                .when(askForReview(day(5, 6)))
                .expectResultMessagePayload(Outcome.accepted("WZ-1"));
        on(day(5, 7), OPENED, NOTIFIED, DECIDED)
                .when(askForReview(day(5, 7)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
        on(day(4, 10), OPENED, NOTIFIED, DECIDED)
                .when(askForReview(day(3, 31)))
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(day(4, 12), OPENED, NOTIFIED, DECIDED, APPEALED)
                .when(askForReview(day(4, 12)))
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void the_office_reviews_its_decision() {
        on(day(4, 20), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(review(Verdict.CHANGED, CRITICISM))
                .expectEvents(CHANGED_BY_REVIEW);
        on(day(4, 20), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(review(Verdict.UPHELD, null))
                .expectEvents(
                        new ObjectionReviewed("WZ-1", SCHOOL, Verdict.UPHELD, CIRCULAR, "情节较轻", day(5, 6), day(4, 20)));
        on(day(4, 20), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED, CHANGED_BY_REVIEW)
                .when(review(Verdict.CHANGED, CRITICISM))
                .expectNoEvents();
    }

    @Test
    void a_review_is_asked_for_and_a_change_says_to_what() {
        on(day(4, 20), OPENED, NOTIFIED, DECIDED)
                .when(review(Verdict.UPHELD, null))
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(day(4, 20), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(review(Verdict.CHANGED, List.of()))
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(day(4, 20), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(review(Verdict.CHANGED, List.of(Measure.TRANSFER)))
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void an_appeal_goes_to_the_next_higher_office_without_a_review_or_after_it() {
        on(day(4, 10), OPENED, NOTIFIED, DECIDED).when(appeal(day(4, 10))).expectEvents(APPEALED);
        on(day(4, 10), OPENED, NOTIFIED, DECIDED, APPEALED)
                .when(appeal(day(4, 10)))
                .expectNoEvents();
        on(day(5, 6), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED, CHANGED_BY_REVIEW)
                .when(appeal(day(5, 6)))
                .expectResultMessagePayload(Outcome.accepted("WZ-1"));
    }

    @Test
    void an_appeal_waits_for_the_review_and_does_not_come_too_late_or_to_nobody() {
        on(day(4, 12), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(appeal(day(4, 12)))
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(day(4, 17), OPENED, NOTIFIED, DECIDED)
                .when(appeal(day(4, 17)))
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
        on(day(5, 7), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED, CHANGED_BY_REVIEW)
                .when(appeal(day(5, 7)))
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
        on(day(4, 10), OPENED, NOTIFIED, DECIDED)
                .when(new LodgeAppeal(SCHOOL, "WZ-1", "nobody", "仍不服", day(4, 10)))
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void an_appeal_that_is_upheld_leaves_the_office_fifteen_days_to_correct_its_decision() {
        on(day(5, 1), OPENED, NOTIFIED, DECIDED, APPEALED)
                .when(decideAppeal(Verdict.REVOKED))
                .expectEvents(REVOKED_BY_APPEAL);
        on(day(5, 1), OPENED, NOTIFIED, DECIDED, APPEALED, REVOKED_BY_APPEAL)
                .when(decideAppeal(Verdict.REVOKED))
                .expectNoEvents();
        on(day(5, 1), OPENED, NOTIFIED, DECIDED)
                .when(decideAppeal(Verdict.REVOKED))
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void an_appeal_that_fails_leaves_nothing_to_correct() {
        on(day(5, 1), OPENED, NOTIFIED, DECIDED, APPEALED)
                .when(decideAppeal(Verdict.UPHELD))
                .expectEvents(new AppealDecided("WZ-1", SCHOOL, Verdict.UPHELD, CIRCULAR, "事实不清", null, day(5, 1)));
    }

    @Test
    void the_office_corrects_its_decision_as_the_appeal_says() {
        on(day(5, 3), OPENED, NOTIFIED, DECIDED, APPEALED, REVOKED_BY_APPEAL)
                .when(correct(List.of(), day(5, 3)))
                .expectEvents(new AccountabilityCorrected("WZ-1", SCHOOL, List.of(), "更正", day(5, 3)));
        on(day(5, 3), OPENED, NOTIFIED, DECIDED, APPEALED, REVOKED_BY_APPEAL)
                .when(correct(CRITICISM, day(5, 3)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void it_may_correct_a_wrong_decision_of_its_own_accord_but_only_to_something_else() {
        var corrected = new AccountabilityCorrected("WZ-1", SCHOOL, CRITICISM, "更正", day(4, 3));
        on(day(4, 3), OPENED, NOTIFIED, DECIDED)
                .when(correct(CRITICISM, day(4, 3)))
                .expectEvents(corrected);
        on(day(4, 3), OPENED, NOTIFIED, DECIDED, corrected)
                .when(correct(CRITICISM, day(4, 3)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("WZ-1"));
        on(day(4, 3), OPENED, NOTIFIED, DECIDED)
                .when(correct(CIRCULAR, day(4, 3)))
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(day(4, 3), OPENED, NOTIFIED, DECIDED)
                .when(correct(CRITICISM, day(3, 31)))
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    // Deadlines

    @Test
    void the_office_is_reminded_of_its_fact_finding_and_found_late_each_once() {
        var reminded = new StepReminded("WZ-1", SCHOOL, Step.FACT_FINDING, 7, day(5, 1), day(4, 24));
        var missed = new StepMissed("WZ-1", SCHOOL, Step.FACT_FINDING, day(5, 1), day(5, 2));
        on(day(4, 24), OPENED).when(check()).expectEvents(reminded);
        on(day(4, 25), OPENED, reminded).when(check()).expectNoEvents();
        on(day(5, 9), OPENED, reminded).when(check()).expectEvents(missed);
        on(day(5, 9), OPENED, missed).when(check()).expectNoEvents();
        on(day(5, 9), OPENED, NOTIFIED).when(check()).expectNoEvents();
    }

    @Test
    void so_it_is_of_review_appeal_and_correction() {
        on(day(5, 11), OPENED, NOTIFIED, DECIDED, REVIEW_REQUESTED)
                .when(check())
                .expectEvents(new StepMissed("WZ-1", SCHOOL, Step.REVIEW, day(5, 10), day(5, 11)));
        on(day(6, 10), OPENED, NOTIFIED, DECIDED, APPEALED)
                .when(check())
                .expectEvents(new StepMissed("WZ-1", SCHOOL, Step.APPEAL, day(6, 9), day(6, 10)));
        on(day(5, 17), OPENED, NOTIFIED, DECIDED, APPEALED, REVOKED_BY_APPEAL)
                .when(check())
                .expectEvents(new StepMissed("WZ-1", SCHOOL, Step.CORRECTION, day(5, 16), day(5, 17)));
    }

    @Test
    void a_step_that_is_late_by_its_own_day_is_found_late_though_nobody_has_asked() {
        on(day(5, 4), OPENED)
                .when(notifyFacts(CIRCULAR, day(5, 4)))
                .expectEvents(
                        new StepMissed("WZ-1", SCHOOL, Step.FACT_FINDING, day(5, 1), day(5, 2)),
                        new FactsNotified("WZ-1", SCHOOL, "逾期未整改", CIRCULAR, day(5, 14), day(5, 4)));
        var missed = new StepMissed("WZ-1", SCHOOL, Step.CORRECTION, day(5, 16), day(5, 17));
        var corrected = new AccountabilityCorrected("WZ-1", SCHOOL, List.of(), "更正", day(5, 18));
        on(day(5, 18), OPENED, NOTIFIED, DECIDED, APPEALED, REVOKED_BY_APPEAL)
                .when(correct(List.of(), day(5, 18)))
                .expectEvents(missed, corrected);
        on(day(5, 18), OPENED, NOTIFIED, DECIDED, APPEALED, REVOKED_BY_APPEAL, missed)
                .when(correct(List.of(), day(5, 18)))
                .expectEvents(corrected);
    }

    @Test
    void a_unit_without_cases_has_no_deadlines() {
        on(day(5, 1)).when(check()).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    // In general

    static Stream<AccountabilityCommand> followUps() {
        return Stream.of(
                notifyFacts(CIRCULAR, day(3, 10)),
                state(day(3, 12)),
                decide("WZ-1", CIRCULAR, day(4, 1)),
                drop(),
                execute(),
                askForReview(day(4, 10)),
                review(Verdict.UPHELD, null),
                appeal(day(4, 10)),
                decideAppeal(Verdict.UPHELD),
                correct(CRITICISM, day(4, 3)));
    }

    @ParameterizedTest
    @MethodSource("followUps")
    void nothing_follows_in_a_case_that_was_never_opened(AccountabilityCommand command) {
        on(day(5, 1), opened("WZ-9", day(3, 2), day(5, 1)))
                .when(command)
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    static Stream<AccountabilityCommand> afterTheDecision() {
        return Stream.of(
                execute(),
                askForReview(day(4, 10)),
                review(Verdict.UPHELD, null),
                appeal(day(4, 10)),
                decideAppeal(Verdict.UPHELD),
                correct(CRITICISM, day(4, 3)));
    }

    @ParameterizedTest
    @MethodSource("afterTheDecision")
    void what_follows_a_decision_waits_for_it(AccountabilityCommand command) {
        on(day(5, 1), OPENED, NOTIFIED)
                .when(command)
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    static Stream<AccountabilityCommand> withoutReasons() {
        return Stream.of(
                new ExecuteAccountability(SCHOOL, "WZ-1", "", "已通报", day(4, 15)),
                new ApplyForReview(SCHOOL, "WZ-1", "", day(4, 10)),
                new DecideReview(SCHOOL, "WZ-1", null, null, "理由", day(4, 20)),
                new LodgeAppeal(SCHOOL, "WZ-1", CITY_OFFICE, " ", day(4, 10)),
                new DecideAppeal(SCHOOL, "WZ-1", Verdict.UPHELD, null, "", day(5, 1)),
                new CorrectAccountability(SCHOOL, "WZ-1", CRITICISM, "", day(4, 3)),
                new DropAccountability(SCHOOL, "WZ-1", "", day(4, 3)),
                new SubmitStatement(SCHOOL, "WZ-1", "", day(4, 3)));
    }

    @ParameterizedTest
    @MethodSource("withoutReasons")
    void what_must_be_said_is_asked_for(AccountabilityCommand command) {
        on(day(5, 1), OPENED, NOTIFIED, DECIDED)
                .when(command)
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    private static Object[] secondCase() {
        return new Object[] {
            OPENED,
            NOTIFIED,
            DECIDED,
            opened("WZ-2", day(9, 1), day(10, 31)),
            new FactsNotified("WZ-2", SCHOOL, "再次逾期", CIRCULAR, day(9, 20), day(9, 10))
        };
    }

    private static FactFindingOpened opened(String accountability, LocalDate openedOn, LocalDate deadline) {
        return new FactFindingOpened(
                accountability,
                SCHOOL,
                Target.UNIT,
                null,
                Ground.RECTIFICATION_FAILED,
                "ZH-1-1",
                deadline,
                SampleRules.NATIONAL,
                openedOn);
    }

    private static LocalDate workingDayFrom(LocalDate day) {
        return Stream.iterate(day, next -> next.plusDays(1))
                .filter(SampleRules.rules().calendar()::isWorkingDay)
                .findFirst()
                .orElseThrow();
    }

    private static AccountabilityDecided decided(
            String accountability, List<Measure> measures, String aggravatedBy, LocalDate decidedOn) {
        return new AccountabilityDecided(
                accountability,
                SCHOOL,
                Target.UNIT,
                null,
                measures,
                List.of(),
                "办法第七条",
                "",
                aggravatedBy,
                workingDayFrom(decidedOn.plusDays(30)),
                workingDayFrom(decidedOn.plusDays(15)),
                decidedOn);
    }

    private static OpenFactFinding open(String accountability, Target target, String person) {
        return new OpenFactFinding(
                SCHOOL, accountability, target, person, Ground.RECTIFICATION_FAILED, "ZH-1-1", day(3, 2));
    }

    private static NotifyFacts notifyFacts(List<Measure> measures, LocalDate notifiedOn) {
        return new NotifyFacts(SCHOOL, "WZ-1", "逾期未整改", measures, notifiedOn);
    }

    private static SubmitStatement state(LocalDate submittedOn) {
        return new SubmitStatement(SCHOOL, "WZ-1", "已在整改", submittedOn);
    }

    private static DecideAccountability decide(String accountability, List<Measure> measures, LocalDate decidedOn) {
        return new DecideAccountability(SCHOOL, accountability, measures, null, "办法第七条", "", decidedOn);
    }

    private static DropAccountability drop() {
        return new DropAccountability(SCHOOL, "WZ-1", "事实不足", day(3, 15));
    }

    private static ExecuteAccountability execute() {
        return new ExecuteAccountability(SCHOOL, "WZ-1", "县教体局", "已通报", day(4, 15));
    }

    private static ApplyForReview askForReview(LocalDate appliedOn) {
        return new ApplyForReview(SCHOOL, "WZ-1", "事实有误", appliedOn);
    }

    private static DecideReview review(Verdict verdict, List<Measure> measures) {
        return new DecideReview(SCHOOL, "WZ-1", verdict, measures, "情节较轻", day(4, 20));
    }

    private static LodgeAppeal appeal(LocalDate appliedOn) {
        return new LodgeAppeal(SCHOOL, "WZ-1", CITY_OFFICE, "仍不服", appliedOn);
    }

    private static DecideAppeal decideAppeal(Verdict verdict) {
        return new DecideAppeal(SCHOOL, "WZ-1", verdict, null, "事实不清", day(5, 1));
    }

    private static CorrectAccountability correct(List<Measure> measures, LocalDate decidedOn) {
        return new CorrectAccountability(SCHOOL, "WZ-1", measures, "更正", decidedOn);
    }

    private static CheckAccountabilityDeadlines check() {
        return new CheckAccountabilityDeadlines(SCHOOL);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private static TestExecutor<AccountabilityFile> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(AccountabilityFile.class);
        fixture.registerInjectableResources(SampleCounty.on(today), SampleRules.rules(), REGISTER);
        return fixture.given(history);
    }
}
