package org.dudaohub.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class MongoStoreTest extends StoreTck {

    private static TestMongo mongo;
    private String database;

    @BeforeAll
    static void start() {
        mongo = new TestMongo();
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @BeforeEach
    @Override
    void openLedger() {
        database = mongo.newDatabase();
        super.openLedger();
    }

    @Override
    Store open() {
        return MongoStore.open(mongo.database(database));
    }
}
