package org.dudaohub.projections.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.APRIL;
import static org.dudaohub.projections.Events.DONGTANG;
import static org.dudaohub.projections.Events.MARCH;
import static org.dudaohub.projections.Events.QINGDI;
import static org.dudaohub.projections.Events.office;
import static org.dudaohub.projections.Events.school;

import java.util.List;
import java.util.Map;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.inspector.InspectorEvent.InspectorAppointed;
import org.dudaohub.domain.inspector.InspectorEvent.RecusalRegistered;
import org.dudaohub.domain.inspector.InspectorKind;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.inspector.RecusalGround;
import org.dudaohub.domain.organization.DivisionSchools;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationClosed;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRenamed;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.organization.OrganizationEvent.PupilsCounted;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.SchoolRemovedFromZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterTest {

    private static final Paging FIRST = Paging.first(50);

    private Node node;

    @BeforeEach
    void start() {
        node = Node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void shows_a_school_with_its_principal_and_its_zone() {
        node.happened(
                office("office-990123", "青荻县教育体育局", QINGDI, null),
                school("2199000001", "柳渡小学", QINGDI),
                new PrincipalAppointed("2199000001", "p1", "柳校长", new SealedText("p1:xxxx"), MARCH),
                new ZoneEstablished("z1", "第一责任区", "office-990123", MARCH),
                new SchoolAssignedToZone("z1", "2199000001", MARCH));

        RegisterQuery register = node.settled(RegisterQuery.class);
        assertThat(register.organization("2199000001"))
                .contains(new RegisteredOrganization(
                        "2199000001",
                        "柳渡小学",
                        OrganizationKind.PRIMARY_SCHOOL,
                        QINGDI,
                        "office-990123",
                        400,
                        MARCH,
                        "p1",
                        "柳校长",
                        MARCH,
                        null,
                        null,
                        "z1"));
        assertThat(register.organization("2199000009")).isEmpty();
        assertThat(register.organizations(FIRST).items())
                .extracting(RegisteredOrganization::code)
                .containsExactly("2199000001", "office-990123");
        assertThat(register.schools(FIRST).total()).isEqualTo(1);
        assertThat(register.schools(DONGTANG, FIRST).total()).isZero();
        assertThat(register.names(List.of("2199000001", "2199000009"))).isEqualTo(Map.of("2199000001", "柳渡小学"));
    }

    @Test
    void shows_inspectors_and_zones() {
        node.happened(
                new InspectorAppointed("i1", "督学甲01", InspectorKind.RESPONSIBLE, "office-1", MARCH.plusYears(3), MARCH),
                new ZoneEstablished("z1", "第一责任区", "office-1", MARCH),
                new SchoolAssignedToZone("z1", "2199000001", MARCH),
                new SchoolAssignedToZone("z1", "2199000002", MARCH),
                new InspectorPosted("z1", "office-1", "i1", MARCH));

        RegisterQuery register = node.settled(RegisterQuery.class);
        assertThat(register.inspectors(FIRST).items())
                .containsExactly(new RegisteredInspector(
                        "i1", "督学甲01", InspectorKind.RESPONSIBLE, "office-1", MARCH, MARCH.plusYears(3), null));
        assertThat(register.zones(FIRST).items())
                .containsExactly(new RegisteredZone(
                        "z1", "第一责任区", "office-1", MARCH, List.of("2199000001", "2199000002"), List.of("i1")));
    }

    @Test
    void an_inspector_signs_by_name_or_number_and_namesakes_are_both_meant() {
        for (String number : List.of("i1", "i2")) {
            node.happenedTo(
                    InspectorRegister.streamOf(number),
                    new InspectorAppointed(
                            number, "督学甲01", InspectorKind.RESPONSIBLE, "office-1", MARCH.plusYears(3), MARCH));
        }
        node.happenedTo(
                InspectorRegister.streamOf("i2"),
                new RecusalRegistered("i2", "office-1", "2199000001", RecusalGround.RELATIVE, "近亲属任教", APRIL));

        InspectorRegister register = node.settled(InspectorRegister.class);
        assertThat(register.signing("督学甲01"))
                .extracting(InspectorRegister.Entry::inspector)
                .containsExactly("i1", "i2");
        assertThat(register.signing("i1")).hasSize(1);
        assertThat(register.signing("督学乙09")).isEmpty();
        assertThat(register.noneRecused(List.of("督学甲01"), "2199000001").get()).isPresent();
        assertThat(register.noneRecused(List.of("i1"), "2199000001").get()).isEmpty();
    }

    @Test
    void follows_renames_mergers_and_counts() {
        node.happened(
                school("2199000001", "柳渡小学", QINGDI),
                new OrganizationRenamed("2199000001", "柳渡小学", "柳渡中心小学", APRIL),
                new PupilsCounted("2199000001", 512, APRIL),
                new OrganizationClosed("2199000001", "柳渡中心小学", "2199000002", "撤并", APRIL.plusDays(1)));

        RegisteredOrganization school =
                node.settled(RegisterQuery.class).organization("2199000001").orElseThrow();
        assertThat(school.name()).isEqualTo("柳渡中心小学");
        assertThat(school.pupils()).isEqualTo(512);
        assertThat(school.closedOn()).isEqualTo(APRIL.plusDays(1));
        assertThat(school.successor()).isEqualTo("2199000002");
    }

    @Test
    void a_school_that_left_its_zone_is_in_none() {
        node.happened(
                school("2199000001", "柳渡小学", QINGDI),
                new ZoneEstablished("z1", "第一责任区", "office-1", MARCH),
                new SchoolAssignedToZone("z1", "2199000001", MARCH),
                new SchoolRemovedFromZone("z1", "2199000001", null, "调整", APRIL));

        RegisterQuery register = node.settled(RegisterQuery.class);
        assertThat(register.organization("2199000001").orElseThrow().zone()).isNull();
        assertThat(register.zones(FIRST).items().getFirst().schools()).isEmpty();
    }

    @Test
    void what_a_peer_replicates_is_not_in_this_nodes_register() {
        node.received("qingdi", school("2199000001", "柳渡小学", QINGDI));

        assertThat(node.settled(RegisterQuery.class).organization("2199000001")).isEmpty();
    }

    @Test
    void commands_find_an_organisation_in_the_ledger_at_once() {
        OrganizationRegister register = node.get(OrganizationRegister.class);
        assertThat(register.find("2199000001")).isEmpty();

        node.happened(school("2199000001", "柳渡小学", QINGDI));

        assertThat(register.find("2199000001"))
                .contains(new OrganizationRegister.Entry(
                        "2199000001",
                        "柳渡小学",
                        OrganizationKind.PRIMARY_SCHOOL,
                        QINGDI,
                        400,
                        null,
                        null,
                        null,
                        List.of(),
                        "office-" + QINGDI));
    }

    @Test
    void commands_that_ask_again_are_told_what_happened_since() {
        OrganizationRegister register = node.get(OrganizationRegister.class);
        node.happened(school("2199000001", "柳渡小学", QINGDI));
        assertThat(register.find("2199000001").orElseThrow().name()).isEqualTo("柳渡小学");

        node.happened(new OrganizationRenamed("2199000001", "柳渡小学", "柳渡实验小学", APRIL));

        assertThat(register.find("2199000001").orElseThrow().name()).isEqualTo("柳渡实验小学");
        assertThat(register.find("2199000001").orElseThrow().name()).isEqualTo("柳渡实验小学");
    }

    @Test
    void a_divisions_schools_on_a_day_are_those_registered_and_not_closed_then() {
        node.happened(
                office("office-" + QINGDI, "青荻县教育体育局", QINGDI, null),
                school("2199000001", "柳渡小学", QINGDI),
                school("2199000002", "芦汀小学", QINGDI),
                school("2199000003", "东塘实验小学", DONGTANG),
                new OrganizationClosed("2199000002", "芦汀小学", "2199000001", "撤并", APRIL));

        DivisionSchools schools = node.settled(DivisionSchools.class);
        assertThat(schools.on(QINGDI, MARCH.minusDays(1))).isEmpty();
        assertThat(schools.on(QINGDI, APRIL.minusDays(1)))
                .extracting(OrganizationRegister.Entry::code)
                .containsExactlyInAnyOrder("2199000001", "2199000002");
        assertThat(schools.on(QINGDI, APRIL))
                .extracting(OrganizationRegister.Entry::name)
                .containsExactly("柳渡小学");
    }
}
