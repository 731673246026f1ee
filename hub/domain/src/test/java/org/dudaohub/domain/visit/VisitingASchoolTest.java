package org.dudaohub.domain.visit;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;
import static org.dudaohub.domain.inspector.SampleInspectors.sentBy;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormOverdue;
import org.dudaohub.domain.visit.VisitEvent.VisitCalledOff;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.domain.visit.VisitEvent.VisitStarted;
import org.junit.jupiter.api.Test;

class VisitingASchoolTest {

    private static final LocalDate CAME = LocalDate.of(2026, 3, 5);
    private static final LocalDate FORM_DUE_BY = CAME.plusDays(3);
    private static final List<Method> METHODS = List.of(Method.LESSONS, Method.TOUR);
    private static final StartVisit START = start(SCHOOL, INSPECTOR, CAME);
    private static final VisitStarted STARTED =
            new VisitStarted("QD-1", SCHOOL, INSPECTOR, METHODS, FORM_DUE_BY, "county-2026", CAME);
    private static final CallOffVisit CALL_OFF = new CallOffVisit("QD-1", "学校临时停课", CAME);
    private static final VisitCalledOff CALLED_OFF = new VisitCalledOff("QD-1", SCHOOL, "学校临时停课", CAME);
    private static final InspectionFormOverdue OVERDUE =
            new InspectionFormOverdue("QD-1", SCHOOL, FORM_DUE_BY, FORM_DUE_BY.plusDays(1));

    @Test
    void an_inspector_opens_a_visit_and_has_the_days_of_the_rules_to_file_its_form() {
        on(CAME).when(START).expectEvents(STARTED).expectResultMessagePayload(Outcome.accepted("QD-1"));
    }

    @Test
    void opening_it_again_changes_nothing_not_even_after_its_form() {
        on(CAME, STARTED).when(START).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("QD-1"));
        on(CAME, STARTED, recorded(), filed())
                .when(START)
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1"));
    }

    @Test
    void its_number_is_not_used_for_another_visit() {
        on(CAME, STARTED)
                .when(start(SCHOOL, INSPECTOR, CAME.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_visit_whose_form_was_filed_is_not_opened_any_more() {
        on(CAME, recorded(), filed())
                .when(START)
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void it_is_opened_by_an_inspector_who_serves_and_does_not_have_to_keep_away() {
        on(CAME).when(start(SCHOOL, "DX99", CAME))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
        on(CAME).when(start(SCHOOL, RECUSED, CAME))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void it_is_opened_at_a_registered_school_and_not_ahead_of_its_day() {
        on(CAME).when(start(OFFICE, INSPECTOR, CAME))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
        on(CAME).when(start(SCHOOL, INSPECTOR, CAME.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        on(CAME).when(start(SCHOOL, " ", CAME)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void its_form_ends_it() {
        on(CAME.plusDays(1), STARTED)
                .when(file(SCHOOL, CAME))
                .expectEvents(recorded(), filed())
                .expectResultMessagePayload(Outcome.accepted("QD-1"));
    }

    @Test
    void its_form_is_filed_late_rather_than_not() {
        on(CAME.plusDays(9), STARTED, OVERDUE).when(file(SCHOOL, CAME)).expectEvents(recorded(), filed());
    }

    @Test
    void its_form_is_about_the_same_school_and_not_from_before() {
        on(CAME, STARTED)
                .when(file("2199000302", CAME))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
        on(CAME, STARTED)
                .when(file(SCHOOL, CAME.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void a_visit_that_does_not_take_place_is_called_off_once_and_has_no_form() {
        on(CAME, STARTED).when(CALL_OFF).expectEvents(CALLED_OFF);
        on(CAME, STARTED, CALLED_OFF)
                .when(CALL_OFF)
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1"));
        on(CAME, STARTED, CALLED_OFF)
                .when(file(SCHOOL, CAME))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void an_inspector_calls_off_an_own_visit_only_and_the_office_any() {
        on(CAME, STARTED).when(CALL_OFF, sentBy(INSPECTOR)).expectEvents(CALLED_OFF);
        on(CAME, STARTED)
                .when(CALL_OFF, sentBy(RECUSED))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.refused(Reason.NOT_PERMITTED, "该事项由督学DX01承办，您的督学编号是DX02，不能代为办理"));
        on(CAME, STARTED).when(CALL_OFF).expectEvents(CALLED_OFF);
    }

    @Test
    void an_inspector_does_not_file_the_form_of_anothers_visit_alone() {
        on(CAME.plusDays(1), STARTED)
                .when(signedBy("DX03"), sentBy("DX03"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
        on(CAME.plusDays(1), STARTED)
                .when(signedBy("DX03", "督学甲01"), sentBy("DX03"))
                .expectResultMessagePayload(Outcome.accepted("QD-1"));
        on(CAME.plusDays(1), STARTED)
                .when(signedBy(INSPECTOR), sentBy(INSPECTOR))
                .expectResultMessagePayload(Outcome.accepted("QD-1"));
        on(CAME.plusDays(1), STARTED).when(signedBy("DX03")).expectResultMessagePayload(Outcome.accepted("QD-1"));
    }

    @Test
    void only_what_is_under_way_is_called_off() {
        on(CAME).when(CALL_OFF).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
        on(CAME, STARTED, recorded(), filed())
                .when(CALL_OFF)
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
        on(CAME, STARTED)
                .when(new CallOffVisit("QD-1", "", CAME))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        on(CAME, STARTED)
                .when(new CallOffVisit("QD-1", "学校临时停课", CAME.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void that_its_form_is_missing_is_found_when_its_days_are_over_and_said_once() {
        on(FORM_DUE_BY, STARTED).when(new DeclareFormOverdue("QD-1")).expectNoEvents();
        on(FORM_DUE_BY.plusDays(4), STARTED)
                .when(new DeclareFormOverdue("QD-1"))
                .expectEvents(OVERDUE);
        on(FORM_DUE_BY.plusDays(5), STARTED, OVERDUE)
                .when(new DeclareFormOverdue("QD-1"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1"));
    }

    @Test
    void nothing_is_missing_of_a_visit_that_was_ended_or_never_opened() {
        on(FORM_DUE_BY.plusDays(1), STARTED, recorded(), filed())
                .when(new DeclareFormOverdue("QD-1"))
                .expectNoEvents();
        on(FORM_DUE_BY.plusDays(1), STARTED, CALLED_OFF)
                .when(new DeclareFormOverdue("QD-1"))
                .expectNoEvents();
        on(FORM_DUE_BY.plusDays(1))
                .when(new DeclareFormOverdue("QD-1"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    private static StartVisit start(String school, String inspector, LocalDate day) {
        return new StartVisit("QD-1", school, inspector, METHODS, day);
    }

    private static FileInspectionForm file(String school, LocalDate day) {
        return new FileInspectionForm("QD-1", school, null, form(day));
    }

    private static FileInspectionForm signedBy(String... signatures) {
        return new FileInspectionForm(
                "QD-1",
                SCHOOL,
                null,
                new InspectionForm("柳渡小学", CAME, List.of(signatures), SupervisionItem.CANTEEN, "", "", "", null, ""));
    }

    private static VisitRecorded recorded() {
        return new VisitRecorded("QD-1", SCHOOL, List.of("督学甲01"), CAME);
    }

    private static InspectionFormFiled filed() {
        return new InspectionFormFiled("QD-1", SCHOOL, form(CAME), CAME);
    }

    private static InspectionForm form(LocalDate day) {
        return new InspectionForm("柳渡小学", day, List.of("督学甲01"), SupervisionItem.CANTEEN, "", "", "", null, "");
    }

    private static TestExecutor<Visit> on(LocalDate today, Object... history) {
        var fixture = new AggregateTestFixture<>(Visit.class);
        fixture.registerInjectableResources(REGISTER, INSPECTORS, SampleCounty.rules(), SampleCounty.on(today));
        return fixture.given(history);
    }
}
