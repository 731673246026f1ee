package org.dudaohub.domain.inspection;

import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspection.InspectionWorld.FEEDBACK;
import static org.dudaohub.domain.inspection.InspectionWorld.REPORT;
import static org.dudaohub.domain.inspection.InspectionWorld.SELF_CHECK;
import static org.dudaohub.domain.inspection.InspectionWorld.VISITED;
import static org.dudaohub.domain.inspection.InspectionWorld.march;
import static org.dudaohub.domain.inspection.InspectionWorld.under;

import java.time.LocalDate;
import org.dudaohub.domain.inspection.InspectionEvent.DocumentCorrected;
import org.dudaohub.domain.inspection.InspectionEvent.FeedbackDelivered;
import org.dudaohub.domain.inspection.InspectionEvent.ReportedUpward;
import org.dudaohub.domain.inspection.InspectionEvent.StepMissed;
import org.junit.jupiter.api.Test;

/** The team was on site on 10 March and gave its feedback on the 20th: each province has 30 days for the opinion. */
class OpinionInTimeTest {

    private static final LocalDate IN_ZHEJIANG = LocalDate.of(2026, 4, 9);
    private static final FeedbackDelivered FEEDBACK_IN_ZHEJIANG = feedback(march(30), IN_ZHEJIANG);
    private static final DocumentCorrected CORRECTED = new DocumentCorrected(
            "ZH-1", SCHOOL, Document.FEEDBACK, null, march(22), LocalDate.of(2026, 4, 1), null, "日期有误", march(26));
    private static final StepMissed MISSED =
            new StepMissed("ZH-1", SCHOOL, Step.OPINION, IN_ZHEJIANG, IN_ZHEJIANG.plusDays(1));

    @Test
    void in_chongqing_they_count_from_the_feedback() {
        under("chongqing-2015", march(20), VISITED, REPORT)
                .when(deliver())
                .expectEvents(feedback(march(25), LocalDate.of(2026, 4, 19)));
    }

    @Test
    void in_zhejiang_they_count_from_the_last_day_on_site() {
        under("zhejiang-2019", march(20), VISITED, REPORT).when(deliver()).expectEvents(FEEDBACK_IN_ZHEJIANG);
    }

    @Test
    void there_another_day_of_the_feedback_changes_nothing_about_the_opinion() {
        under("zhejiang-2019", march(26), VISITED, REPORT, FEEDBACK_IN_ZHEJIANG)
                .when(new CorrectDocument("ZH-1", Document.FEEDBACK, "", march(22), "日期有误", march(26)))
                .expectEvents(CORRECTED);
        under(
                        "zhejiang-2019",
                        LocalDate.of(2026, 4, 20),
                        SELF_CHECK,
                        VISITED,
                        REPORT,
                        FEEDBACK_IN_ZHEJIANG,
                        new ReportedUpward("ZH-1", SCHOOL, OFFICE, march(23)),
                        MISSED,
                        CORRECTED)
                .when(new CheckInspectionDeadlines("ZH-1"))
                .expectNoEvents();
    }

    private static DeliverFeedback deliver() {
        return new DeliverFeedback("ZH-1", FEEDBACK.preliminaryOpinion(), FEEDBACK.recipient(), march(20));
    }

    private static FeedbackDelivered feedback(LocalDate defenceBy, LocalDate opinionBy) {
        return new FeedbackDelivered(
                "ZH-1", SCHOOL, FEEDBACK.preliminaryOpinion(), FEEDBACK.recipient(), defenceBy, opinionBy, march(20));
    }
}
