package org.dudaohub.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A ledger in one SQLite file, for one process: a second one is refused. Beside the file lie its write-ahead log
 * ({@code -wal}, {@code -shm}) and a lock ({@code .lock}).
 */
public final class SqliteStore implements Store {

    private static final Logger log = LoggerFactory.getLogger(SqliteStore.class);
    private static final int INDEX_PAGE = 1024;

    private final Path file;
    private final FileChannel lockChannel;
    private final ReentrantLock writing = new ReentrantLock();
    private final SqliteConnection writer;
    private final SqliteCheckpointer checkpointer;
    private final SqliteReaders readers;
    private final StreamIndex index;
    private final RecentStreams recent = new RecentStreams();

    /** Whether a failed write may have landed after all, so that the index lacks it. */
    private volatile boolean indexInDoubt;

    /** Axon asks for a snapshot before it loads an aggregate, and an application that takes none shouldn't pay for that. */
    private volatile boolean anySnapshots;

    private SqliteStore(Path file, FileChannel lockChannel, SqliteConnection writer) throws SQLException {
        this.file = file;
        this.lockChannel = lockChannel;
        this.writer = writer;
        this.readers = new SqliteReaders(file);
        this.checkpointer = new SqliteCheckpointer(file, writing);
        this.index = new StreamIndex(indexedTo());
        this.anySnapshots = readers.read(connection -> {
            try (ResultSet row =
                    connection.prepare("SELECT 1 FROM snapshots LIMIT 1").executeQuery()) {
                return row.next();
            }
        });
        completeIndex();
    }

    /**
     * Opens the file, or creates it.
     *
     * @throws LedgerCorruptException where the file is cut off or can't be read
     * @throws LedgerException        where another process has it open, or it is no ledger
     */
    public static SqliteStore open(Path file) {
        Path absolute = file.toAbsolutePath();
        FileChannel lock = null;
        try {
            Files.createDirectories(absolute.getParent());
            lock = lock(absolute);
            return new SqliteStore(absolute, lock, createTables(absolute));
        } catch (IOException | SQLException e) {
            throw release(
                    lock,
                    SqliteReaders.isDamage(e)
                            ? new LedgerCorruptException(firstUnreadable(absolute), absolute + ": " + e.getMessage(), e)
                            : new LedgerException("Can't open the ledger " + absolute + ": " + e.getMessage(), e));
        } catch (RuntimeException e) {
            throw release(lock, e);
        }
    }

    /**
     * To look at a ledger, also while a node runs on it.
     *
     * @throws LedgerException where there is none
     */
    public static CommitSource reader(Path file) {
        return SqliteReaders.open(file.toAbsolutePath());
    }

    private static long firstUnreadable(Path file) {
        long position = 0;
        try (SqliteReaders readers = SqliteReaders.open(file)) {
            for (List<CommitRecord> page = readers.read(0, 1); !page.isEmpty(); page = readers.read(position, 1)) {
                if (page.getFirst().position() != position) {
                    return position;
                }
                position = page.getFirst().nextPosition();
            }
            return position;
        } catch (LedgerException e) {
            return position;
        }
    }

    private static <E extends RuntimeException> E release(FileChannel lock, E failure) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException suppressed) {
            failure.addSuppressed(suppressed);
        }
        return failure;
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

    /** A writer on the file, with the tables in it. */
    private static SqliteConnection createTables(Path file) throws SQLException {
        SqliteConnection writer = SqliteConnection.writer(file);
        try {
            writer.execute("CREATE TABLE IF NOT EXISTS header (format INTEGER, algorithm TEXT, ledger_id TEXT)");
            writer.execute("CREATE TABLE IF NOT EXISTS commits"
                    + " (position INTEGER PRIMARY KEY, latest INTEGER, hash BLOB, body BLOB)");
            writer.execute("CREATE TABLE IF NOT EXISTS streams (stream BLOB, first INTEGER, last INTEGER,"
                    + " position INTEGER, PRIMARY KEY (stream, first)) WITHOUT ROWID");
            writer.execute("CREATE TABLE IF NOT EXISTS indexed (id INTEGER PRIMARY KEY, position INTEGER)");
            writer.execute("CREATE TABLE IF NOT EXISTS snapshots"
                    + " (stream TEXT PRIMARY KEY, sequence INTEGER, body BLOB) WITHOUT ROWID");
            writer.commit();
            return writer;
        } catch (SQLException e) {
            writer.close();
            throw e;
        }
    }

    private long indexedTo() {
        return readers.read(connection -> {
            try (ResultSet row = connection
                    .prepare("SELECT position FROM indexed WHERE id = 1")
                    .executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    /** What the last process didn't come to. */
    private void completeIndex() {
        addToIndex(indexedTo());
        // So that the next start has less to do, should this process be killed too.
        flushIndex();
    }

    private void addToIndex(long position) {
        for (List<CommitRecord> page = read(position, INDEX_PAGE); !page.isEmpty(); page = read(position, INDEX_PAGE)) {
            index.add(page.stream().map(PreparedCommit::of).toList());
            position = page.getLast().nextPosition();
        }
    }

    /** A write that failed may have landed: what it left behind the index's end is put in now. */
    private void settleIndex() {
        if (indexInDoubt) {
            writing.lock();
            try {
                addToIndex(index.endsAt());
                recent.forgetAll();
                indexInDoubt = false;
            } finally {
                writing.unlock();
            }
        }
    }

    @Override
    public Optional<LedgerHeader> header() {
        return readers.header();
    }

    @Override
    public LedgerHeader create(LedgerHeader proposed) {
        return write(connection -> {
            Optional<LedgerHeader> found = SqliteReaders.header(connection);
            if (found.isPresent()) {
                return found.get();
            }
            PreparedStatement insert = connection.prepare("INSERT INTO header VALUES (?, ?, ?)");
            insert.setInt(1, proposed.format());
            insert.setString(2, proposed.algorithm().label());
            insert.setString(3, proposed.ledgerId().toString());
            insert.executeUpdate();
            return proposed;
        });
    }

    @Override
    public void append(List<PreparedCommit> batch) {
        writing.lock();
        try {
            settleIndex();
            StreamIndex.Slice slice = index.due();
            long bytes = write(connection -> {
                PreparedStatement insert = connection.prepare("INSERT INTO commits VALUES (?, ?, ?, ?)");
                long size = 0;
                for (PreparedCommit prepared : batch) {
                    CommitRecord commit = prepared.record();
                    insert.setLong(1, commit.position());
                    insert.setLong(2, commit.latest());
                    insert.setBytes(3, commit.hash());
                    insert.setBytes(4, commit.body());
                    insert.addBatch();
                    size += commit.body().length;
                }
                insert.executeBatch();
                write(connection, slice);
                return size;
            });
            index.committed(slice);
            index.add(batch);
            recent.written(batch);
            checkpointer.written(bytes);
        } catch (StoreException e) {
            indexInDoubt = true;
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private static void write(SqliteConnection connection, StreamIndex.Slice slice) throws SQLException {
        if (slice.isEmpty()) {
            return;
        }
        slice.write(connection.prepare("INSERT OR REPLACE INTO streams VALUES (?, ?, ?, ?)"));
        PreparedStatement indexed = connection.prepare("INSERT OR REPLACE INTO indexed VALUES (1, ?)");
        indexed.setLong(1, slice.indexedTo());
        indexed.executeUpdate();
    }

    @Override
    public List<CommitRecord> read(long position, int max) {
        return readers.read(position, max);
    }

    @Override
    public Optional<CommitRecord> lastBefore(long position) {
        return readers.lastBefore(position);
    }

    /** Its index lags, so it can't. */
    @Override
    public boolean refusesTakenSequence() {
        return false;
    }

    @Override
    public List<CommitRecord> readStream(String stream, long sequence, long position, int max) {
        settleIndex();
        RecentStreams.Known known = recent.find(stream);
        if (known != null && known.tells(sequence)) {
            return known.from(sequence, position, max);
        }
        if (known != null || sequence > 0 || position > 0) {
            return readIndexed(stream, sequence, position, max);
        }
        Object reading = recent.reading(stream);
        List<CommitRecord> commits = readIndexed(stream, sequence, position, max);
        if (commits.size() < max && SqliteReaders.bytes(commits) < SqliteReaders.PAGE_BYTES) {
            recent.read(stream, reading, RecentStreams.Known.of(stream, commits));
        }
        return commits;
    }

    private List<CommitRecord> readIndexed(String stream, long sequence, long position, int max) {
        StreamIndex.Key key = StreamIndex.Key.of(stream);
        // Before the table: what moves from here to there meanwhile is seen twice, not never.
        List<Long> pending = index.positions(key, sequence);
        return readers.read(connection -> {
            PreparedStatement select = connection.prepare("SELECT c.position, c.latest, c.hash, c.body"
                    + " FROM streams s JOIN commits c ON c.position = s.position"
                    + " WHERE s.stream = ?1 AND s.first >= coalesce((SELECT max(first) FROM streams"
                    + " WHERE stream = ?1 AND first <= ?2), 0) AND s.position >= ?3 ORDER BY s.first LIMIT ?4");
            select.setBytes(1, key.bytes());
            select.setLong(2, sequence);
            select.setLong(3, position);
            select.setInt(4, max);
            List<CommitRecord> commits = readers.commits(select, position);
            if (commits.size() < max && SqliteReaders.bytes(commits) < SqliteReaders.PAGE_BYTES) {
                addPending(connection, pending, commits, position, max);
            }
            return commits;
        });
    }

    private void addPending(
            SqliteConnection connection, List<Long> pending, List<CommitRecord> commits, long position, int max)
            throws SQLException {
        long next = commits.isEmpty() ? position : commits.getLast().nextPosition();
        List<Long> wanted = pending.stream()
                .filter(at -> at >= next)
                .limit(max - commits.size())
                .toList();
        if (!wanted.isEmpty()) {
            // One question for all of them: a list of numbers reads as a JSON array.
            PreparedStatement select = connection.prepare("SELECT position, latest, hash, body"
                    + " FROM json_each(?) wanted CROSS JOIN commits ON position = wanted.value");
            select.setString(1, wanted.toString());
            commits.addAll(readers.commits(select, wanted.getFirst()));
        }
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        settleIndex();
        RecentStreams.Known known = recent.find(stream);
        if (known != null) {
            return known.lastSequence();
        }
        StreamIndex.Key key = StreamIndex.Key.of(stream);
        OptionalLong pending = index.lastSequence(key);
        return pending.isPresent()
                ? pending
                : readers.read(connection -> {
                    PreparedStatement select =
                            connection.prepare("SELECT last FROM streams WHERE stream = ? ORDER BY first DESC LIMIT 1");
                    select.setBytes(1, key.bytes());
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                    }
                });
    }

    @Override
    public void saveSnapshot(LedgerEvent snapshot) {
        write(connection -> {
            PreparedStatement upsert =
                    connection.prepare("INSERT INTO snapshots VALUES (?, ?, ?) ON CONFLICT (stream) DO UPDATE"
                            + " SET sequence = excluded.sequence, body = excluded.body"
                            + " WHERE excluded.sequence >= sequence");
            upsert.setString(1, snapshot.stream());
            upsert.setLong(2, snapshot.sequence());
            upsert.setBytes(3, CommitFormat.encodeSnapshot(snapshot));
            upsert.executeUpdate();
            return null;
        });
        anySnapshots = true;
    }

    @Override
    public Optional<LedgerEvent> snapshot(String stream) {
        if (!anySnapshots) {
            return Optional.empty();
        }
        return readers.read(connection -> {
            PreparedStatement select = connection.prepare("SELECT body FROM snapshots WHERE stream = ?");
            select.setString(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(CommitFormat.decodeSnapshot(row.getBytes(1))) : Optional.empty();
            }
        });
    }

    /** One process owns the file, so nobody else can append. */
    @Override
    public void onForeignAppend(Runnable listener) {}

    private <T> T write(SqliteWork<T> work) {
        writing.lock();
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
        } finally {
            writing.unlock();
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

    /** Completes the index, copies the log into the file, and lets go of both. */
    @Override
    public void close() {
        try (lockChannel;
                writer;
                checkpointer;
                readers) {
            flushIndex();
        } catch (IOException | SQLException e) {
            throw new LedgerException("Can't close " + file, e);
        }
    }

    private void flushIndex() {
        writing.lock();
        try {
            while (!index.complete()) {
                StreamIndex.Slice rest = index.rest();
                write(connection -> {
                    write(connection, rest);
                    return null;
                });
                index.committed(rest);
            }
        } catch (StoreException e) {
            log.warn("The stream index stays behind, the next start completes it: {}", e.getMessage());
        } finally {
            writing.unlock();
        }
    }
}
