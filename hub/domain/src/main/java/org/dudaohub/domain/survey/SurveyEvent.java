package org.dudaohub.domain.survey;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Withheld;
import org.dudaohub.domain.Wording;

/** What happens in a survey. */
public sealed interface SurveyEvent extends Event {

    String survey();

    String school();

    @Override
    default String organization() {
        return school();
    }

    /** @param admission open where an event of old does not say it */
    @EventName("survey.SurveyOpened")
    @Wording(value = "问卷发起", sentence = "向{audience}发起问卷《{title}》，截止{closesOn}")
    record SurveyOpened(
            String survey,
            String office,
            String school,
            String title,
            Audience audience,
            Admission admission,
            List<Question> questions,
            LocalDate closesOn,
            LocalDate happenedOn)
            implements SurveyEvent {

        public SurveyOpened {
            admission = admission == null ? Admission.OPEN : admission;
        }
    }

    @EventName("survey.BallotsHandedOut")
    @Wording(value = "作答票发放", sentence = "发放作答票{ballots}（批次{batch}）")
    record BallotsHandedOut(String survey, String school, String batch, BallotDigests ballots, LocalDate happenedOn)
            implements SurveyEvent {}

    /** A single answer is nobody's to read: whoever knows when somebody answered would know how. */
    @EventName("survey.SurveyAnswered")
    @Wording(value = "问卷回答", sentence = "收到一份匿名问卷")
    record SurveyAnswered(
            String survey,
            String school,
            @Withheld String ballot,
            @Withheld List<Integer> choices,
            LocalDate happenedOn)
            implements SurveyEvent {}

    /**
     * @param tallies for each question how often each option was chosen; empty where fewer than {@link
     *     Survey#FEWEST_ANSWERS} answered, because so few could be told apart
     */
    @EventName("survey.SurveyClosed")
    @Wording(value = "问卷结束", sentence = "问卷结束，收到{answers}份")
    record SurveyClosed(
            String survey,
            String school,
            @Wording("份数") int answers,
            @Wording("统计") List<List<Integer>> tallies,
            LocalDate happenedOn)
            implements SurveyEvent {}
}
