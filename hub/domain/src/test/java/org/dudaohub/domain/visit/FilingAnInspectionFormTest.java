package org.dudaohub.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilingAnInspectionFormTest {

    private static final LocalDate VISITED = LocalDate.of(2026, 3, 5);
    private static final InspectionForm CLEAN = form("", null);
    private static final InspectionForm WITH_SHORTCOMING = form("食品留样标签不全", null);

    private AggregateTestFixture<Visit> fixture;

    /** Keeps the events of the case that a visit opens; the fixture's own store takes those of the visit only. */
    private final EventStore cases = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @BeforeEach
    void today_is_the_sixth_of_march() {
        fixture = new AggregateTestFixture<>(Visit.class);
        Clock clock = SampleCounty.on(LocalDate.of(2026, 3, 6));
        fixture.registerInjectableResources(REGISTER, INSPECTORS, SampleCounty.rules(), clock);
        fixture.registerRepositoryProvider(new RepositoryProvider() {
            @Override
            public <T> Repository<T> repositoryFor(Class<T> aggregate) {
                return EventSourcingRepository.builder(aggregate)
                        .eventStore(cases)
                        .build();
            }
        });
    }

    @Test
    void a_form_without_shortcomings_records_the_visit_and_orders_nothing() {
        filing(CLEAN)
                .expectResultMessagePayload(Outcome.accepted("QD-1"))
                .expectEvents(
                        new VisitRecorded("QD-1", SCHOOL, List.of("督学甲01"), VISITED),
                        new InspectionFormFiled("QD-1", SCHOOL, CLEAN, VISITED));
        assertThat(caseEvents()).isEmpty();
    }

    @Test
    void a_shortcoming_opens_a_case_in_the_same_commit_with_the_deadline_of_the_countys_profile() {
        filing(WITH_SHORTCOMING)
                .expectEvents(
                        new VisitRecorded("QD-1", SCHOOL, List.of("督学甲01"), VISITED),
                        new InspectionFormFiled("QD-1", SCHOOL, WITH_SHORTCOMING, VISITED),
                        new FindingRaised(
                                "QD-1",
                                SCHOOL,
                                "QD-1-1",
                                SupervisionItem.CANTEEN,
                                Grade.ORDINARY,
                                "食品留样标签不全",
                                "补全",
                                VISITED));
        assertThat(caseEvents()).containsExactly(ordered(LocalDate.of(2026, 3, 15)));
    }

    @Test
    void the_inspectors_own_deadline_goes_before_the_profiles() {
        InspectionForm form = form("食品留样标签不全", LocalDate.of(2026, 3, 8));
        filing(form)
                .expectEvents(
                        new VisitRecorded("QD-1", SCHOOL, List.of("督学甲01"), VISITED),
                        new InspectionFormFiled("QD-1", SCHOOL, form, VISITED),
                        new FindingRaised(
                                "QD-1",
                                SCHOOL,
                                "QD-1-1",
                                SupervisionItem.CANTEEN,
                                Grade.ORDINARY,
                                "食品留样标签不全",
                                "补全",
                                VISITED));
        assertThat(caseEvents()).containsExactly(ordered(LocalDate.of(2026, 3, 8)));
    }

    @Test
    void the_same_form_again_changes_nothing() {
        fixture.given(
                        new VisitRecorded("QD-1", SCHOOL, List.of("督学甲01"), VISITED),
                        new InspectionFormFiled("QD-1", SCHOOL, CLEAN, VISITED))
                .when(new FileInspectionForm("QD-1", SCHOOL, null, CLEAN))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("QD-1"));
    }

    @Test
    void the_same_number_with_another_content_is_refused() {
        fixture.given(
                        new VisitRecorded("QD-1", SCHOOL, List.of("督学甲01"), VISITED),
                        new InspectionFormFiled("QD-1", SCHOOL, CLEAN, VISITED))
                .when(new FileInspectionForm("QD-1", SCHOOL, null, WITH_SHORTCOMING))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void an_unknown_school_is_refused() {
        fixture.givenNoPriorActivity()
                .when(new FileInspectionForm("QD-1", "2199999999", null, CLEAN))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_form_of_a_school_that_is_closed_may_come_late_but_not_be_about_a_later_day() {
        fixture.givenNoPriorActivity()
                .when(new FileInspectionForm("QD-1", SampleCounty.CLOSED_SCHOOL, null, on(SampleCounty.CLOSED_ON)))
                .expectResultMessagePayload(Outcome.accepted("QD-1"));
        fixture.givenNoPriorActivity()
                .when(new FileInspectionForm(
                        "QD-1", SampleCounty.CLOSED_SCHOOL, null, on(SampleCounty.CLOSED_ON.plusDays(1))))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    private static InspectionForm on(LocalDate day) {
        return new InspectionForm("石坳小学", day, List.of("督学甲01"), SupervisionItem.CANTEEN, "", "", "", null, "");
    }

    @Test
    void an_office_is_not_a_school() {
        fixture.givenNoPriorActivity()
                .when(new FileInspectionForm("QD-1", SampleCounty.OFFICE, null, CLEAN))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_form_without_its_item_is_refused() {
        filing(new InspectionForm("柳渡小学", VISITED, List.of("督学甲01"), null, "", "", "", null, ""))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void a_command_without_a_form_is_refused() {
        filing(null).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void a_deadline_before_the_visit_is_refused() {
        filing(form("不足", VISITED.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    @Test
    void an_inspector_who_has_to_keep_away_from_the_school_files_no_form_there_by_name_or_number() {
        filing(signed("督学甲01", "督学甲02")).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.RECUSED));
        filing(signed(RECUSED)).expectNoEvents().expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void whoever_is_no_inspector_of_ours_may_go_along() {
        filing(signed("督学甲01", "特邀专家")).expectResultMessagePayload(Outcome.accepted("QD-1"));
    }

    @Test
    void a_visit_after_today_is_refused() {
        filing(new InspectionForm(
                        "柳渡小学",
                        LocalDate.of(2026, 3, 7),
                        List.of("督学甲01"),
                        SupervisionItem.CANTEEN,
                        "",
                        "",
                        "",
                        null,
                        ""))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private Stream<Object> caseEvents() {
        return cases.readEvents("rectification:QD-1-1").asStream().map(message -> (Object) message.getPayload());
    }

    private ResultValidator<Visit> filing(InspectionForm form) {
        return fixture.givenNoPriorActivity().when(new FileInspectionForm("QD-1", SCHOOL, null, form));
    }

    private static RectificationOrdered ordered(LocalDate deadline) {
        return new RectificationOrdered(
                "QD-1-1",
                SCHOOL,
                "QD-1",
                SupervisionItem.CANTEEN,
                Grade.ORDINARY,
                "食品留样标签不全",
                "补全",
                deadline,
                "county-2026",
                VISITED);
    }

    private static InspectionForm signed(String... inspectors) {
        return new InspectionForm("柳渡小学", VISITED, List.of(inspectors), SupervisionItem.CANTEEN, "", "", "", null, "");
    }

    private static InspectionForm form(String shortcomings, LocalDate deadline) {
        return new InspectionForm(
                "柳渡小学", VISITED, List.of("督学甲01"), SupervisionItem.CANTEEN, "", shortcomings, "补全", deadline, "");
    }
}
