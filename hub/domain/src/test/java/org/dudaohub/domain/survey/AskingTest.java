package org.dudaohub.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.survey.SurveyEvent.BallotsHandedOut;
import org.dudaohub.domain.survey.SurveyEvent.SurveyAnswered;
import org.dudaohub.domain.survey.SurveyEvent.SurveyClosed;
import org.dudaohub.domain.survey.SurveyEvent.SurveyOpened;
import org.dudaohub.domain.wording.Sentence;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final LocalDate LAST = LocalDate.of(2026, 5, 20);
    private static final List<Question> QUESTIONS =
            List.of(new Question("作业量是否合适", List.of("偏多", "合适", "偏少")), new Question("食堂是否满意", List.of("满意", "不满意")));
    private static final SurveyOpened OPENED = opened(Admission.BALLOT);
    private static final String B1 = "b1".repeat(32);
    private static final String B2 = "b2".repeat(32);
    private static final BallotsHandedOut HANDED_OUT =
            new BallotsHandedOut("DC-1", SCHOOL, "一(1)班", new BallotDigests(List.of(B1, B2)), DAY);

    @Test
    void an_office_asks_about_a_school() {
        on(DAY).when(open(QUESTIONS, LAST)).expectEvents(OPENED);
    }

    @Test
    void the_same_survey_again_changes_nothing_and_another_is_refused() {
        on(DAY, OPENED)
                .when(open(QUESTIONS, LAST))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("DC-1"));
        on(DAY, OPENED)
                .when(open(QUESTIONS, LAST.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_question_has_at_least_two_options() {
        on(DAY).when(open(List.of(new Question("满意吗", List.of("满意"))), LAST))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_survey_does_not_end_before_it_begins() {
        on(DAY).when(open(QUESTIONS, DAY.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_ballot_lets_somebody_answer_once_and_carries_no_name() {
        on(DAY, OPENED, HANDED_OUT)
                .when(new AnswerSurvey("DC-1", B1, List.of(2, 1)))
                .expectEvents(answered(B1, 2, 1));
        on(DAY, OPENED, HANDED_OUT, answered(B1, 2, 1))
                .when(new AnswerSurvey("DC-1", B1, List.of(2, 1)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("DC-1"));
        on(DAY, OPENED, HANDED_OUT, answered(B1, 2, 1))
                .when(new AnswerSurvey("DC-1", B1, List.of(1, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        assertThat(AnswerSurvey.class.isAnnotationPresent(SentBy.class)).isFalse();
    }

    @Test
    void who_holds_no_ballot_that_was_handed_out_does_not_answer() {
        on(DAY, OPENED)
                .when(new AnswerSurvey("DC-1", B1, List.of(2, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        on(DAY, OPENED, HANDED_OUT)
                .when(new AnswerSurvey("DC-1", "b3".repeat(32), List.of(2, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        on(DAY, OPENED, HANDED_OUT)
                .when(new AnswerSurvey("DC-1", " ", List.of(2, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void an_open_survey_needs_no_ballots() {
        SurveyOpened open = opened(Admission.OPEN);
        on(DAY, open)
                .when(new AnswerSurvey("DC-1", "of-a-platform", List.of(2, 1)))
                .expectEvents(answered("of-a-platform", 2, 1));
        on(DAY, open)
                .when(handOut("一(1)班", B1, B2))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        assertThat(opened(null).admission()).as("an event of old").isEqualTo(Admission.OPEN);
    }

    @Test
    void ballots_are_handed_out_in_batches() {
        on(DAY, OPENED).when(handOut("一(1)班", B1, B2)).expectEvents(HANDED_OUT);
        assertThat(Sentence.of(HANDED_OUT)).isEqualTo("发放作答票2张（批次一(1)班）");
        assertThat(Sentence.fields(HANDED_OUT)).containsEntry("ballots", "2张");
    }

    @Test
    void neither_a_batch_nor_a_ballot_is_handed_out_twice() {
        on(DAY, OPENED, HANDED_OUT)
                .when(handOut("一(1)班", "b3".repeat(32)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        on(DAY, OPENED, HANDED_OUT)
                .when(handOut("一(2)班", B2))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_batch_is_of_one_to_five_hundred_ballots_no_two_the_same() {
        on(DAY, OPENED).when(handOut("一(1)班")).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.INVALID));
        String[] tooMany = IntStream.rangeClosed(0, HandOutBallots.MOST)
                .mapToObj("%064x"::formatted)
                .toArray(String[]::new);
        on(DAY, OPENED)
                .when(handOut("一(1)班", tooMany))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(DAY, OPENED)
                .when(handOut("一(1)班", B1, B1))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(DAY, OPENED)
                .when(handOut("一(1)班", "a secret in the clear"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void ballots_are_handed_out_while_their_survey_runs() {
        on(DAY).when(handOut("一(1)班", B1)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        on(LAST, OPENED, new SurveyClosed("DC-1", SCHOOL, 0, List.of(), LAST))
                .when(handOut("一(1)班", B1))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(DAY, OPENED)
                .when(new HandOutBallots("DC-1", "一(1)班", new BallotDigests(List.of(B1)), DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(DAY, OPENED).when(handOut(" ", B1)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void an_answer_chooses_one_option_of_every_question() {
        on(DAY, OPENED, HANDED_OUT)
                .when(new AnswerSurvey("DC-1", B1, List.of(2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
        on(DAY, OPENED, HANDED_OUT)
                .when(new AnswerSurvey("DC-1", B1, List.of(2, 3)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void after_its_last_day_a_survey_takes_no_answers() {
        on(LAST.plusDays(1), OPENED, HANDED_OUT)
                .when(new AnswerSurvey("DC-1", B1, List.of(2, 1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void closing_it_counts_the_answers() {
        List<Object> history = new ArrayList<>(List.of(OPENED));
        for (int i = 1; i <= 5; i++) {
            history.add(answered("b" + i, i <= 3 ? 2 : 1, 1));
        }
        on(LAST, history.toArray())
                .when(new CloseSurvey("DC-1", LAST))
                .expectEvents(new SurveyClosed("DC-1", SCHOOL, 5, List.of(List.of(2, 3, 0), List.of(5, 0)), LAST));
    }

    @Test
    void a_single_answer_is_told_nowhere() {
        SurveyAnswered answer = answered(B1, 2, 1);
        assertThat(Sentence.fields(answer)).containsOnlyKeys("survey", "school");
        assertThat(Sentence.of(answer)).isEqualTo("收到一份匿名问卷");
    }

    @Test
    void it_is_not_closed_before_the_last_answer_that_is_counted() {
        on(DAY.plusDays(2), OPENED, new SurveyAnswered("DC-1", SCHOOL, B1, List.of(2, 1), DAY.plusDays(1)))
                .when(new CloseSurvey("DC-1", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void of_fewer_than_five_answers_only_their_number_is_told() {
        on(LAST, OPENED, answered("b1", 2, 1))
                .when(new CloseSurvey("DC-1", LAST))
                .expectEvents(new SurveyClosed("DC-1", SCHOOL, 1, List.of(), LAST));
    }

    @Test
    void it_is_closed_once_and_an_unknown_one_is_refused() {
        on(LAST, OPENED, new SurveyClosed("DC-1", SCHOOL, 0, List.of(), LAST))
                .when(new CloseSurvey("DC-1", LAST))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("DC-1"));
        on(LAST).when(new CloseSurvey("DC-9", LAST))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void a_survey_without_questions_or_about_an_unknown_school_is_refused() {
        on(DAY).when(open(List.of(), LAST)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(DAY).when(new OpenSurvey(
                        "DC-1", OFFICE, "2199999999", "家长满意度", Audience.PARENTS, null, QUESTIONS, DAY, LAST))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    private static OpenSurvey open(List<Question> questions, LocalDate closesOn) {
        return new OpenSurvey("DC-1", OFFICE, SCHOOL, "家长满意度", Audience.PARENTS, null, questions, DAY, closesOn);
    }

    private static SurveyOpened opened(Admission admission) {
        return new SurveyOpened("DC-1", OFFICE, SCHOOL, "家长满意度", Audience.PARENTS, admission, QUESTIONS, LAST, DAY);
    }

    private static HandOutBallots handOut(String batch, String... digests) {
        return new HandOutBallots("DC-1", batch, new BallotDigests(List.of(digests)), DAY);
    }

    private static SurveyAnswered answered(String ballot, int first, int second) {
        return new SurveyAnswered("DC-1", SCHOOL, ballot, List.of(first, second), DAY);
    }

    private static TestExecutor<Survey> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(Survey.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(today));
        return fixture.given(history);
    }
}
