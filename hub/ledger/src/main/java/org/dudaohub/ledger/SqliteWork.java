package org.dudaohub.ledger;

import java.sql.SQLException;

/** Something to do on a connection. */
interface SqliteWork<T> {
    T on(SqliteConnection connection) throws SQLException;
}
