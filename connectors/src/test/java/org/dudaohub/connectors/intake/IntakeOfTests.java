package org.dudaohub.connectors.intake;

import java.nio.file.Path;
import java.time.Duration;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.ledger.vault.KeyVault;

/** The intake for tests of those who hand in. */
public final class IntakeOfTests {

    private IntakeOfTests() {}

    public static Archive archive(Path data, KeyVault vault) {
        return new Archive(data.resolve("archive"), vault);
    }

    static SyncConflicts conflicts(TestNode node) {
        return new SyncConflicts(
                node.axon().getComponent(OrganizationRegister.class),
                node.axon().getComponent(InspectorRegister.class),
                "OFFICE",
                TestNode.CLOCK);
    }

    public static FileIntake intake(TestNode node, Archive archive, KeyVault vault, IntakeLimits limits) {
        return new FileIntake(
                node.commands(),
                node.eventStore(),
                archive,
                new LineMappings(vault::seal),
                conflicts(node),
                limits,
                Duration.ofSeconds(10),
                "OFFICE",
                TestNode.CLOCK);
    }
}
