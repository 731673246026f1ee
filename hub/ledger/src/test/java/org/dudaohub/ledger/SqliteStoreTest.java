package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreTck {

    @TempDir
    Path folder;

    @Override
    Store open() {
        return SqliteStore.open(folder.resolve("ledger.db"));
    }

    @Test
    void a_second_owner_is_refused_clearly() {
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("in use");
    }
}
