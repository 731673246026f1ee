package org.dudaohub.ledger;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the write-ahead log into the file, beside the appender instead of in its way: most of it while appends go on,
 * and only the little that came in meanwhile with the writer held.
 */
final class SqliteCheckpointer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SqliteCheckpointer.class);
    private static final long LOG_BYTES = 32 << 20;
    /** Pages that may be copied while the writer waits. */
    private static final int SMALL = 128;

    private static final int ROUNDS = 4;

    private final SqliteConnection connection;
    private final Lock writing;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private long bytes;
    private int copied;

    SqliteCheckpointer(Path file, Lock writing) throws SQLException {
        this.connection = SqliteConnection.checkpointer(file);
        this.writing = writing;
        this.thread = Thread.ofPlatform().name("ledger-checkpointer").daemon().start(this::run);
    }

    /** Counts what was written to the log; called by the writer only. */
    void written(long count) {
        bytes += count;
        if (bytes >= LOG_BYTES) {
            bytes = 0;
            wanted.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (wanted.tryAcquire(1, TimeUnit.SECONDS)) {
                    wanted.drainPermits();
                    checkpoint();
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                log.warn(
                        "The write-ahead log couldn't be copied into the file, it grows until it can: {}",
                        e.getMessage());
            }
        }
    }

    /** Copies all of the log. */
    private void checkpoint() throws SQLException {
        int round = 0;
        while (pass() > SMALL && round < ROUNDS) {
            // What came in during a pass is left for the next, and gets less.
            round++;
        }
        writing.lock();
        try {
            // With all of the log copied, the next write begins it anew.
            pass();
            copied = 0;
        } finally {
            writing.unlock();
        }
    }

    /** Copies what the log holds now; returns how many pages were new to it. */
    private int pass() throws SQLException {
        try (ResultSet result =
                connection.prepare("PRAGMA wal_checkpoint(PASSIVE)").executeQuery()) {
            result.next();
            int before = copied;
            copied = result.getInt(3);
            return Math.max(0, copied - before);
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
