package org.dudaohub.ledger.axon;

import java.nio.file.Path;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.Store;
import org.junit.jupiter.api.io.TempDir;

class SqliteAxonEngineTest extends AxonEngineTck {

    @TempDir
    Path folder;

    @Override
    Store open() {
        return SqliteStore.open(folder.resolve("ledger.db"));
    }
}
