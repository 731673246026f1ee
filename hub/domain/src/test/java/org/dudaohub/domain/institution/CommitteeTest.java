package org.dudaohub.domain.institution;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.CITY_OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.institution.InstitutionEvent.CommitteeConstituted;
import org.dudaohub.domain.institution.InstitutionEvent.LiaisonAppointed;
import org.dudaohub.domain.institution.InstitutionEvent.MemberAnnualReportSubmitted;
import org.dudaohub.domain.institution.InstitutionEvent.MemberReportsOverdue;
import org.dudaohub.domain.institution.InstitutionEvent.MemberReportsReminded;
import org.dudaohub.domain.rules.ShippedRules;
import org.junit.jupiter.api.Test;

class CommitteeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 12);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);
    private static final SealedText PHONE = new SealedText("P-9:abc");
    private static final List<MemberUnit> MEMBERS =
            List.of(new MemberUnit("CZ", "财政局", "经费保障"), new MemberUnit("GA", "公安局", "校园周边安全"));
    private static final CommitteeConstituted CONSTITUTED =
            new CommitteeConstituted(CITY_OFFICE, "澜政发〔2026〕3号", "副市长", List.of("教育局局长"), "总督学", MEMBERS, DAY);
    private static final LiaisonAppointed LIAISON = new LiaisonAppointed(CITY_OFFICE, "CZ", "P-9", "联络员甲", PHONE, DAY);
    private static final MemberAnnualReportSubmitted REPORTED = report("CZ", "落实教育经费");

    @Test
    void a_committee_is_constituted_with_its_member_units() {
        given().when(constitute("澜政发〔2026〕3号", MEMBERS)).expectEvents(CONSTITUTED);
    }

    @Test
    void the_same_document_again_changes_nothing_and_with_other_members_is_refused() {
        unchanged(CITY_OFFICE, constitute("澜政发〔2026〕3号", MEMBERS), CONSTITUTED);
        refused(Reason.CONFLICTING_RECORD, constitute("澜政发〔2026〕3号", MEMBERS.subList(0, 1)), CONSTITUTED);
    }

    @Test
    void another_document_constitutes_it_anew() {
        given(CONSTITUTED)
                .when(constitute("澜政发〔2026〕9号", MEMBERS.subList(0, 1)))
                .expectEvents(new CommitteeConstituted(
                        CITY_OFFICE, "澜政发〔2026〕9号", "副市长", List.of("教育局局长"), "总督学", MEMBERS.subList(0, 1), DAY));
    }

    @Test
    void a_committee_is_registered_and_has_a_director_and_members_each_once() {
        refused(Reason.UNKNOWN_ORGANIZATION, new ConstituteCommittee("nobody", "文号", "副市长", null, "总督学", MEMBERS, DAY));
        refused(Reason.MISSING, new ConstituteCommittee(CITY_OFFICE, "文号", " ", null, "总督学", MEMBERS, DAY));
        refused(Reason.MISSING, constitute("文号", List.of()));
        refused(Reason.MISSING, constitute("文号", List.of(new MemberUnit("CZ", "", ""))));
        refused(Reason.INVALID, constitute("文号", List.of(MEMBERS.getFirst(), MEMBERS.getFirst())));
    }

    @Test
    void a_member_unit_names_its_liaison_officer() {
        given(CONSTITUTED).when(appoint("CZ", "P-9")).expectEvents(LIAISON);
        unchanged(
                CITY_OFFICE,
                new AppointLiaison(CITY_OFFICE, "CZ", "P-9", "联络员甲", new SealedText("P-9:xyz"), DAY),
                CONSTITUTED,
                LIAISON);
    }

    @Test
    void a_liaison_officer_is_refused_without_committee_membership_or_name() {
        refused(Reason.UNKNOWN_CASE, appoint("CZ", "P-9"));
        refused(Reason.UNKNOWN_ORGANIZATION, appoint("SJ", "P-9"), CONSTITUTED);
        refused(Reason.MISSING, appoint("CZ", null), CONSTITUTED);
        refused(
                Reason.DATE_OUT_OF_ORDER,
                new AppointLiaison(CITY_OFFICE, "CZ", "P-9", "联络员甲", PHONE, DAY.minusDays(1)),
                CONSTITUTED);
    }

    @Test
    void a_member_unit_reports_on_its_year_once() {
        givenOn(NEXT_YEAR, CONSTITUTED).when(submit("CZ", "落实教育经费")).expectEvents(REPORTED);
        givenOn(NEXT_YEAR, CONSTITUTED, REPORTED)
                .when(submit("CZ", "落实教育经费"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(CITY_OFFICE));
        givenOn(NEXT_YEAR, CONSTITUTED, REPORTED)
                .when(submit("CZ", "别的内容"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_report_is_refused_from_others_empty_to_come_or_about_a_year_that_cannot_be() {
        refused(Reason.UNKNOWN_CASE, submit("CZ", "落实教育经费"));
        refused(Reason.UNKNOWN_ORGANIZATION, submit("SJ", "落实教育经费"), CONSTITUTED);
        refused(Reason.MISSING, submit("CZ", ""), CONSTITUTED);
        refused(Reason.DATE_OUT_OF_ORDER, submit("CZ", "落实教育经费"), CONSTITUTED);
        refused(Reason.INVALID, new SubmitMemberAnnualReport(CITY_OFFICE, "CZ", 26, "落实", DAY), CONSTITUTED);
    }

    @Test
    void those_who_have_not_reported_are_reminded_before_the_year_ends_and_once_each_time() {
        var reminded = new MemberReportsReminded(
                CITY_OFFICE, 2026, List.of("GA"), LocalDate.of(2026, 12, 31), 7, LocalDate.of(2026, 12, 24));
        LocalDate day = LocalDate.of(2026, 12, 24);
        var early = report("CZ", "落实教育经费");
        givenOn(day, CONSTITUTED, early)
                .when(new RemindOfMemberReports(CITY_OFFICE, 2026))
                .expectEvents(reminded);
        givenOn(day, CONSTITUTED, early, reminded)
                .when(new RemindOfMemberReports(CITY_OFFICE, 2026))
                .expectNoEvents();
        givenOn(day.minusDays(1), CONSTITUTED)
                .when(new RemindOfMemberReports(CITY_OFFICE, 2026))
                .expectNoEvents();
        refused(Reason.UNKNOWN_CASE, new RemindOfMemberReports(CITY_OFFICE, 2026));
    }

    @Test
    void missing_reports_are_declared_overdue_once_when_the_year_is_over() {
        var overdue = new MemberReportsOverdue(
                CITY_OFFICE, 2026, List.of("GA"), LocalDate.of(2026, 12, 31), "national-2021", NEXT_YEAR);
        givenOn(NEXT_YEAR, CONSTITUTED, REPORTED)
                .when(new DeclareMemberReportsOverdue(CITY_OFFICE, 2026))
                .expectEvents(overdue);
        givenOn(NEXT_YEAR, CONSTITUTED, REPORTED, overdue)
                .when(new DeclareMemberReportsOverdue(CITY_OFFICE, 2026))
                .expectNoEvents();
        givenOn(NEXT_YEAR.minusDays(1), CONSTITUTED)
                .when(new DeclareMemberReportsOverdue(CITY_OFFICE, 2026))
                .expectNoEvents();
        givenOn(NEXT_YEAR, CONSTITUTED, REPORTED, report("GA", "校园周边整治"))
                .when(new DeclareMemberReportsOverdue(CITY_OFFICE, 2026))
                .expectNoEvents();
        refused(Reason.UNKNOWN_CASE, new DeclareMemberReportsOverdue(CITY_OFFICE, 2026));
    }

    @Test
    void nothing_is_overdue_for_a_year_before_the_committee_existed() {
        givenOn(NEXT_YEAR, CONSTITUTED)
                .when(new DeclareMemberReportsOverdue(CITY_OFFICE, 2025))
                .expectNoEvents();
    }

    private static ConstituteCommittee constitute(String document, List<MemberUnit> members) {
        return new ConstituteCommittee(CITY_OFFICE, document, "副市长", List.of("教育局局长"), "总督学", members, DAY);
    }

    private static AppointLiaison appoint(String unit, String person) {
        return new AppointLiaison(CITY_OFFICE, unit, person, "联络员甲", PHONE, DAY);
    }

    private static SubmitMemberAnnualReport submit(String unit, String summary) {
        return new SubmitMemberAnnualReport(CITY_OFFICE, unit, 2026, summary, LocalDate.of(2026, 12, 20));
    }

    private static MemberAnnualReportSubmitted report(String unit, String summary) {
        return new MemberAnnualReportSubmitted(CITY_OFFICE, unit, 2026, summary, LocalDate.of(2026, 12, 20));
    }

    private static void refused(Reason reason, InstitutionCommand command, InstitutionEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, InstitutionCommand command, InstitutionEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<Committee> given(InstitutionEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<Committee> givenOn(LocalDate today, InstitutionEvent... history) {
        var fixture = new AggregateTestFixture<>(Committee.class);
        fixture.registerInjectableResources(REGISTER, ShippedRules.rules(), SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
