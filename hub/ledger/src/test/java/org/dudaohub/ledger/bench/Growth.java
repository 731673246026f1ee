package org.dudaohub.ledger.bench;

import java.nio.file.Path;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;

/** A process with a small heap that grows a ledger; prints what it measured as {@code key value} lines. */
final class Growth {

    private Growth() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        long events = Long.parseLong(arguments[1]);
        try (Ledger ledger = Ledger.open(SqliteStore.open(file), LedgerConfig.of("bench", Workload.clock()))) {
            LedgerEventStorageEngine engine = LedgerEventStorageEngine.builder(ledger, Workload.SERIALIZER)
                    .build();
            grow(ledger, engine, 100_000);
            replay(engine, "small");
            append(engine, "small");
            grow(ledger, engine, events);
            append(engine, "large");
            replay(engine, "large");
            System.out.println("events " + (ledger.head().position() + 1));
        }
    }

    private static void grow(Ledger ledger, LedgerEventStorageEngine engine, long events) {
        while (ledger.head().position() < events) {
            Workload.append(engine, 64, 500);
        }
    }

    private static void append(LedgerEventStorageEngine engine, String size) {
        for (int i = 0; i < 5; i++) {
            System.out.println(
                    "append_" + size + " " + Workload.append(engine, 64, 2000).commitsPerSecond());
        }
    }

    private static void replay(LedgerEventStorageEngine engine, String size) {
        Workload.replay(engine, false, Long.MAX_VALUE);
        for (int i = 0; i < 3; i++) {
            System.out.println("replay_" + size + " " + Workload.replay(engine, false, Long.MAX_VALUE));
        }
    }
}
