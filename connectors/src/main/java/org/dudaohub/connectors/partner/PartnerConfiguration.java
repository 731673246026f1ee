package org.dudaohub.connectors.partner;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.connectors.intake.Archive;
import org.dudaohub.connectors.intake.FileIntake;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.ledger.vault.KeyVault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Platforms of partners. Needs the intake, Axon, Camel, a clock and the key vault as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PartnerProperties.class)
@Import(PartnerDoor.class)
public class PartnerConfiguration {

    @Bean
    Partners partners() {
        return new Partners();
    }

    @Bean
    PartnerFold partnerFold(Partners partners) {
        return new PartnerFold(partners);
    }

    @Bean
    Contacts partnerContacts(Clock clock) {
        return new Contacts(clock);
    }

    @Bean
    Payloads payloads(
            FileIntake intake, Archive archive, IntakeLimits limits, CommandGateway commands, EventStore events) {
        return new Payloads(intake, archive, limits, commands, events);
    }

    @Bean
    PartnerDesk partnerDesk(
            Partners partners,
            Payloads payloads,
            Contacts partnerContacts,
            CamelContext camel,
            CommandGateway commands,
            KeyVault vault,
            PartnerProperties properties) {
        return new PartnerDesk(
                partners,
                payloads,
                partnerContacts,
                new ContactCheck(camel, vault, properties),
                commands,
                vault,
                properties);
    }

    @Bean
    Platforms platforms(
            Partners partners,
            Payloads payloads,
            IntakeLimits limits,
            PartnerDesk desk,
            Contacts partnerContacts,
            ObjectProvider<CamelContext> context,
            EventStore events,
            CommandGateway commands,
            KeyVault vault,
            PartnerProperties properties,
            Environment environment,
            Clock clock) {
        // Asked for in this way, it is not started with this bean: Camel would start before it has collected its
        // routes.
        CamelContext camel = context.getObject();
        RouteTemplates templates = new RouteTemplates(
                new Taking(partners, payloads), new Polling(partners, payloads, limits, commands), partnerContacts);
        return new Platforms(
                partners,
                new PartnerRoutes(camel, templates, partners, vault, partnerContacts, properties, clock),
                new Courier(partners, camel, events, commands, vault, partnerContacts, clock),
                new DeclaredFiles(properties, desk, environment::resolveRequiredPlaceholders),
                camel,
                events,
                properties);
    }
}
