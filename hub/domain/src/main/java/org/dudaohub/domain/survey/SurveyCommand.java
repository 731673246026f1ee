package org.dudaohub.domain.survey;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface SurveyCommand extends Command permits OpenSurvey, HandOutBallots, AnswerSurvey, CloseSurvey {

    String survey();

    @Override
    default String stream() {
        return "survey:" + survey();
    }
}
