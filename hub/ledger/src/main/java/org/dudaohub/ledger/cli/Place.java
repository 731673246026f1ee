package org.dudaohub.ledger.cli;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.dudaohub.ledger.CommitSource;
import org.dudaohub.ledger.MongoStore;
import org.dudaohub.ledger.SqliteStore;
import org.dudaohub.ledger.Store;
import org.dudaohub.ledger.cli.Failures.AskedWrongly;

/** Where a ledger lies: a file, or {@code mongodb://host/database}. */
record Place(String text) {

    /** To read; also while a node runs on it. */
    <T> T read(Function<CommitSource, T> work) {
        if (isMongo()) {
            return onMongo(work::apply);
        }
        Path file = Path.of(text);
        if (!Files.isRegularFile(file)) {
            throw new AskedWrongly("没有这个账本文件:" + file);
        }
        return closing(SqliteStore.reader(file), work);
    }

    /** To write; a SQLite file that a node runs on is refused. */
    <T> T write(Function<Store, T> work) {
        return isMongo() ? onMongo(work) : closing(SqliteStore.open(Path.of(text)), work);
    }

    private boolean isMongo() {
        return text.startsWith("mongodb://") || text.startsWith("mongodb+srv://");
    }

    private <T> T onMongo(Function<Store, T> work) {
        ConnectionString uri = new ConnectionString(text);
        if (uri.getDatabase() == null) {
            throw new AskedWrongly("地址中缺少数据库名:" + text);
        }
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase(uri.getDatabase());
            return closing(MongoStore.open(database), work);
        }
    }

    private static <S extends CommitSource, T> T closing(S source, Function<S, T> work) {
        try (source) {
            return work.apply(source);
        }
    }
}
