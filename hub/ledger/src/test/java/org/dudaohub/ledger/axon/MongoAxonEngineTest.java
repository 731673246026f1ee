package org.dudaohub.ledger.axon;

import org.dudaohub.ledger.MongoStore;
import org.dudaohub.ledger.Store;
import org.dudaohub.ledger.TestMongo;
import org.junit.jupiter.api.AfterEach;

class MongoAxonEngineTest extends AxonEngineTck {

    private final TestMongo mongo = new TestMongo();

    @Override
    Store open() {
        return MongoStore.open(mongo.database(mongo.newDatabase()));
    }

    @AfterEach
    void stop() {
        mongo.close();
    }
}
