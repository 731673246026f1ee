package org.dudaohub.ledger.axon;

import org.dudaohub.ledger.MongoStore;
import org.dudaohub.ledger.Store;
import org.dudaohub.ledger.TestMongo;

class MongoAxonEngineTest extends AxonEngineTck {

    private final TestMongo mongo = new TestMongo();

    @Override
    Store open() {
        return MongoStore.open(mongo.database(mongo.newDatabase()));
    }

    @Override
    void stopStore() {
        mongo.close();
    }
}
