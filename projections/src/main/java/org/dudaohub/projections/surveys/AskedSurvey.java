package org.dudaohub.projections.surveys;

import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.dudaohub.domain.survey.Admission;
import org.dudaohub.domain.survey.Audience;
import org.dudaohub.domain.survey.Question;

/**
 * A survey with its questions.
 *
 * @param school code of the school that it is about
 * @param closesOn last day on which it can be answered
 * @param closedOn when it was ended; null while it is not
 */
public record AskedSurvey(
        @BsonId String survey,
        String school,
        String title,
        Audience audience,
        Admission admission,
        List<Question> questions,
        LocalDate closesOn,
        LocalDate closedOn) {

    /** Whether only whoever holds a ballot may answer. */
    public boolean asksForBallots() {
        return admission == Admission.BALLOT;
    }

    public boolean isOpenOn(LocalDate day) {
        return closedOn == null && !day.isAfter(closesOn);
    }
}
