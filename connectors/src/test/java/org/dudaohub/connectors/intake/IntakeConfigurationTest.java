package org.dudaohub.connectors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IntakeConfigurationTest {

    @TempDir
    Path data;

    @Test
    void each_declared_partner_gets_a_route() {
        node().withPropertyValues(
                        "dudao.partners[0].id=county",
                        "dudao.partners[0].kind=inspection-forms",
                        "dudao.partners[0].folder=" + data.resolve("forms"),
                        "dudao.partners[1].id=city",
                        "dudao.partners[1].kind=plans",
                        "dudao.partners[1].folder=" + data.resolve("plans"))
                .run(context -> assertThat(context.getBean(CamelContext.class).getRoutes())
                        .extracting(Route::getRouteId)
                        .containsExactlyInAnyOrder("intake-county-inspection-forms", "intake-city-plans"));
    }

    @Test
    void a_node_without_partners_still_takes_uploads() {
        node().run(context -> {
            assertThat(context).hasSingleBean(FileIntake.class);
            assertThat(context.getBean(CamelContext.class).getRoutes()).isEmpty();
        });
    }

    @Test
    void a_partner_of_an_unknown_kind_is_an_error_that_names_the_kinds() {
        node().withPropertyValues(
                        "dudao.partners[0].id=county",
                        "dudao.partners[0].kind=forms",
                        "dudao.partners[0].folder=" + data.resolve("forms"))
                .run(
                        context -> assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessage(
                                        "dudao.partners: county has the kind forms, which is none of"
                                                + " organizations, inspectors, zones, plans, inspection-forms, survey-answers and no <capability>.<Command>"));
    }

    @Test
    void two_partners_cannot_share_a_folder() {
        node().withPropertyValues(
                        "dudao.partners[0].id=county",
                        "dudao.partners[0].kind=zones",
                        "dudao.partners[0].folder=" + data,
                        "dudao.partners[1].id=city",
                        "dudao.partners[1].kind=plans",
                        "dudao.partners[1].folder=" + data + "/.")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("dudao.partners: two partners share the folder"));
    }

    private ApplicationContextRunner node() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class))
                .withUserConfiguration(IntakeConfiguration.class)
                .withPropertyValues("dudao.data=" + data)
                .withBean(Clock.class, Clock::systemDefaultZone)
                .withBean(CommandGateway.class, () -> mock(CommandGateway.class))
                .withBean(EventStore.class, () -> mock(EventStore.class))
                .withBean(OrganizationRegister.class, () -> code -> Optional.empty())
                .withBean(InspectorRegister.class, () -> inspector -> Optional.empty())
                .withBean(KeyVault.class, () -> KeyVault.open(data.resolve("keys.db")));
    }
}
