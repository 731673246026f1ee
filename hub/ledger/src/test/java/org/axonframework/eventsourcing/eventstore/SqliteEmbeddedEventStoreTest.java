package org.axonframework.eventsourcing.eventstore;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.Store;
import org.dudaohub.ledger.axon.EventNames;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;
import org.dudaohub.ledger.axon.LedgerSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteEmbeddedEventStoreTest extends EmbeddedEventStoreTest {

    @TempDir
    Path folder;

    private Ledger ledger;

    @Override
    public EventStorageEngine createStorageEngine() {
        Store store = SqliteStore.open(folder.resolve("ledger.db"));
        ledger = Ledger.open(store, LedgerConfig.of("node", Clock.systemUTC()));
        return LedgerEventStorageEngine.builder(
                        ledger, LedgerSerializer.of(EventNames.of(Map.of("text", String.class))))
                .build();
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }
}
