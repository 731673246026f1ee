package org.dudaohub.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A ledger in one SQLite file, for one process: a second one is refused. */
public final class SqliteStore implements Store {

    private static final int READERS = 4;
    private static final int PAGE_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel lockChannel;
    private final Connection writer;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    private SqliteStore(Path file, FileChannel lockChannel) throws SQLException {
        this.file = file;
        this.lockChannel = lockChannel;
        this.writer = connect(false);
        try (Statement statement = writer.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS header (format INTEGER, algorithm TEXT, ledger_id TEXT)");
            statement.execute("CREATE TABLE IF NOT EXISTS commits ("
                    + "position INTEGER PRIMARY KEY, latest INTEGER, hash BLOB, body BLOB)");
            statement.execute("CREATE TABLE IF NOT EXISTS streams (stream TEXT, first INTEGER, last INTEGER,"
                    + " position INTEGER, PRIMARY KEY (stream, first)) WITHOUT ROWID");
            statement.execute("CREATE TABLE IF NOT EXISTS snapshots ("
                    + "stream TEXT PRIMARY KEY, sequence INTEGER, body BLOB) WITHOUT ROWID");
            writer.commit();
        }
        for (int i = 0; i < READERS; i++) {
            readers.add(connect(true));
        }
    }

    /**
     * Opens the file, or creates it.
     *
     * @throws LedgerException where another process has it open, or it is no ledger
     */
    public static SqliteStore open(Path file) {
        Path absolute = file.toAbsolutePath();
        FileChannel channel = null;
        try {
            Files.createDirectories(absolute.getParent());
            channel = lock(absolute);
            return new SqliteStore(absolute, channel);
        } catch (IOException | SQLException e) {
            LedgerException failure =
                    new LedgerException("Can't open the ledger " + absolute + ": " + e.getMessage(), e);
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new LedgerException("The ledger " + file + " is in use by another process");
        }
        return channel;
    }

    private Connection connect(boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(8192);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        // 16 MB of log between checkpoints.
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, readOnly ? "-8000" : "-64000");
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint=2048");
            statement.execute("PRAGMA query_only=" + readOnly);
        }
        connection.setAutoCommit(readOnly);
        return connection;
    }

    @Override
    public LedgerHeader header(LedgerHeader proposed) {
        return write(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT format, algorithm, ledger_id FROM header")) {
                if (row.next()) {
                    return new LedgerHeader(
                            row.getInt(1), HashAlgorithm.labelled(row.getString(2)), UUID.fromString(row.getString(3)));
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO header VALUES (?, ?, ?)")) {
                insert.setInt(1, proposed.format());
                insert.setString(2, proposed.algorithm().label());
                insert.setString(3, proposed.ledgerId().toString());
                insert.executeUpdate();
            }
            return proposed;
        });
    }

    @Override
    public void append(List<CommitRecord> batch) {
        write(connection -> {
            try (PreparedStatement commits = connection.prepareStatement("INSERT INTO commits VALUES (?, ?, ?, ?)");
                    PreparedStatement streams =
                            connection.prepareStatement("INSERT INTO streams VALUES (?, ?, ?, ?)")) {
                for (CommitRecord commit : batch) {
                    commits.setLong(1, commit.position());
                    commits.setLong(2, commit.latest());
                    commits.setBytes(3, commit.hash());
                    commits.setBytes(4, commit.body());
                    commits.addBatch();
                    for (StreamRange range : StreamRange.of(commit.decode().events())) {
                        streams.setString(1, range.stream());
                        streams.setLong(2, range.first());
                        streams.setLong(3, range.last());
                        streams.setLong(4, commit.position());
                        streams.addBatch();
                    }
                }
                commits.executeBatch();
                streams.executeBatch();
            }
            return null;
        });
    }

    @Override
    public List<CommitRecord> read(long position, int max) {
        return query(
                "SELECT position, latest, hash, body FROM commits WHERE position >= ? ORDER BY position LIMIT ?",
                position,
                max);
    }

    @Override
    public Optional<CommitRecord> lastBefore(long position) {
        return query(
                        "SELECT position, latest, hash, body FROM commits WHERE position < ?"
                                + " ORDER BY position DESC LIMIT 1",
                        position)
                .stream()
                .findFirst();
    }

    @Override
    public List<CommitRecord> readStream(String stream, long sequence, long position, int max) {
        return query(
                "SELECT c.position, c.latest, c.hash, c.body FROM streams s JOIN commits c ON c.position = s.position"
                        + " WHERE s.stream = ? AND s.first >= coalesce((SELECT max(first) FROM streams"
                        + " WHERE stream = ? AND first <= ?), 0) AND s.position >= ? ORDER BY s.first LIMIT ?",
                stream,
                stream,
                sequence,
                position,
                max);
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT last FROM streams WHERE stream = ? ORDER BY first DESC LIMIT 1")) {
                select.setString(1, stream);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    @Override
    public void saveSnapshot(LedgerEvent snapshot) {
        write(connection -> {
            try (PreparedStatement upsert =
                    connection.prepareStatement("INSERT INTO snapshots VALUES (?, ?, ?) ON CONFLICT (stream) DO UPDATE"
                            + " SET sequence = excluded.sequence, body = excluded.body"
                            + " WHERE excluded.sequence >= sequence")) {
                upsert.setString(1, snapshot.stream());
                upsert.setLong(2, snapshot.sequence());
                upsert.setBytes(3, CommitFormat.encode(new UUID(0, 0), "", List.of(snapshot)));
                upsert.executeUpdate();
            }
            return null;
        });
    }

    @Override
    public Optional<LedgerEvent> snapshot(String stream) {
        return read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT body FROM snapshots WHERE stream = ?")) {
                select.setString(1, stream);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new CommitRecord(0, 0, new byte[0], row.getBytes(1))
                                    .decode()
                                    .events()
                                    .getFirst())
                            : Optional.empty();
                }
            }
        });
    }

    /** One process owns the file, so nobody else can append. */
    @Override
    public void onForeignAppend(Runnable listener) {}

    private List<CommitRecord> query(String sql, Object... arguments) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    select.setObject(i + 1, arguments[i]);
                }
                List<CommitRecord> commits = new ArrayList<>();
                int bytes = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (bytes < PAGE_BYTES && row.next()) {
                        CommitRecord commit =
                                new CommitRecord(row.getLong(1), row.getLong(2), row.getBytes(3), row.getBytes(4));
                        commits.add(commit);
                        bytes += commit.body().length;
                    }
                }
                return commits;
            }
        });
    }

    private <T> T read(Work<T> work) {
        Connection connection = null;
        try {
            connection = readers.poll(30, TimeUnit.SECONDS);
            if (connection == null) {
                throw new LedgerException("All " + READERS + " readers of " + file + " are busy");
            }
            return work.on(connection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("Interrupted while reading", e);
        } catch (SQLException e) {
            throw new LedgerException("Can't read " + file + ": " + e.getMessage(), e);
        } finally {
            if (connection != null) {
                readers.add(connection);
            }
        }
    }

    private synchronized <T> T write(Work<T> work) {
        try {
            T result = work.on(writer);
            writer.commit();
            return result;
        } catch (SQLException e) {
            StoreException failure = new StoreException(reason(e), e.getMessage(), e);
            try {
                writer.rollback();
            } catch (SQLException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }

    private static StoreException.Reason reason(SQLException e) {
        SQLiteErrorCode code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
        if (code == SQLiteErrorCode.SQLITE_FULL) {
            return StoreException.Reason.FULL;
        }
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID
                ? StoreException.Reason.POSITION_TAKEN
                : StoreException.Reason.UNKNOWN;
    }

    @Override
    public synchronized void close() {
        try (lockChannel;
                writer) {
            for (Connection reader = readers.poll(); reader != null; reader = readers.poll()) {
                reader.close();
            }
        } catch (IOException | SQLException e) {
            throw new LedgerException("Can't close " + file, e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
