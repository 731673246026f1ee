package org.dudaohub.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The walls of the house: which room knows which, and what no room does. */
@AnalyzeClasses(packages = "org.dudaohub", importOptions = DoNotIncludeTests.class)
class HouseTest {

    private static final String DOMAIN = "org.dudaohub.domain..";
    private static final String LEDGER = "org.dudaohub.ledger..";
    private static final String PROJECTIONS = "org.dudaohub.projections..";
    private static final String CONNECTORS = "org.dudaohub.connectors..";
    private static final String SERVER = "org.dudaohub.server..";

    @ArchTest
    static final ArchRule the_domain_knows_java_axons_annotations_and_jackson_only = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    DOMAIN,
                    "java..",
                    "org.axonframework.commandhandling..",
                    "org.axonframework.eventsourcing..",
                    "org.axonframework.messaging..",
                    "org.axonframework.modelling..",
                    "org.axonframework.serialization..",
                    "com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule the_ledger_knows_nothing_of_supervision_and_no_spring = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat(resideInAnyPackage(DOMAIN, PROJECTIONS, CONNECTORS, SERVER, "org.springframework.."));

    @ArchTest
    static final ArchRule projections_know_neither_connectors_nor_the_server = noClasses()
            .that()
            .resideInAPackage(PROJECTIONS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(CONNECTORS, SERVER));

    @ArchTest
    static final ArchRule connectors_know_neither_projections_nor_the_server = noClasses()
            .that()
            .resideInAPackage(CONNECTORS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(PROJECTIONS, SERVER));

    @ArchTest
    static final ArchRule packages_of_the_connectors_form_no_circle =
            slices().matching("org.dudaohub.connectors.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule peers_know_no_other_connector = noClasses()
            .that()
            .resideInAPackage("org.dudaohub.connectors.peer..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage(CONNECTORS).and(not(resideInAPackage("org.dudaohub.connectors.peer.."))));

    @ArchTest
    static final ArchRule wechat_knows_no_other_connector = noClasses()
            .that()
            .resideInAPackage("org.dudaohub.connectors.wechat..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage(CONNECTORS).and(not(resideInAPackage("org.dudaohub.connectors.wechat.."))));

    @ArchTest
    static final ArchRule platforms_know_neither_peers_nor_wechat = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.dudaohub.connectors.intake..",
                    "org.dudaohub.connectors.mapping..",
                    "org.dudaohub.connectors.partner..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.dudaohub.connectors.peer..", "org.dudaohub.connectors.wechat.."));

    @ArchTest
    static final ArchRule capabilities_of_the_server_form_no_circle =
            slices().matching("org.dudaohub.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule read_models_form_no_circle =
            slices().matching("org.dudaohub.projections.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_of_the_ledger_form_no_circle =
            slices().matching("org.dudaohub.ledger.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_clock_asks_the_machine_for_the_time = noClasses()
            .that(not(nameMatching("org\\.dudaohub\\.server\\.wiring\\.ClockAutoConfiguration")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Clock.class, "system", java.time.ZoneId.class);

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule everything_logs_through_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_static_changes =
            noFields().that().areStatic().should().notBeFinal();

    @ArchTest
    static final ArchRule there_is_no_drawer_for_everything =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..");

    @ArchTest
    static final ArchRule spring_beans_of_the_server_stay_in_their_package = classes()
            .that()
            .resideInAPackage(SERVER)
            .and()
            .areAnnotatedWith(org.springframework.web.bind.annotation.RestController.class)
            .or()
            .areAnnotatedWith(org.springframework.stereotype.Controller.class)
            .and(resideInAPackage(SERVER))
            .should()
            .bePackagePrivate();
}
