package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dudaohub.ledger.Events.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system in memory; skipped where none may be mounted. */
class FullDiskTest {

    @TempDir
    Path folder;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", folder.toString());
        }
    }

    @Test
    void a_full_disk_refuses_appends_and_serves_reads_until_there_is_room() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder.toString());
        Assumptions.assumeTrue(mounted, "needs the right to mount a tmpfs");
        Path ballast = folder.resolve("ballast");
        Files.write(ballast, new byte[1 << 20]);
        try (Ledger ledger = Ledger.open(SqliteStore.open(folder.resolve("ledger.db")), StoreTck.CONFIG)) {
            assertThatThrownBy(() -> {
                        for (long i = 0; i < 100_000; i++) {
                            ledger.append(events("s", i, i));
                        }
                    })
                    .isInstanceOf(LedgerFullException.class);

            long written = ledger.head().position();
            assertThat(ledger.events(0)).hasSize((int) written + 1);
            Files.delete(ballast);
            assertThat(ledger.append(events("s", written + 1, written + 1)).position())
                    .isEqualTo(written + 1);
            assertThat(ledger.verify()).isEqualTo(new Verification.Intact(ledger.head()));
        }
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
