package org.axonframework.eventsourcing.eventstore;

import java.time.Clock;
import java.util.Map;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.LedgerConfig;
import org.dudaohub.ledger.MongoStore;
import org.dudaohub.ledger.Store;
import org.dudaohub.ledger.TestMongo;
import org.dudaohub.ledger.axon.EventNames;
import org.dudaohub.ledger.axon.LedgerEventStorageEngine;
import org.dudaohub.ledger.axon.LedgerSerializer;
import org.junit.jupiter.api.AfterEach;

class MongoEmbeddedEventStoreTest extends EmbeddedEventStoreTest {

    private final TestMongo mongo = new TestMongo();
    private Ledger ledger;

    @Override
    public EventStorageEngine createStorageEngine() {
        Store store = MongoStore.open(mongo.database(mongo.newDatabase()));
        ledger = Ledger.open(store, LedgerConfig.of("node", Clock.systemUTC()));
        return LedgerEventStorageEngine.builder(
                        ledger, LedgerSerializer.of(EventNames.of(Map.of("text", String.class))))
                .build();
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
        mongo.close();
    }
}
