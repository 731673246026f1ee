package org.dudaohub.connectors.intake;

import java.nio.file.Path;
import java.time.Duration;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.ledger.vault.KeyVault;

/** The intake for tests of those who hand in. */
public final class IntakeOfTests {

    private IntakeOfTests() {}

    public static Archive archive(Path data, KeyVault vault) {
        return new Archive(data.resolve("archive"), vault);
    }

    public static FileIntake intake(TestNode node, Archive archive, KeyVault vault, IntakeLimits limits) {
        return new FileIntake(
                node.commands(),
                node.eventStore(),
                archive,
                new LineMappings(vault::seal),
                limits,
                Duration.ofSeconds(10),
                "OFFICE",
                TestNode.CLOCK);
    }
}
