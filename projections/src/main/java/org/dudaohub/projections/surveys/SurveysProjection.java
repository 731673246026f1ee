package org.dudaohub.projections.surveys;

import org.axonframework.config.ProcessingGroup;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.survey.SurveyEvent;
import org.dudaohub.domain.survey.SurveyEvent.BallotsHandedOut;
import org.dudaohub.domain.survey.SurveyEvent.SurveyAnswered;
import org.dudaohub.domain.survey.SurveyEvent.SurveyClosed;
import org.dudaohub.domain.survey.SurveyEvent.SurveyOpened;
import org.dudaohub.projections.Documents;
import org.dudaohub.projections.Projection;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.Recorded;
import org.springframework.stereotype.Component;

/** What this node asks. A peer's surveys are answered at the peer. */
@Component
@ProcessingGroup("surveys")
class SurveysProjection extends Projection {

    static final String SURVEYS = "surveys";

    private final Documents surveys = documents(SURVEYS);

    SurveysProjection(ReadModelDatabase database) {
        super(database);
    }

    @Override
    protected boolean concerns(Class<?> type, boolean here) {
        return here && SurveyEvent.class.isAssignableFrom(type);
    }

    @Override
    protected void on(Event event, Recorded recorded) {
        if (event instanceof SurveyEvent survey) {
            switch (survey) {
                case SurveyOpened e ->
                    surveys.change(
                            e.survey(),
                            recorded,
                            asked -> asked.append("school", e.school())
                                    .append("title", e.title())
                                    .append("audience", e.audience())
                                    .append("admission", e.admission())
                                    .append("questions", e.questions())
                                    .append("closesOn", e.closesOn()));
                case BallotsHandedOut _, SurveyAnswered _ -> {}
                case SurveyClosed e ->
                    surveys.change(e.survey(), recorded, asked -> asked.append("closedOn", e.happenedOn()));
            }
        }
    }
}
