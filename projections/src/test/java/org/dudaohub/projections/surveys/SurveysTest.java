package org.dudaohub.projections.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.MARCH;

import java.util.List;
import org.dudaohub.domain.survey.Admission;
import org.dudaohub.domain.survey.Audience;
import org.dudaohub.domain.survey.Question;
import org.dudaohub.domain.survey.SurveyEvent.SurveyClosed;
import org.dudaohub.domain.survey.SurveyEvent.SurveyOpened;
import org.dudaohub.projections.Node;
import org.junit.jupiter.api.Test;

class SurveysTest {

    private static final List<Question> QUESTIONS = List.of(new Question("满意吗", List.of("满意", "不满意")));

    @Test
    void a_survey_can_be_answered_from_its_opening_to_its_last_day_or_its_end() {
        try (Node node = Node.start()) {
            node.happened(opened("S1"), opened("S2"), new SurveyClosed("S2", "2199000001", 0, List.of(), MARCH))
                    .received("qingdi", opened("S3"));

            SurveysQuery surveys = node.settled(SurveysQuery.class);
            AskedSurvey open = surveys.byId("S1").orElseThrow();
            assertThat(open.questions()).isEqualTo(QUESTIONS);
            assertThat(open.audience()).isEqualTo(Audience.PARENTS);
            assertThat(open.asksForBallots()).isTrue();
            assertThat(open.isOpenOn(MARCH.plusDays(3))).isTrue();
            assertThat(open.isOpenOn(MARCH.plusDays(4))).isFalse();
            assertThat(surveys.byId("S2").orElseThrow().isOpenOn(MARCH)).isFalse();
            assertThat(surveys.byId("S3")).isEmpty();
        }
    }

    private static SurveyOpened opened(String survey) {
        return new SurveyOpened(
                survey,
                "office",
                "2199000001",
                "问卷",
                Audience.PARENTS,
                Admission.BALLOT,
                QUESTIONS,
                MARCH.plusDays(3),
                MARCH);
    }
}
