package org.dudaohub.domain.consultation;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.consultation.ConsultationEvent.ResultConsulted;
import org.dudaohub.domain.consultation.ConsultationEvent.ResultUsed;
import org.junit.jupiter.api.Test;

class ConsultingResultsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final ResultConsulted CONSULTED =
            new ResultConsulted("CY-1", SCHOOL, "组织人事科", ConsultationPurpose.AWARD, "推荐先进单位", "有逾期整改，暂缓", DAY);
    private static final ResultUsed USED = new ResultUsed("CY-1", SCHOOL, true, "暂缓推荐", DAY);

    @Test
    void a_department_looks_at_the_file_before_it_decides() {
        given().when(consult(SCHOOL, "有逾期整改，暂缓")).expectEvents(CONSULTED);
        unchanged("CY-1", consult(SCHOOL, "有逾期整改，暂缓"), CONSULTED);
        refused(Reason.CONFLICTING_RECORD, consult(SCHOOL, "同意"), CONSULTED);
    }

    @Test
    void a_look_is_refused_at_an_unknown_school_at_an_office_and_without_an_opinion() {
        refused(Reason.UNKNOWN_ORGANIZATION, consult("2199999999", "同意"));
        refused(Reason.UNKNOWN_ORGANIZATION, consult(OFFICE, "同意"));
        refused(Reason.MISSING, consult(SCHOOL, null));
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new ConsultResult("CY-1", SCHOOL, "人事科", ConsultationPurpose.AWARD, "推荐", "同意", DAY.plusDays(1)));
    }

    @Test
    void what_was_decided_is_kept_with_whether_the_advice_was_followed() {
        given(CONSULTED).when(use("暂缓推荐", DAY)).expectEvents(USED);
        unchanged("CY-1", use("暂缓推荐", DAY), CONSULTED, USED);
    }

    @Test
    void a_decision_is_refused_without_a_consultation_before_it_without_a_text_and_twice() {
        refused(Reason.UNKNOWN_CASE, use("暂缓推荐", DAY));
        refused(Reason.DATE_OUT_OF_ORDER, use("暂缓推荐", DAY.minusDays(1)), CONSULTED);
        refused(Reason.MISSING, use("", DAY), CONSULTED);
        refused(Reason.CONFLICTING_RECORD, use("仍予推荐", DAY), CONSULTED, USED);
    }

    private static ConsultResult consult(String school, String opinion) {
        return new ConsultResult("CY-1", school, "组织人事科", ConsultationPurpose.AWARD, "推荐先进单位", opinion, DAY);
    }

    private static RecordUseOfResult use(String decision, LocalDate day) {
        return new RecordUseOfResult("CY-1", true, decision, day);
    }

    private static void refused(Reason reason, ConsultationCommand command, ConsultationEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, ConsultationCommand command, ConsultationEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<Consultation> given(ConsultationEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<Consultation> givenOn(LocalDate today, ConsultationEvent... history) {
        var fixture = new AggregateTestFixture<>(Consultation.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
