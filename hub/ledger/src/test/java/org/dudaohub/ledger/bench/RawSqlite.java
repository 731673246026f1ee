package org.dudaohub.ledger.bench;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** What the disk and SQLite do with nothing around them. */
final class RawSqlite {

    private RawSqlite() {}

    /**
     * Commits a second: rows like the ledger's, 64 a transaction, one thread, the same settings and fsyncs.
     *
     * @param keys whether a row that finds the commit by its stream goes in with it, as the plain way to have one is
     */
    static double insert(Path file, int bodyBytes, boolean keys, long millis) throws Exception {
        try (Connection connection = open(file)) {
            long position = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet last = statement.executeQuery("SELECT coalesce(max(position) + 3, 0) FROM commits")) {
                position = last.getLong(1);
            }
            connection.setAutoCommit(false);
            byte[] hash = new byte[32];
            byte[] body = new byte[bodyBytes];
            byte[] stream = new byte[16];
            RandomGenerator random = RandomGenerator.getDefault();
            long start = System.nanoTime();
            long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
            long commits = 0;
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO commits VALUES (?, ?, ?, ?)");
                    PreparedStatement key = connection.prepareStatement("INSERT INTO streams VALUES (?, ?, ?, ?)")) {
                while (System.nanoTime() < end) {
                    for (int i = 0; i < 64; i++) {
                        insert.setLong(1, position);
                        insert.setLong(2, position);
                        insert.setBytes(3, hash);
                        insert.setBytes(4, body);
                        insert.addBatch();
                        if (keys) {
                            if (i % Workload.COMMITS_PER_STREAM == 0) {
                                random.nextBytes(stream);
                            }
                            key.setBytes(1, stream);
                            key.setLong(2, position);
                            key.setLong(3, position + 2);
                            key.setLong(4, position);
                            key.addBatch();
                        }
                        position += 3;
                    }
                    insert.executeBatch();
                    key.executeBatch();
                    connection.commit();
                    commits += 64;
                }
            }
            return commits / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static Connection open(Path file) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size=16384");
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA wal_autocheckpoint=1024");
            statement.execute("PRAGMA cache_size=-64000");
            statement.execute("CREATE TABLE IF NOT EXISTS commits"
                    + " (position INTEGER PRIMARY KEY, latest INTEGER, hash BLOB, body BLOB)");
            statement.execute("CREATE TABLE IF NOT EXISTS streams (stream BLOB, first INTEGER, last INTEGER,"
                    + " position INTEGER, PRIMARY KEY (stream, first)) WITHOUT ROWID");
        }
        return connection;
    }

    /** Events a second of a bare SELECT over a ledger's bodies, three events in each. */
    static double select(Path ledger, long maxEvents) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                PreparedStatement select =
                        connection.prepareStatement("SELECT body FROM commits ORDER BY position LIMIT ?")) {
            select.setLong(1, maxEvents / 3);
            long start = System.nanoTime();
            long read = 0;
            long bytes = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    bytes += row.getBytes(1).length;
                    read += 3;
                }
            }
            if (bytes == 0) {
                throw new IllegalStateException("nothing was read");
            }
            return read / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** Writes of 8 kB with an fsync, a second. */
    static double fsyncs(Path file, long millis) throws Exception {
        ByteBuffer page = ByteBuffer.allocateDirect(8192);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
            long done = 0;
            while (System.nanoTime() < end) {
                channel.write(page.rewind());
                channel.force(false);
                done++;
            }
            return done / ((System.nanoTime() - start) / 1e9);
        }
    }
}
