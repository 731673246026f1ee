package org.dudaohub.domain.training;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.rules.ShippedRules;
import org.dudaohub.domain.training.TrainingEvent.TrainingCompleted;
import org.dudaohub.domain.training.TrainingEvent.TrainingOverdue;
import org.dudaohub.domain.training.TrainingEvent.TrainingYearMet;
import org.junit.jupiter.api.Test;

/** DX01 is a full-time inspector since January 2025, DX02 a responsible one. */
class TrainingOfInspectorsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate NEW_YEAR_2027 = LocalDate.of(2027, 1, 1);
    private static final TrainingCompleted CITY = completed(INSPECTOR, "PX-1", TrainingLevel.CITY, 24, true);

    @Test
    void a_course_goes_into_the_inspectors_record() {
        given().when(record(INSPECTOR, 24)).expectEvents(CITY).expectResultMessagePayload(Outcome.accepted("PX-1"));
    }

    @Test
    void the_same_course_again_changes_nothing_and_with_other_hours_is_refused() {
        unchanged("PX-1", record(INSPECTOR, 24), CITY);
        refused(Reason.CONFLICTING_RECORD, record(INSPECTOR, 40), CITY);
    }

    @Test
    void a_course_of_nobody_without_hours_without_a_title_or_to_come_is_refused() {
        refused(Reason.UNKNOWN_INSPECTOR, record("DX99", 24));
        refused(Reason.INVALID, record(INSPECTOR, 0));
        refused(Reason.MISSING, new RecordTraining(INSPECTOR, "PX-1", " ", TrainingLevel.CITY, 24, true, DAY));
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new RecordTraining(INSPECTOR, "PX-1", "督学研修", TrainingLevel.CITY, 24, true, DAY.plusDays(1)));
    }

    @Test
    void forty_hours_a_year_are_asked_of_everybody() {
        givenOn(NEW_YEAR_2027, completed(RECUSED, "PX-1", TrainingLevel.COUNTY, 40, true))
                .when(new DeclareTrainingOverdue(RECUSED, 2026))
                .expectEvents(met(RECUSED, 2026, 40));
        givenOn(NEW_YEAR_2027, completed(RECUSED, "PX-1", TrainingLevel.COUNTY, 39, true))
                .when(new DeclareTrainingOverdue(RECUSED, 2026))
                .expectEvents(overdue(RECUSED, 2026, TrainingShortfall.HOURS, 40, 39));
    }

    @Test
    void a_course_that_was_not_passed_does_not_count() {
        givenOn(NEW_YEAR_2027, completed(RECUSED, "PX-1", TrainingLevel.COUNTY, 60, false))
                .when(new DeclareTrainingOverdue(RECUSED, 2026))
                .expectEvents(overdue(RECUSED, 2026, TrainingShortfall.HOURS, 40, 0));
    }

    @Test
    void a_full_time_inspector_takes_a_course_of_the_city_every_year() {
        givenOn(NEW_YEAR_2027, completed(INSPECTOR, "PX-1", TrainingLevel.COUNTY, 48, true))
                .when(new DeclareTrainingOverdue(INSPECTOR, 2026))
                .expectEvents(overdue(INSPECTOR, 2026, TrainingShortfall.CITY, 1, 0));
    }

    @Test
    void a_full_time_inspector_takes_a_course_of_the_province_within_three_years() {
        LocalDate newYear2028 = LocalDate.of(2028, 1, 1);
        var city = new TrainingCompleted(
                INSPECTOR, OFFICE, "PX-7", "督学研修", TrainingLevel.CITY, 40, true, LocalDate.of(2027, 5, 1));
        givenOn(newYear2028, city)
                .when(new DeclareTrainingOverdue(INSPECTOR, 2027))
                .expectEvents(met(INSPECTOR, 2027, 40));
        givenOn(LocalDate.of(2029, 1, 1), lateInspector(city))
                .when(new DeclareTrainingOverdue(LATE, 2028))
                .expectEvents(new TrainingOverdue(
                        LATE,
                        OFFICE,
                        2028,
                        TrainingShortfall.PROVINCE,
                        1,
                        0,
                        "national-2021",
                        LocalDate.of(2029, 1, 1)));
    }

    @Test
    void each_shortfall_of_a_year_is_declared_once() {
        var hours = overdue(INSPECTOR, 2026, TrainingShortfall.HOURS, 40, 0);
        var city = overdue(INSPECTOR, 2026, TrainingShortfall.CITY, 1, 0);
        givenOn(NEW_YEAR_2027).when(new DeclareTrainingOverdue(INSPECTOR, 2026)).expectEvents(hours, city);
        givenOn(NEW_YEAR_2027, hours)
                .when(new DeclareTrainingOverdue(INSPECTOR, 2026))
                .expectEvents(city);
        givenOn(NEW_YEAR_2027, hours, city)
                .when(new DeclareTrainingOverdue(INSPECTOR, 2026))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(INSPECTOR));
    }

    @Test
    void that_a_year_was_met_is_said_once() {
        givenOn(NEW_YEAR_2027, completed(RECUSED, "PX-1", TrainingLevel.COUNTY, 40, true), met(RECUSED, 2026, 40))
                .when(new DeclareTrainingOverdue(RECUSED, 2026))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(RECUSED));
    }

    @Test
    void a_year_that_is_not_over_or_was_not_served_throughout_is_not_judged() {
        givenOn(NEW_YEAR_2027.minusDays(1))
                .when(new DeclareTrainingOverdue(INSPECTOR, 2026))
                .expectNoEvents();
        givenOn(NEW_YEAR_2027).when(new DeclareTrainingOverdue(INSPECTOR, 2024)).expectNoEvents();
    }

    @Test
    void nobodys_year_and_a_year_that_cannot_be_are_refused() {
        refused(Reason.UNKNOWN_INSPECTOR, new DeclareTrainingOverdue("DX99", 2026));
        refused(Reason.INVALID, new DeclareTrainingOverdue(INSPECTOR, 26));
    }

    private static final String LATE = "DX05";

    /** Serves from 2025 to 2030, was trained by the city in 2028 and never by the province. */
    private static TrainingEvent lateInspector(TrainingCompleted course) {
        return new TrainingCompleted(
                LATE, OFFICE, course.course(), course.title(), course.level(), 40, true, LocalDate.of(2028, 5, 1));
    }

    private static RecordTraining record(String inspector, int hours) {
        return new RecordTraining(inspector, "PX-1", "督学研修", TrainingLevel.CITY, hours, true, DAY);
    }

    private static TrainingCompleted completed(
            String inspector, String course, TrainingLevel level, int hours, boolean passed) {
        return new TrainingCompleted(inspector, OFFICE, course, "督学研修", level, hours, passed, DAY);
    }

    private static TrainingOverdue overdue(
            String inspector, int year, TrainingShortfall shortfall, int required, int done) {
        return new TrainingOverdue(
                inspector, OFFICE, year, shortfall, required, done, "national-2021", LocalDate.of(year + 1, 1, 1));
    }

    private static TrainingYearMet met(String inspector, int year, int hours) {
        return new TrainingYearMet(inspector, OFFICE, year, hours, "national-2021", LocalDate.of(year + 1, 1, 1));
    }

    private static final InspectorRegister WITH_LATE = number -> number.equals(LATE)
            ? INSPECTORS
                    .find(INSPECTOR)
                    .map(entry -> new InspectorRegister.Entry(
                            LATE,
                            "督学甲05",
                            entry.kind(),
                            OFFICE,
                            entry.since(),
                            LocalDate.of(2030, 12, 31),
                            null,
                            Set.of()))
            : INSPECTORS.find(number);

    private static void refused(Reason reason, TrainingCommand command, TrainingEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, TrainingCommand command, TrainingEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<TrainingRecord> given(TrainingEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<TrainingRecord> givenOn(LocalDate today, TrainingEvent... history) {
        var fixture = new AggregateTestFixture<>(TrainingRecord.class);
        fixture.registerInjectableResources(REGISTER, WITH_LATE, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
