package org.dudaohub.domain.inspection;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspection.InspectionWorld.FEEDBACK;
import static org.dudaohub.domain.inspection.InspectionWorld.OPINION;
import static org.dudaohub.domain.inspection.InspectionWorld.REPORT;
import static org.dudaohub.domain.inspection.InspectionWorld.SELF_CHECK;
import static org.dudaohub.domain.inspection.InspectionWorld.VISITED;
import static org.dudaohub.domain.inspection.InspectionWorld.march;
import static org.dudaohub.domain.inspection.InspectionWorld.under;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.inspection.InspectionEvent.DocumentCorrected;
import org.dudaohub.domain.inspection.InspectionEvent.ObjectionDecided;
import org.dudaohub.domain.inspection.InspectionEvent.ObjectionRaised;
import org.dudaohub.domain.inspection.InspectionEvent.StepMissed;
import org.junit.jupiter.api.Test;

/** Feedback was given on 20 March and the opinion issued on 1 April. */
class ObjectingTest {

    private static final String SHANDONG = "shandong-2018";
    private static final String ZHEJIANG = "zhejiang-2019";

    private static final ObjectionRaised TO_THE_REPORT =
            new ObjectionRaised("ZH-1", SCHOOL, Document.REPORT, "课时统计有误", null, march(23));
    private static final ObjectionDecided REPORT_UPHELD =
            new ObjectionDecided("ZH-1", SCHOOL, Document.REPORT, ObjectionVerdict.UPHELD, "经查课表，统计无误", april(2));
    private static final ObjectionRaised TO_THE_OPINION =
            new ObjectionRaised("ZH-1", SCHOOL, Document.OPINION, "对象有误", april(8).plusDays(30), april(8));
    private static final ObjectionDecided OPINION_TO_BE_CORRECTED = new ObjectionDecided(
            "ZH-1", SCHOOL, Document.OPINION, ObjectionVerdict.TO_BE_CORRECTED, "第二项应属后勤部门", april(20));

    @Test
    void in_shandong_a_school_objects_to_the_report_within_fifteen_days_of_getting_it() {
        under(SHANDONG, march(23), VISITED, REPORT, FEEDBACK)
                .when(object(Document.REPORT, "课时统计有误", march(23)))
                .expectEvents(TO_THE_REPORT);
        // The fifteenth day is Saturday 4 April, and the Monday is 清明.
        under(SHANDONG, april(7), VISITED, REPORT, FEEDBACK)
                .when(object(Document.REPORT, "课时统计有误", april(7)))
                .expectResultMessagePayload(Outcome.accepted("ZH-1"));
        under(SHANDONG, april(8), VISITED, REPORT, FEEDBACK)
                .when(object(Document.REPORT, "课时统计有误", april(8)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
    }

    @Test
    void the_opinion_waits_until_the_objection_is_answered() {
        under(SHANDONG, april(1), VISITED, REPORT, FEEDBACK, TO_THE_REPORT)
                .when(opinion(april(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        under(SHANDONG, april(2), VISITED, REPORT, FEEDBACK, TO_THE_REPORT)
                .when(decide(Document.REPORT, ObjectionVerdict.UPHELD, "经查课表，统计无误", april(2)))
                .expectEvents(REPORT_UPHELD);
        under(SHANDONG, april(2), VISITED, REPORT, FEEDBACK, TO_THE_REPORT, REPORT_UPHELD)
                .when(opinion(april(2)))
                .expectResultMessagePayload(Outcome.accepted("ZH-1"));
    }

    @Test
    void in_zhejiang_a_school_asks_within_ten_days_for_the_review_of_the_opinion() {
        under(ZHEJIANG, april(8), VISITED, REPORT, FEEDBACK, OPINION)
                .when(object(Document.OPINION, "对象有误", april(8)))
                .expectEvents(TO_THE_OPINION);
        // The tenth day is Saturday 11 April.
        under(ZHEJIANG, april(14), VISITED, REPORT, FEEDBACK, OPINION)
                .when(object(Document.OPINION, "对象有误", april(14)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.TOO_LATE));
    }

    @Test
    void the_office_decides_the_review_and_corrects_the_opinion() {
        under(ZHEJIANG, april(20), VISITED, REPORT, FEEDBACK, OPINION, TO_THE_OPINION)
                .when(decide(Document.OPINION, ObjectionVerdict.TO_BE_CORRECTED, "第二项应属后勤部门", april(20)))
                .expectEvents(OPINION_TO_BE_CORRECTED);
        under(ZHEJIANG, april(21), VISITED, REPORT, FEEDBACK, OPINION, TO_THE_OPINION, OPINION_TO_BE_CORRECTED)
                .when(new CorrectDocument("ZH-1", Document.OPINION, "良好；第二项撤回", null, "复核决定", april(21)))
                .expectEvents(new DocumentCorrected(
                        "ZH-1", SCHOOL, Document.OPINION, "良好；第二项撤回", null, null, null, "复核决定", april(21)));
    }

    @Test
    void a_review_that_is_not_decided_in_thirty_days_is_found_missing() {
        under(
                        ZHEJIANG,
                        LocalDate.of(2026, 5, 9),
                        SELF_CHECK,
                        VISITED,
                        REPORT,
                        FEEDBACK,
                        OPINION,
                        TO_THE_OPINION,
                        UPWARD)
                .when(new CheckInspectionDeadlines("ZH-1"))
                .expectEvents(new StepMissed(
                        "ZH-1", SCHOOL, Step.OPINION_REVIEW, LocalDate.of(2026, 5, 8), LocalDate.of(2026, 5, 9)));
        under(
                        ZHEJIANG,
                        LocalDate.of(2026, 5, 9),
                        SELF_CHECK,
                        VISITED,
                        REPORT,
                        FEEDBACK,
                        OPINION,
                        TO_THE_OPINION,
                        OPINION_TO_BE_CORRECTED,
                        UPWARD)
                .when(new CheckInspectionDeadlines("ZH-1"))
                .expectNoEvents();
    }

    @Test
    void where_the_rules_know_no_such_right_an_objection_is_refused() {
        for (String profile : List.of(ZHEJIANG, "national-2021")) {
            under(profile, march(23), VISITED, REPORT, FEEDBACK)
                    .when(object(Document.REPORT, "课时统计有误", march(23)))
                    .expectNoEvents()
                    .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        }
        under(SHANDONG, april(8), VISITED, REPORT, FEEDBACK, OPINION)
                .when(object(Document.OPINION, "对象有误", april(8)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        under(SHANDONG, march(23), VISITED, REPORT, FEEDBACK)
                .when(object(Document.FEEDBACK, "对象有误", march(23)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void what_the_school_does_not_have_yet_it_cannot_object_to() {
        under(SHANDONG, march(18), VISITED, REPORT)
                .when(object(Document.REPORT, "课时统计有误", march(18)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        under(SHANDONG, march(23), VISITED, REPORT, FEEDBACK)
                .when(object(Document.REPORT, "课时统计有误", march(19)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void what_is_sent_again_changes_nothing_and_nothing_is_decided_that_nobody_asked() {
        under(SHANDONG, march(24), VISITED, REPORT, FEEDBACK, TO_THE_REPORT)
                .when(object(Document.REPORT, "课时统计有误", march(23)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
        under(SHANDONG, april(3), VISITED, REPORT, FEEDBACK, TO_THE_REPORT, REPORT_UPHELD)
                .when(decide(Document.REPORT, ObjectionVerdict.UPHELD, "经查课表，统计无误", april(2)))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("ZH-1"));
        under(SHANDONG, april(2), VISITED, REPORT, FEEDBACK)
                .when(decide(Document.REPORT, ObjectionVerdict.UPHELD, "经查课表，统计无误", april(2)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        under(SHANDONG, april(2), VISITED, REPORT, FEEDBACK, TO_THE_REPORT)
                .when(decide(Document.REPORT, ObjectionVerdict.UPHELD, "经查课表，统计无误", march(22)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private static final InspectionEvent.ReportedUpward UPWARD =
            new InspectionEvent.ReportedUpward("ZH-1", SCHOOL, OFFICE, april(1));

    private static RaiseObjection object(Document document, String grounds, LocalDate raisedOn) {
        return new RaiseObjection("ZH-1", SCHOOL, document, grounds, raisedOn);
    }

    private static DecideObjection decide(
            Document document, ObjectionVerdict verdict, String reasons, LocalDate decidedOn) {
        return new DecideObjection("ZH-1", document, verdict, reasons, decidedOn);
    }

    private static IssueOpinion opinion(LocalDate issuedOn) {
        return new IssueOpinion("ZH-1", "良好", "", null, List.of(), issuedOn);
    }

    private static LocalDate april(int day) {
        return LocalDate.of(2026, 4, day);
    }
}
