package org.dudaohub.domain.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CLOSED_SCHOOL;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;
import static org.dudaohub.domain.inspector.SampleInspectors.SINCE;
import static org.dudaohub.domain.inspector.SampleInspectors.UNTIL;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.draw.DrawEvent.DrawPrepared;
import org.dudaohub.domain.draw.DrawEvent.RandomDrawExecuted;
import org.dudaohub.domain.inspector.InspectorKind;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.junit.jupiter.api.Test;

class DrawingLotsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final String RECUSED = "DX03";
    private static final InspectorRegister REGISTERED = number -> Optional.ofNullable(
                    Map.of("DX01", Set.<String>of(), "DX02", Set.<String>of(), RECUSED, Set.of(SCHOOL, "2199000302"))
                            .get(number))
            .map(recusals -> new InspectorRegister.Entry(
                    number, number, InspectorKind.FULL_TIME, OFFICE, SINCE, UNTIL, null, recusals));
    private static final String SEED = "2026-03-09 福彩3D 第2026058期 4 1 7";
    private static final String COMMITMENT = Lot.sha256(SEED);
    private static final List<String> INSPECTORS = List.of("DX01", "DX02");
    private static final List<Recusal> DX01_RECUSED = List.of(new Recusal("DX01", SCHOOL));
    private static final DrawPrepared PREPARED = prepared(INSPECTORS, DX01_RECUSED, List.of());

    @Test
    void the_office_commits_to_a_seed_before_the_draw() {
        given().when(prepare(List.of(SCHOOL), INSPECTORS, DX01_RECUSED, 1, COMMITMENT))
                .expectEvents(PREPARED);
    }

    @Test
    void the_same_preparation_again_changes_nothing_and_another_is_refused() {
        given(PREPARED)
                .when(prepare(List.of(SCHOOL), INSPECTORS, DX01_RECUSED, 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("CQ-1"));
        given(PREPARED)
                .when(prepare(List.of(SCHOOL), INSPECTORS, List.of(), 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void the_draw_records_all_that_it_takes_to_draw_again_and_respects_the_recusal() {
        given(PREPARED)
                .when(new ExecuteDraw("CQ-1", SEED, DAY))
                .expectEvents(executed(INSPECTORS, DX01_RECUSED, "DX02"));
    }

    @Test
    void a_registered_recusal_is_respected_although_the_office_does_not_name_it() {
        List<String> inspectors = List.of("DX01", RECUSED);
        List<Recusal> registered = List.of(new Recusal(RECUSED, SCHOOL));
        DrawPrepared prepared = prepared(inspectors, registered, registered);
        given().when(prepare(List.of(SCHOOL), inspectors, List.of(), 1, COMMITMENT))
                .expectEvents(prepared);
        given(prepared)
                .when(prepare(List.of(SCHOOL), inspectors, List.of(), 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("CQ-1"));
        given(prepared).when(new ExecuteDraw("CQ-1", SEED, DAY)).expectEvents(executed(inspectors, registered, "DX01"));
    }

    @Test
    void one_that_is_registered_after_the_commitment_cannot_turn_the_lots_and_the_draw_is_prepared_anew() {
        given(prepared(List.of("DX01", RECUSED), List.of(), List.of()))
                .when(new ExecuteDraw("CQ-1", SEED, DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.RECUSED));
    }

    @Test
    void a_preparation_from_before_registered_recusals_were_kept_apart_is_still_read() throws Exception {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        ObjectNode old = json.valueToTree(PREPARED);
        old.remove("registeredRecusals");
        assertThat(json.treeToValue(old, DrawPrepared.class)).isEqualTo(PREPARED);
    }

    @Test
    void who_does_not_serve_is_not_drawn() {
        given().when(prepare(List.of(SCHOOL), List.of("DX01", "DX99"), List.of(), 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_INSPECTOR));
    }

    @Test
    void a_closed_school_is_not_drawn() {
        given().when(prepare(List.of(SCHOOL, CLOSED_SCHOOL), INSPECTORS, List.of(), 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void another_seed_than_the_committed_one_is_refused() {
        given(PREPARED)
                .when(new ExecuteDraw("CQ-1", "a better seed", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void what_was_drawn_is_not_drawn_again() {
        RandomDrawExecuted executed = executed(INSPECTORS, DX01_RECUSED, "DX02");
        given(PREPARED, executed)
                .when(new ExecuteDraw("CQ-1", SEED, DAY))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("CQ-1"));
        given(PREPARED, executed)
                .when(new ExecuteDraw("CQ-1", "again", DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.WRONG_STATE));
    }

    @Test
    void nothing_is_drawn_that_was_not_prepared() {
        given().when(new ExecuteDraw("CQ-1", SEED, DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    @Test
    void a_school_from_which_every_inspector_is_recused_is_refused() {
        given().when(prepare(List.of(SCHOOL), List.of("DX01"), DX01_RECUSED, 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void more_schools_than_there_are_cannot_be_drawn() {
        given().when(prepare(List.of(SCHOOL), INSPECTORS, List.of(), 2, COMMITMENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_school_stands_in_the_population_once() {
        given().when(prepare(List.of(SCHOOL, SCHOOL), INSPECTORS, List.of(), 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_commitment_is_a_hash() {
        given().when(prepare(List.of(SCHOOL), INSPECTORS, List.of(), 1, "my seed"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void an_unregistered_school_is_refused() {
        given().when(prepare(List.of("2199999999"), INSPECTORS, List.of(), 1, COMMITMENT))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void the_lot_falls_as_written_down_and_spreads_over_the_inspectors() {
        List<String> schools =
                IntStream.rangeClosed(1, 9).mapToObj("S%d"::formatted).toList();
        List<Pair> pairs = Lot.draw(schools, List.of("A", "B", "C"), List.of(), 6, "seed");
        assertThat(pairs).isEqualTo(Lot.draw(schools, List.of("A", "B", "C"), List.of(), 6, "seed"));
        assertThat(pairs).isNotEqualTo(Lot.draw(schools, List.of("A", "B", "C"), List.of(), 6, "other seed"));
        assertThat(pairs.stream().map(Pair::school)).doesNotHaveDuplicates().hasSize(6);
        Map<String, Long> visits =
                pairs.stream().collect(Collectors.groupingBy(Pair::inspector, Collectors.counting()));
        assertThat(visits.values()).containsOnly(2L);
    }

    @Test
    void a_draw_without_a_purpose_or_prepared_on_a_day_to_come_is_refused() {
        given().when(new PrepareDraw("CQ-1", OFFICE, "", List.of(SCHOOL), INSPECTORS, List.of(), 1, COMMITMENT, DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
        given().when(new PrepareDraw(
                        "CQ-1", OFFICE, "专项", List.of(SCHOOL), INSPECTORS, List.of(), 1, COMMITMENT, DAY.plusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
        given(PREPARED)
                .when(new ExecuteDraw("CQ-1", SEED, DAY.minusDays(1)))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.DATE_OUT_OF_ORDER));
    }

    private static DrawPrepared prepared(List<String> inspectors, List<Recusal> recusals, List<Recusal> registered) {
        return new DrawPrepared(
                "CQ-1", OFFICE, "食堂安全专项", List.of(SCHOOL), inspectors, recusals, registered, 1, COMMITMENT, DAY);
    }

    private static RandomDrawExecuted executed(List<String> inspectors, List<Recusal> recusals, String drawn) {
        return new RandomDrawExecuted(
                "CQ-1",
                OFFICE,
                "sha256-order-1",
                List.of(SCHOOL),
                inspectors,
                recusals,
                1,
                SEED,
                List.of(new Pair(drawn, SCHOOL)),
                DAY);
    }

    private static PrepareDraw prepare(
            List<String> schools, List<String> inspectors, List<Recusal> recusals, int count, String commitment) {
        return new PrepareDraw("CQ-1", OFFICE, "食堂安全专项", schools, inspectors, recusals, count, commitment, DAY);
    }

    private static TestExecutor<Draw> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Draw.class);
        fixture.registerInjectableResources(REGISTER, REGISTERED, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
