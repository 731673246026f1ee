package org.dudaohub.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/** A connection that keeps its statements. For one thread at a time. */
final class SqliteConnection implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private SqliteConnection(Connection connection) {
        this.connection = connection;
    }

    /** Transactions of its own making; checkpoints are left to {@link SqliteCheckpointer}. */
    static SqliteConnection writer(Path file) throws SQLException {
        SqliteConnection writer = open(file, 64_000);
        writer.connection.setAutoCommit(false);
        return writer;
    }

    static SqliteConnection reader(Path file) throws SQLException {
        SqliteConnection reader = open(file, 8_000);
        reader.execute("PRAGMA query_only=true");
        // Reads what is left of a file that is cut off, to tell where; other connections refuse such a file altogether.
        reader.execute("PRAGMA writable_schema=true");
        return reader;
    }

    static SqliteConnection checkpointer(Path file) throws SQLException {
        return open(file, 1_000);
    }

    private static SqliteConnection open(Path file, int cacheKilobytes) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.setCacheSize(-cacheKilobytes);
        SqliteConnection connection = new SqliteConnection(config.createConnection("jdbc:sqlite:" + file));
        // In this order: the page size of a new file is fixed when it gets its log.
        // Seven commits of three ordinary events fill a page of 16 kB; one of 8 kB takes three and leaves a fifth
        // empty.
        connection.execute("PRAGMA page_size=16384");
        connection.execute("PRAGMA journal_mode=WAL");
        connection.execute("PRAGMA wal_autocheckpoint=0");
        return connection;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.clearBatch();
        }
        try {
            connection.rollback();
        } catch (SQLException e) {
            // SQLite ended the transaction by itself (a full disk does that); the driver begins a new one only after a
            // rollback that worked, and all that follows would commit one by one.
            execute("BEGIN");
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
