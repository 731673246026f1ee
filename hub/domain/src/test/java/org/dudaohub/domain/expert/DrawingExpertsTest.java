package org.dudaohub.domain.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.expert.SamplePool.FIELD;
import static org.dudaohub.domain.expert.SamplePool.LEFT;
import static org.dudaohub.domain.expert.SamplePool.SINCE;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.expert.ExpertEvent.ExpertDrawCommitted;
import org.dudaohub.domain.expert.ExpertEvent.ExpertDrawn;
import org.dudaohub.domain.expert.ExpertEvent.ExpertRegistered;
import org.dudaohub.domain.expert.ExpertEvent.ExpertRetired;
import org.junit.jupiter.api.Test;

class DrawingExpertsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<String> POPULATION = List.of("ZJ01", "ZJ02", "ZJ03", "ZJ04", "ZJ05");
    private static final List<ExcludedExpert> EXCLUDED = List.of(new ExcludedExpert("ZJ02", "近亲属在被评园所任职"));
    private static final String SEED = "澜江2026-03";
    private static final String COMMITMENT = ReproducibleDraw.sha256(SEED);
    private static final ExpertDrawCommitted COMMITTED =
            new ExpertDrawCommitted("CQ-1", OFFICE, "示范园评估", null, POPULATION, EXCLUDED, 3, COMMITMENT, DAY);

    @Test
    void the_population_and_a_commitment_to_the_seed_come_first() {
        given().when(commit(POPULATION, 3, COMMITMENT)).expectEvents(COMMITTED);
        unchanged("CQ-1", commit(POPULATION, 3, COMMITMENT), COMMITTED);
        refused(Reason.CONFLICTING_RECORD, commit(POPULATION, 2, COMMITMENT), COMMITTED);
    }

    @Test
    void a_draw_is_refused_that_cannot_be_or_commits_to_nothing() {
        refused(Reason.TOO_FEW, commit(POPULATION, 5, COMMITMENT));
        refused(Reason.INVALID, commit(POPULATION, 0, COMMITMENT));
        refused(Reason.INVALID, commit(POPULATION, 3, SEED));
        refused(Reason.INVALID, commit(List.of("ZJ01", "ZJ01"), 1, COMMITMENT));
        refused(Reason.MISSING, commit(List.of(), 1, COMMITMENT));
        refused(
                Reason.UNKNOWN_ORGANIZATION,
                new CommitExpertDraw("CQ-1", "nobody", "示范园评估", null, POPULATION, EXCLUDED, 3, COMMITMENT, DAY));
    }

    @Test
    void only_who_is_in_the_pool_on_that_day_can_be_drawn() {
        refused(Reason.UNKNOWN_CASE, commit(List.of("ZJ01", "ZJ99"), 1, COMMITMENT));
        refused(Reason.UNKNOWN_CASE, commit(List.of("ZJ01", "ZJ06"), 1, COMMITMENT));
        given().when(commitOn(LEFT.minusDays(1), null, List.of("ZJ01", "ZJ06"), List.of()))
                .expectSuccessfulHandlerExecution()
                .expectResultMessagePayload(Outcome.accepted("CQ-1"));
        refused(Reason.UNKNOWN_CASE, commitOn(SINCE.minusDays(1), null, POPULATION, List.of()));
    }

    @Test
    void all_who_can_be_drawn_know_the_field_that_is_asked_for() {
        refused(Reason.INVALID, commitOn(DAY, FIELD, POPULATION, List.of()));
        given().when(commitOn(DAY, FIELD, POPULATION.subList(0, 4), List.of()))
                .expectEvents(new ExpertDrawCommitted(
                        "CQ-1", OFFICE, "示范园评估", FIELD, POPULATION.subList(0, 4), List.of(), 1, COMMITMENT, DAY));
    }

    @Test
    void why_an_expert_has_to_keep_away_is_said() {
        refused(Reason.MISSING, commitOn(DAY, null, POPULATION, List.of(new ExcludedExpert("ZJ02", ""))));
        refused(Reason.MISSING, commitOn(DAY, null, POPULATION, List.of(new ExcludedExpert(null, "近亲属"))));
    }

    @Test
    void a_draw_that_was_committed_to_before_grounds_were_asked_for_can_still_be_made() throws Exception {
        var old = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .build()
                .readValue("""
                        {"draw": "CQ-1", "office": "%s", "purpose": "示范园评估",
                         "population": ["ZJ01", "ZJ02", "ZJ03", "ZJ04", "ZJ05"], "excluded": ["ZJ02"], "count": 3,
                         "commitment": "%s", "happenedOn": "2026-03-02"}
                        """.formatted(OFFICE, COMMITMENT), ExpertDrawCommitted.class);
        given(old)
                .when(new DrawExperts("CQ-1", SEED, DAY))
                .expectEvents(new ExpertDrawn(
                        "CQ-1",
                        OFFICE,
                        POPULATION,
                        List.of(new ExcludedExpert("ZJ02", null)),
                        3,
                        SEED,
                        "sha256-order-1",
                        drawn().experts(),
                        DAY));
    }

    @Test
    void the_pool_holds_who_was_entered_and_not_retired_since() {
        var entered = new ExpertRegistered("ZJ07", "专家庚", "师范学院", "教授", List.of(FIELD), OFFICE, SINCE);
        var more = new ExpertRegistered("ZJ07", "专家庚", "师范学院", "教授", List.of(FIELD, "学校体育"), OFFICE, DAY);
        Optional<ExpertRegister.Entry> inPool = ExpertRegister.after(Optional.empty(), entered);
        Optional<ExpertRegister.Entry> retired =
                ExpertRegister.after(inPool, new ExpertRetired("ZJ07", OFFICE, "换届", LEFT));
        assertThat(ExpertRegister.after(inPool, more))
                .contains(new ExpertRegister.Entry("ZJ07", List.of(FIELD, "学校体育"), SINCE, null));
        assertThat(retired).contains(new ExpertRegister.Entry("ZJ07", List.of(FIELD), SINCE, LEFT));
        assertThat(ExpertRegister.after(retired, more))
                .contains(new ExpertRegister.Entry("ZJ07", List.of(FIELD, "学校体育"), DAY, null));
        assertThat(ExpertRegister.after(inPool, COMMITTED)).isEqualTo(inPool);
        assertThat(ExpertRegister.after(inPool, drawn())).isEqualTo(inPool);
    }

    @Test
    void the_event_of_a_draw_holds_all_that_it_takes_to_redo_it() {
        given(COMMITTED).when(new DrawExperts("CQ-1", SEED, DAY)).expectEvents(drawn());
        assertThat(ReproducibleDraw.draw(drawn().population(), List.of("ZJ02"), drawn().count(), drawn().seed()))
                .isEqualTo(drawn().experts())
                .hasSize(3)
                .doesNotContain("ZJ02");
    }

    @Test
    void the_order_is_that_of_the_published_hash() {
        // printf 's|A' | sha256sum and so on
        assertThat(ReproducibleDraw.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ReproducibleDraw.draw(List.of("A", "B", "C", "D"), List.of(), 4, "s"))
                .isEqualTo(List.of("D", "C", "A", "B"));
    }

    @Test
    void the_result_does_not_hang_on_the_order_of_the_population() {
        assertThat(ReproducibleDraw.draw(POPULATION.reversed(), List.of("ZJ02"), 3, SEED))
                .isEqualTo(ReproducibleDraw.draw(POPULATION, List.of("ZJ02"), 3, SEED));
    }

    @Test
    void the_draw_is_made_once_and_with_the_seed_that_was_committed_to() {
        unchanged("CQ-1", new DrawExperts("CQ-1", SEED, DAY), COMMITTED, drawn());
        refused(Reason.INVALID, new DrawExperts("CQ-1", "另一个种子", DAY), COMMITTED);
        refused(Reason.INVALID, new DrawExperts("CQ-1", "另一个种子", DAY), COMMITTED, drawn());
        refused(Reason.UNKNOWN_CASE, new DrawExperts("CQ-1", SEED, DAY));
        refused(Reason.MISSING, new DrawExperts("CQ-1", "", DAY), COMMITTED);
        refused(Reason.DATE_OUT_OF_ORDER, new DrawExperts("CQ-1", SEED, DAY.minusDays(1)), COMMITTED);
    }

    private static CommitExpertDraw commit(List<String> population, int count, String commitment) {
        return new CommitExpertDraw("CQ-1", OFFICE, "示范园评估", null, population, EXCLUDED, count, commitment, DAY);
    }

    private static CommitExpertDraw commitOn(
            LocalDate day, String field, List<String> population, List<ExcludedExpert> excluded) {
        return new CommitExpertDraw("CQ-1", OFFICE, "示范园评估", field, population, excluded, 1, COMMITMENT, day);
    }

    private static ExpertDrawn drawn() {
        return new ExpertDrawn(
                "CQ-1", OFFICE, POPULATION, EXCLUDED, 3, SEED, "sha256-order-1", List.of("ZJ04", "ZJ03", "ZJ01"), DAY);
    }

    private static void refused(Reason reason, ExpertCommand command, ExpertEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, ExpertCommand command, ExpertEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<ExpertDraw> given(ExpertEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<ExpertDraw> givenOn(LocalDate today, ExpertEvent... history) {
        var fixture = new AggregateTestFixture<>(ExpertDraw.class);
        fixture.registerInjectableResources(REGISTER, SamplePool.EXPERTS, SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
