package org.dudaohub.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads a ledger's SQLite file, also while another process owns it. */
final class SqliteReaders implements CommitSource {

    static final int PAGE_BYTES = 1 << 20;
    static final String COMMIT = "SELECT position, latest, hash, body FROM commits ";
    private static final int READERS = 4;

    private final Path file;
    private final BlockingQueue<SqliteConnection> readers = new ArrayBlockingQueue<>(READERS);

    SqliteReaders(Path file) throws SQLException {
        this.file = file;
        for (int i = 0; i < READERS; i++) {
            readers.add(SqliteConnection.reader(file));
        }
    }

    /**
     * For tools that look at a ledger, whether or not a node runs on it.
     *
     * @throws LedgerException where there is no such file
     */
    static SqliteReaders open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new LedgerException("There is no ledger " + file);
        }
        try {
            return new SqliteReaders(file);
        } catch (SQLException e) {
            throw isDamage(e)
                    ? new LedgerCorruptException(Head.EMPTY, file + ": " + e.getMessage(), e)
                    : new LedgerException("Can't open " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<LedgerHeader> header() {
        return read(SqliteReaders::header);
    }

    static Optional<LedgerHeader> header(SqliteConnection connection) throws SQLException {
        try (ResultSet row = connection
                .prepare("SELECT format, algorithm, ledger_id FROM header")
                .executeQuery()) {
            return row.next()
                    ? Optional.of(new LedgerHeader(
                            row.getInt(1), HashAlgorithm.labelled(row.getString(2)), UUID.fromString(row.getString(3))))
                    : Optional.empty();
        }
    }

    @Override
    public List<CommitRecord> read(long position, int max) {
        return read(connection -> {
            PreparedStatement select = connection.prepare(COMMIT + "WHERE position >= ? ORDER BY position LIMIT ?");
            select.setLong(1, position);
            select.setInt(2, max);
            return commits(select, position);
        });
    }

    @Override
    public Optional<CommitRecord> lastBefore(long position) {
        return read(connection -> {
            PreparedStatement select = connection.prepare(COMMIT + "WHERE position < ? ORDER BY position DESC LIMIT 1");
            select.setLong(1, position);
            return commits(select, Math.max(0, position - 1)).stream().findFirst();
        });
    }

    /** @param position where the commits are looked for, to name the place where they can't be read */
    List<CommitRecord> commits(PreparedStatement select, long position) throws SQLException {
        List<CommitRecord> commits = new ArrayList<>();
        long bytes = 0;
        try (ResultSet row = select.executeQuery()) {
            while (bytes < PAGE_BYTES && row.next()) {
                CommitRecord commit =
                        new CommitRecord(row.getLong(1), row.getLong(2), row.getBytes(3), row.getBytes(4));
                if (commit.hash() == null || commit.body() == null) {
                    // Damage that still looks like a row. As below: what comes before it is given out first.
                    if (commits.isEmpty()) {
                        throw new LedgerCorruptException(position, file + ": the commit here has no hash or no body");
                    }
                    break;
                }
                commits.add(commit);
                bytes += commit.body().length;
            }
        } catch (SQLException e) {
            if (!isDamage(e)) {
                throw e;
            }
            if (commits.isEmpty()) {
                throw new LedgerCorruptException(position, file + " can't be read: " + e.getMessage(), e);
            }
            // What comes before the damage is given out; whoever asks for the rest learns of it.
        }
        return commits;
    }

    static long bytes(List<CommitRecord> commits) {
        return commits.stream().mapToLong(commit -> commit.body().length).sum();
    }

    static boolean isDamage(Exception e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return false;
        }
        int primary = sqlite.getResultCode().code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    <T> T read(SqliteWork<T> work) {
        SqliteConnection connection = null;
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
            throw isDamage(e)
                    ? new LedgerCorruptException(Head.EMPTY, file + ": " + e.getMessage(), e)
                    : new LedgerException("Can't read " + file + ": " + e.getMessage(), e);
        } finally {
            if (connection != null) {
                readers.add(connection);
            }
        }
    }

    @Override
    public void close() {
        try {
            for (SqliteConnection reader = readers.poll(); reader != null; reader = readers.poll()) {
                reader.close();
            }
        } catch (SQLException e) {
            throw new LedgerException("Can't close " + file, e);
        }
    }
}
