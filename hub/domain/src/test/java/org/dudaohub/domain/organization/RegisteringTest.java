package org.dudaohub.domain.organization;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.junit.jupiter.api.Test;

class RegisteringTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String CODE = "3199000309";
    private static final SealedText PHONE = new SealedText("P-1:abc");
    private static final OrganizationRegistered REGISTERED =
            new OrganizationRegistered(CODE, "长汀初中", OrganizationKind.JUNIOR_SCHOOL, "990123", OFFICE, 812, DAY);

    @Test
    void a_school_enters_the_register() {
        given().when(register(CODE, "长汀初中", "990123", OFFICE, 812))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(Outcome.accepted(CODE));
    }

    @Test
    void the_same_entry_again_changes_nothing() {
        given(REGISTERED)
                .when(register(CODE, "长汀初中", "990123", OFFICE, 812))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(CODE));
    }

    @Test
    void the_same_code_for_something_else_is_refused() {
        given(REGISTERED)
                .when(register(CODE, "别的初中", "990123", OFFICE, 812))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.CONFLICTING_RECORD));
    }

    @Test
    void a_school_code_has_ten_digits() {
        given().when(register("319900030", "长汀初中", "990123", OFFICE, 812))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_division_code_has_six_digits() {
        given().when(register(CODE, "长汀初中", "9901", OFFICE, 812))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_school_code_names_the_schools_kind() {
        given().when(register("2199000309", "长汀初中", "990123", OFFICE, 812))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_school_code_names_the_schools_province() {
        given().when(register(CODE, "长汀初中", "500116", OFFICE, 812))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void an_office_goes_by_its_credit_code() {
        given().when(registerOffice("12990100MB99007778"))
                .expectEvents(new OrganizationRegistered(
                        "12990100MB99007778", "质量监测中心", OrganizationKind.OFFICE, "990100", null, 0, DAY));
    }

    @Test
    void a_credit_code_whose_check_character_is_wrong_is_refused() {
        given().when(registerOffice("12990100MB99007779"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void there_are_no_negative_pupils() {
        given().when(register(CODE, "长汀初中", "990123", OFFICE, -1))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.INVALID));
    }

    @Test
    void a_name_is_needed() {
        given().when(register(CODE, " ", "990123", OFFICE, 812))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void the_superior_is_registered_first() {
        given().when(register(CODE, "长汀初中", "990123", "nobody", 812))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    @Test
    void a_principal_is_appointed() {
        given(REGISTERED)
                .when(new AppointPrincipal(CODE, "P-1", "柳一", PHONE, DAY))
                .expectEvents(new PrincipalAppointed(CODE, "P-1", "柳一", PHONE, DAY));
    }

    @Test
    void the_same_principal_again_changes_nothing_though_the_phone_is_sealed_anew() {
        given(REGISTERED, new PrincipalAppointed(CODE, "P-1", "柳一", PHONE, DAY))
                .when(new AppointPrincipal(CODE, "P-1", "柳一", new SealedText("P-1:xyz"), DAY))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged(CODE));
    }

    @Test
    void nobody_leads_a_school_that_is_not_registered() {
        given().when(new AppointPrincipal(CODE, "P-1", "柳一", PHONE, DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }

    private static RegisterOrganization register(String code, String name, String division, String parent, int pupils) {
        return new RegisterOrganization(code, name, OrganizationKind.JUNIOR_SCHOOL, division, parent, pupils, DAY);
    }

    private static RegisterOrganization registerOffice(String code) {
        return new RegisterOrganization(code, "质量监测中心", OrganizationKind.OFFICE, "990100", null, 0, DAY);
    }

    private static TestExecutor<Organization> given(Object... history) {
        var fixture = new AggregateTestFixture<>(Organization.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(DAY));
        return fixture.given(history);
    }
}
