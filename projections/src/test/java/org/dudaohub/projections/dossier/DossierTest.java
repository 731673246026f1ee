package org.dudaohub.projections.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dudaohub.projections.Events.APRIL;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.accepted;
import static org.dudaohub.projections.Events.ordered;
import static org.dudaohub.projections.Events.reported;
import static org.dudaohub.projections.Events.returned;
import static org.dudaohub.projections.Events.visit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityDropped;
import org.dudaohub.domain.accountability.AccountabilityEvent.AccountabilityExecuted;
import org.dudaohub.domain.publication.PublicationEvent.RectificationPublicationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.OverdueRescinded;
import org.dudaohub.domain.rectification.RectificationEvent.ReinspectionOverdue;
import org.dudaohub.domain.survey.SurveyEvent.SurveyAnswered;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.When;
import org.dudaohub.projections.dossier.CaseHistory.Line;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.junit.jupiter.api.Test;

class DossierTest {

    private static final String SCHOOL = "2199123001";

    @Test
    void a_case_shows_what_it_has_come_to_and_every_field_as_people_read_it() {
        try (Node node = Node.start()) {
            Dossier dossier = node.happenedTo("rectification:QD-1-1", ordered("QD-1", SCHOOL, MARCH, APRIL))
                    .happenedTo("rectification:QD-1-1", reported("QD-1-1", SCHOOL, APRIL))
                    .settled(DossierQuery.class)
                    .byId("rectification:QD-1-1")
                    .orElseThrow();

            assertThat(dossier.capability()).isEqualTo("rectification");
            assertThat(dossier.caseId()).isEqualTo("QD-1-1");
            assertThat(dossier.organization()).isEqualTo(SCHOOL);
            assertThat(dossier.status()).isEqualTo("整改报告");
            assertThat(dossier.summary()).isEqualTo("报告整改情况：已补全留样标签");
            assertThat(dossier.openedOn()).isEqualTo(MARCH);
            assertThat(dossier.changedOn()).isEqualTo(APRIL);
            assertThat(dossier.events()).isEqualTo(2);
            assertThat(dossier.fields())
                    .containsEntry("grade", "一般")
                    .containsEntry("deadline", "2026-04-02")
                    .containsEntry("measures", "已补全留样标签");
        }
    }

    @Test
    void cases_are_found_by_capability_organisation_and_text_the_last_changed_first() {
        try (Node node = Node.start()) {
            DossierQuery query = node.happenedTo("rectification:QD-1-1", ordered("QD-1", SCHOOL, MARCH, APRIL))
                    .happenedTo("rectification:QD-2-1", ordered("QD-2", "2199123002", MARCH, APRIL))
                    .happenedTo("visit:QD-3", visit("QD-3", SCHOOL, MARCH))
                    .happenedTo("rectification:QD-1-1", accepted("QD-1-1", SCHOOL, APRIL))
                    .settled(DossierQuery.class);

            assertThat(ids(query, new Criteria("rectification", null, null)))
                    .containsExactly("rectification:QD-1-1", "rectification:QD-2-1");
            assertThat(ids(query, new Criteria(null, SCHOOL, null)))
                    .containsExactly("rectification:QD-1-1", "visit:QD-3");
            assertThat(ids(query, new Criteria(null, null, "办结"))).containsExactly("rectification:QD-1-1");
            assertThat(ids(query, new Criteria(null, null, "QD-2.1"))).isEmpty();
            assertThat(query.count("rectification")).isEqualTo(2);
        }
    }

    @Test
    void a_case_is_found_by_the_days_on_which_something_happened_to_it_and_was_recorded() {
        LocalDate today = LocalDate.now(When.ZONE);
        try (Node node = Node.start()) {
            DossierQuery query = node.happenedTo("rectification:QD-1-1", ordered("QD-1", SCHOOL, MARCH, APRIL))
                    .happenedTo("rectification:QD-1-1", accepted("QD-1-1", SCHOOL, APRIL))
                    .happenedTo("visit:QD-3", visit("QD-3", SCHOOL, MARCH.plusDays(9)))
                    .settled(DossierQuery.class);

            assertThat(ids(query, when(MARCH, MARCH, null, null))).containsExactly("rectification:QD-1-1");
            assertThat(ids(query, when(MARCH.plusDays(1), APRIL.minusDays(1), null, null)))
                    .containsExactly("visit:QD-3");
            assertThat(ids(query, when(MARCH.plusDays(1), null, null, null)))
                    .containsExactly("visit:QD-3", "rectification:QD-1-1");
            assertThat(ids(query, when(null, MARCH.minusDays(1), null, null))).isEmpty();
            assertThat(ids(query, when(null, null, today.minusDays(1), today.plusDays(1))))
                    .containsExactly("visit:QD-3", "rectification:QD-1-1");
            assertThat(ids(query, when(null, null, null, today.minusDays(1)))).isEmpty();
            assertThat(ids(query, when(MARCH, MARCH, today.minusDays(1), null)))
                    .containsExactly("rectification:QD-1-1");
        }
    }

    @Test
    void each_case_of_a_stream_has_a_dossier_and_a_history_of_its_own() {
        try (Node node = Node.start()) {
            String file = "accountability:" + SCHOOL;
            DossierQuery query = node.happenedTo(file, new AccountabilityDropped("WZ-1", SCHOOL, "事实不成立", MARCH))
                    .happenedTo(file, new AccountabilityExecuted("WZ-2", SCHOOL, "县教育局", "已通报", APRIL))
                    .settled(DossierQuery.class);

            Dossier first = query.byId(file + "/WZ-1").orElseThrow();
            assertThat(first.caseId()).isEqualTo("WZ-1");
            assertThat(first.streamId()).isEqualTo(SCHOOL);
            assertThat(first.fields()).containsEntry("grounds", "事实不成立").doesNotContainKey("result");
            assertThat(node.get(CaseHistory.class).of(first))
                    .extracting(Line::text)
                    .containsExactly("终止问责：事实不成立");
        }
    }

    @Test
    void what_is_settled_is_no_longer_among_the_fields_but_stays_in_the_history() {
        try (Node node = Node.start()) {
            DossierQuery query = node.happenedTo("rectification:QD-1-1", returned("QD-1-1", SCHOOL, MARCH, APRIL))
                    .happenedTo("rectification:QD-1-1", accepted("QD-1-1", SCHOOL, APRIL))
                    .settled(DossierQuery.class);

            Dossier closed = query.byId("rectification:QD-1-1").orElseThrow();
            assertThat(closed.fields()).doesNotContainKey("remaining");
            assertThat(node.get(CaseHistory.class).of(closed))
                    .extracting(Line::text, Line::happenedOn, Line::actorName)
                    .containsExactly(
                            tuple("仍未整改：两个餐次仍缺责任人，新期限2026-04-02", MARCH, "督学甲01"), tuple("整改到位，办结", APRIL, "督学甲01"));
        }
    }

    @Test
    void the_schools_deadline_is_not_replaced_by_one_of_the_office_or_one_that_was_rescinded() {
        String stream = "rectification:QD-1-1";
        try (Node node = Node.start()) {
            Dossier dossier = node.happenedTo(stream, ordered("QD-1", SCHOOL, MARCH, APRIL))
                    .happenedTo(stream, new OverdueRescinded("QD-1-1", SCHOOL, day(10), "平台延迟送达", APRIL))
                    .happenedTo(stream, new ReinspectionOverdue("QD-1-1", SCHOOL, day(20), day(21)))
                    .happenedTo(stream, new RectificationPublicationOverdue("QD-1-1", SCHOOL, day(25), day(26)))
                    .settled(DossierQuery.class)
                    .byId(stream)
                    .orElseThrow();

            assertThat(dossier.fields())
                    .containsEntry("deadline", APRIL.toString())
                    .containsEntry("rescindedDeadline", day(10).toString())
                    .containsEntry("reinspectBy", day(20).toString())
                    .containsEntry("publishBy", day(25).toString());
        }
    }

    private static LocalDate day(int ofApril) {
        return APRIL.withDayOfMonth(ofApril);
    }

    @Test
    void no_dossier_holds_a_single_answer_to_a_survey() {
        try (Node node = Node.start()) {
            Dossier survey = node.happenedTo(
                            "survey:DC-1", new SurveyAnswered("DC-1", SCHOOL, "b1".repeat(32), List.of(2, 1), MARCH))
                    .settled(DossierQuery.class)
                    .byId("survey:DC-1")
                    .orElseThrow();

            assertThat(survey.fields()).containsOnlyKeys("survey", "school");
            assertThat(survey.summary()).isEqualTo("收到一份匿名问卷");
        }
    }

    @Test
    void the_cases_that_still_wait_for_something_are_read_part_by_part_without_those_at_rest_and_of_peers() {
        try (Node node = Node.start()) {
            for (String visit : List.of("QD-1", "QD-2", "QD-3", "QD-4")) {
                node.happenedTo("rectification:" + visit + "-1", ordered(visit, SCHOOL, MARCH, APRIL));
            }
            DossierQuery query = node.happenedTo("rectification:QD-2-1", accepted("QD-2-1", SCHOOL, APRIL))
                    .received("qingdi", ordered("QD-9", SCHOOL, MARCH, APRIL))
                    .settled(DossierQuery.class);

            Set<String> atRest = Set.of("整改办结");
            List<Dossier> first = query.waiting("rectification", atRest, "", 2);
            assertThat(first).extracting(Dossier::caseId).containsExactly("QD-1-1", "QD-3-1");
            assertThat(query.waiting("rectification", atRest, first.getLast().id(), 2))
                    .extracting(Dossier::caseId)
                    .containsExactly("QD-4-1");
        }
    }

    @Test
    void a_peers_case_has_its_history_too() {
        try (Node node = Node.start()) {
            Map<String, Object> fromQingdi = new HashMap<>(Node.from("qingdi", 7));
            fromQingdi.put(Provenance.ORIGIN_METADATA_PREFIX + Provenance.STREAM, "visit:QD-3");
            DossierQuery query = node.happened(visit("QD-3", SCHOOL, APRIL), fromQingdi)
                    .happenedTo("visit:QD-3", visit("QD-3", SCHOOL, MARCH))
                    .settled(DossierQuery.class);

            assertThat(node.get(CaseHistory.class)
                            .of(query.byId("qingdi/visit:QD-3").orElseThrow()))
                    .extracting(Line::happenedOn, Line::actorName, Line::channel)
                    .containsExactly(tuple(APRIL, "督学乙02", "api"));
        }
    }

    @Test
    void a_peers_case_stands_beside_our_own_of_the_same_id() {
        try (Node node = Node.start()) {
            Map<String, Object> fromQingdi = new HashMap<>(Node.from("qingdi", 7));
            fromQingdi.put(Provenance.ORIGIN_METADATA_PREFIX + Provenance.STREAM, "visit:QD-3");
            DossierQuery query = node.happenedTo("visit:QD-3", visit("QD-3", SCHOOL, MARCH))
                    .happened(visit("QD-3", SCHOOL, APRIL), fromQingdi)
                    .settled(DossierQuery.class);

            assertThat(query.byId("visit:QD-3").orElseThrow().openedOn()).isEqualTo(MARCH);
            Dossier theirs = query.byId("qingdi/visit:QD-3").orElseThrow();
            assertThat(theirs.openedOn()).isEqualTo(APRIL);
            assertThat(theirs.originNode()).isEqualTo("qingdi");
        }
    }

    private static Criteria when(
            LocalDate happenedFrom, LocalDate happenedTo, LocalDate recordedFrom, LocalDate recordedTo) {
        return new Criteria(null, null, null, new When(happenedFrom, happenedTo, recordedFrom, recordedTo));
    }

    private static List<String> ids(DossierQuery query, Criteria criteria) {
        return query.find(criteria, Paging.first(10)).items().stream()
                .map(Dossier::id)
                .toList();
    }
}
