package org.dudaohub.connectors.intake;

import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.ledger.vault.KeyVault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@link FileIntake} and the routes of the watched folders. Needs Axon, a clock and the key vault as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
public class IntakeConfiguration {

    private static final int CHARACTERS_IN_CELL = 10_000;

    @Bean
    Archive archive(IntakeProperties properties, KeyVault vault) {
        return new Archive(properties.data().resolve("archive"), vault);
    }

    @Bean
    FileIntake fileIntake(
            CommandGateway commands,
            EventStore events,
            Archive archive,
            KeyVault vault,
            OrganizationRegister organizations,
            InspectorRegister inspectors,
            Clock clock,
            IntakeProperties properties) {
        return new FileIntake(
                commands,
                events,
                archive,
                new LineMappings(vault::seal),
                new SyncConflicts(organizations, inspectors, properties.node().office(), clock),
                limits(properties),
                properties.intake().commandTimeout(),
                properties.node().office(),
                clock);
    }

    @Bean
    IntakeLimits intakeLimits(IntakeProperties properties) {
        return limits(properties);
    }

    @Bean
    WatchedFolderRoutes watchedFolderRoutes(IntakeProperties properties, FileIntake intake) {
        return new WatchedFolderRoutes(properties, new WatchedFolder(intake, limits(properties)));
    }

    private static IntakeLimits limits(IntakeProperties properties) {
        return new IntakeLimits(
                properties.intake().maxSize().toBytes(), properties.intake().maxLines(), CHARACTERS_IN_CELL);
    }
}
