package org.dudaohub.ledger.axon;

import java.time.Clock;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStorageEngineTest;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own tests of a storage engine. */
abstract class AxonEngineTck extends EventStorageEngineTest {

    private Ledger ledger;

    abstract Store open();

    @BeforeEach
    void openEngine() {
        ledger = Ledger.open(open(), LedgerConfig.of("node", Clock.systemUTC()));
        LedgerSerializer serializer = LedgerSerializer.of(EventNames.of(Map.of("text", String.class)));
        setTestSubject(LedgerEventStorageEngine.builder(ledger, serializer).build());
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
        stopStore();
    }

    /** Ends what the stores stand on, after the ledger. */
    void stopStore() {}
}
