package org.dudaohub.domain.quality;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultOverdue;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultReceived;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultRectified;
import org.dudaohub.domain.quality.QualityEvent.MonitoringResultReminded;
import org.junit.jupiter.api.Test;

class RectifyingAMonitoringResultTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 6);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);
    private static final MonitoringResultReceived RECEIVED =
            new MonitoringResultReceived("JC-1", OFFICE, "质量监测中心", 2026, "数学", List.of("四年级计算能力偏低"), "教研室主任", DUE, DAY);

    private static final CheckMonitoringDeadline CHECK = new CheckMonitoringDeadline("JC-1");

    @Test
    void a_result_names_who_answers_for_it_and_until_when() {
        on(DAY).when(receive(OFFICE, "教研室主任", DUE)).expectEvents(RECEIVED);
    }

    @Test
    void the_same_result_again_changes_nothing_and_another_is_refused() {
        on(DAY, RECEIVED)
                .when(receive(OFFICE, "教研室主任", DUE))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("JC-1"));
        on(DAY, RECEIVED)
                .when(receive(OFFICE, "别人", DUE))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void somebody_must_answer_for_it() {
        on(DAY).when(receive(OFFICE, "", DUE)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void it_is_not_due_before_it_came() {
        on(DAY).when(receive(OFFICE, "教研室主任", DAY.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void the_unit_is_registered() {
        on(DAY).when(receive("nobody", "教研室主任", DUE))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void it_is_rectified_in_time_or_late() {
        on(DUE, RECEIVED)
                .when(new RectifyMonitoringResult("JC-1", "增加教研", DUE))
                .expectEvents(new MonitoringResultRectified("JC-1", OFFICE, "增加教研", false, DUE));
        on(DUE.plusDays(1), RECEIVED)
                .when(new RectifyMonitoringResult("JC-1", "增加教研", DUE.plusDays(1)))
                .expectEvents(new MonitoringResultRectified("JC-1", OFFICE, "增加教研", true, DUE.plusDays(1)));
    }

    @Test
    void it_is_rectified_once() {
        MonitoringResultRectified rectified = new MonitoringResultRectified("JC-1", OFFICE, "增加教研", false, DUE);
        on(DUE, RECEIVED, rectified)
                .when(new RectifyMonitoringResult("JC-1", "增加教研", DUE))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("JC-1"));
        on(DUE, RECEIVED, rectified)
                .when(new RectifyMonitoringResult("JC-1", "再次", DUE))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void whoever_answers_for_it_is_reminded_seven_three_and_one_days_before_once_each() {
        on(DUE.minusDays(8), RECEIVED).when(CHECK).expectNoEvents();
        on(DUE.minusDays(7), RECEIVED).when(CHECK).expectEvents(reminded(7));
        on(DUE.minusDays(6), RECEIVED, reminded(7)).when(CHECK).expectNoEvents();
        on(DUE.minusDays(2), RECEIVED, reminded(7)).when(CHECK).expectEvents(remindedOn(3, DUE.minusDays(2)));
        on(DUE, RECEIVED, reminded(7), reminded(3)).when(CHECK).expectEvents(remindedOn(1, DUE));
    }

    @Test
    void it_is_overdue_once_from_the_day_after() {
        var overdue = new MonitoringResultOverdue("JC-1", OFFICE, "教研室主任", DUE, DUE.plusDays(1));
        on(DUE.plusDays(5), RECEIVED).when(CHECK).expectEvents(overdue);
        on(DUE.plusDays(6), RECEIVED, overdue)
                .when(CHECK)
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("JC-1"));
    }

    @Test
    void what_was_rectified_is_neither_due_nor_overdue() {
        var rectified = new MonitoringResultRectified("JC-1", OFFICE, "增加教研", false, DAY);
        on(DUE.minusDays(1), RECEIVED, rectified).when(CHECK).expectNoEvents();
        on(DUE.plusDays(1), RECEIVED, rectified).when(CHECK).expectNoEvents();
    }

    @Test
    void what_is_overdue_may_still_be_rectified() {
        on(DUE.plusDays(3), RECEIVED, new MonitoringResultOverdue("JC-1", OFFICE, "教研室主任", DUE, DUE.plusDays(1)))
                .when(new RectifyMonitoringResult("JC-1", "增加教研", DUE.plusDays(3)))
                .expectEvents(new MonitoringResultRectified("JC-1", OFFICE, "增加教研", true, DUE.plusDays(3)));
    }

    @Test
    void an_unknown_result_is_refused() {
        on(DAY).when(CHECK).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        on(DAY).when(new RectifyMonitoringResult("JC-9", "增加教研", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    private static MonitoringResultReminded reminded(int daysBefore) {
        return remindedOn(daysBefore, DUE.minusDays(daysBefore));
    }

    private static MonitoringResultReminded remindedOn(int daysBefore, LocalDate day) {
        return new MonitoringResultReminded("JC-1", OFFICE, "教研室主任", daysBefore, DUE, day);
    }

    private static ReceiveMonitoringResult receive(String unit, String responsible, LocalDate dueOn) {
        return new ReceiveMonitoringResult(
                "JC-1", unit, "质量监测中心", 2026, "数学", List.of("四年级计算能力偏低"), responsible, dueOn, DAY);
    }

    private static TestExecutor<MonitoringResult> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(MonitoringResult.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(today));
        return fixture.given(history);
    }
}
