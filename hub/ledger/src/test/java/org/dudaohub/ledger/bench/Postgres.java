package org.dudaohub.ledger.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;

/** A PostgreSQL 15 cluster of our own, and Axon's JDBC engine on it, as an application would run it: in transactions. */
final class Postgres implements AutoCloseable {

    private static final String BIN = "/usr/lib/postgresql/15/bin/";

    private final Path folder;
    private final int port;
    private final List<HikariDataSource> pools = new ArrayList<>();

    Postgres(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder);
        if (isRoot()) {
            run("chown", "postgres", folder.toString());
        }
        server("initdb", "-D", data(), "-A", "trust", "-U", "bench", "-E", "UTF8");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String options = String.join(
                " ",
                "-p " + port,
                "-k " + folder,
                "-c listen_addresses=127.0.0.1",
                "-c fsync=on -c synchronous_commit=on -c full_page_writes=on",
                "-c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=30min -c wal_buffers=64MB",
                "-c max_connections=240 -c autovacuum=on -c jit=off -c track_activities=off");
        server("pg_ctl", "-D", data(), "-l", folder.resolve("log").toString(), "-w", "-o", options, "start");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void server(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(BIN + tool);
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private void run(String... command) throws Exception {
        Path said = Files.createTempFile("postgres", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .directory(Path.of("/").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(said));
        }
        Files.delete(said);
    }

    /** Axon's engine on a pool of so many connections. */
    JdbcEventStorageEngine engine(int connections) {
        return engine(new PoolTransactions(pool(connections)));
    }

    private HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?reWriteBatchedInserts=true");
        config.setUsername("bench");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        config.setAutoCommit(false);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    private static JdbcEventStorageEngine engine(PoolTransactions transactions) {
        PersistenceExceptionResolver resolver = new JdbcSQLErrorCodesResolver();
        return JdbcEventStorageEngine.builder()
                .eventSerializer(Workload.SERIALIZER)
                .snapshotSerializer(Workload.SERIALIZER)
                .persistenceExceptionResolver(resolver)
                .connectionProvider(transactions::current)
                .transactionManager(transactions)
                .dataType(byte[].class)
                .build();
    }

    void createSchema() {
        PoolTransactions transactions = new PoolTransactions(pool(1));
        transactions.executeInTransaction(() -> engine(transactions).createSchema(PostgresEventTableFactory.INSTANCE));
    }

    @Override
    public void close() throws Exception {
        pools.forEach(HikariDataSource::close);
        server("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    }

    /** A connection per thread and transaction. */
    private static final class PoolTransactions implements TransactionManager {

        private final HikariDataSource pool;
        private final ThreadLocal<Connection> open = new ThreadLocal<>();

        PoolTransactions(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public Transaction startTransaction() {
            if (open.get() != null) {
                return new Transaction() {
                    @Override
                    public void commit() {}

                    @Override
                    public void rollback() {}
                };
            }
            try {
                open.set(pool.getConnection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new Transaction() {
                @Override
                public void commit() {
                    end(true);
                }

                @Override
                public void rollback() {
                    end(false);
                }
            };
        }

        private void end(boolean commit) {
            try (Connection connection = open.get()) {
                open.remove();
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The transaction's connection, which Axon closes after each use, so closing does nothing. */
        Connection current() throws SQLException {
            Connection connection = open.get();
            if (connection == null) {
                return pool.getConnection();
            }
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close") || method.getName().equals("commit")) {
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
