package org.dudaohub.domain.survey;

import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Answers a survey without a name. Nobody's login is asked for, so no role may send it: it comes through the survey's public
 * page.
 *
 * @param ballot SHA-256 of the ballot's secret, hexadecimal, so that a ballot counts once and nobody can tell whose it is; in
 *     an open survey of any secret that whoever answers made up
 * @param choices for each question, in their order, the number of the chosen option, from 1
 */
@Wording("回答问卷")
public record AnswerSurvey(
        @Required @Wording("问卷编号") String survey,
        @Required @Wording("票号") String ballot,
        @Required @Wording("选择") List<Integer> choices)
        implements SurveyCommand {

    public AnswerSurvey {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }
}
