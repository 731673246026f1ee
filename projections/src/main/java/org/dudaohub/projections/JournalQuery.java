package org.dudaohub.projections;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the lists of a {@link Journal}; {@code T} is a record whose components are fields of an entry. */
public final class JournalQuery<T> {

    private final MongoCollection<Document> heads;
    private final MongoCollection<T> entries;

    public JournalQuery(ReadModelDatabase database, String name, Class<T> type) {
        this.heads = database.collection(Journal.heads(name), Document.class);
        this.entries = database.collection(Journal.entries(name), type);
    }

    /** A page in the order of the ledger. */
    public Page<T> oldestFirst(String key, Paging paging) {
        long count = count(key);
        long from = Math.min(paging.offset(), count);
        return page(key, paging, count, from, Math.min(from + paging.size(), count), Sorts.ascending(Journal.NUMBER));
    }

    /** A page in the opposite order: page 0 holds the latest entries. */
    public Page<T> newestFirst(String key, Paging paging) {
        long count = count(key);
        long until = Math.max(count - paging.offset(), 0);
        return page(key, paging, count, Math.max(until - paging.size(), 0), until, Sorts.descending(Journal.NUMBER));
    }

    /**
     * A page of the entries that match. The whole list is read, a part of it in memory at a time, so the time that it
     * takes grows with the list.
     */
    public Page<T> matching(String key, Predicate<T> wanted, boolean oldestFirst, Paging paging) {
        List<T> items = new ArrayList<>();
        long[] matches = {0};
        forEach(key, oldestFirst, entry -> {
            if (wanted.test(entry)) {
                if (matches[0] >= paging.offset() && items.size() < paging.size()) {
                    items.add(entry);
                }
                matches[0]++;
            }
        });
        return new Page<>(items, paging.page(), paging.size(), matches[0]);
    }

    /** Hands over the whole list, a part of it in memory at a time. */
    public void forEach(String key, boolean oldestFirst, Consumer<T> action) {
        Page<T> part;
        int number = 0;
        do {
            Paging paging = new Paging(number++, Paging.LARGEST);
            part = oldestFirst ? oldestFirst(key, paging) : newestFirst(key, paging);
            part.items().forEach(action);
        } while (part.hasNext());
    }

    private long count(String key) {
        return Journal.count(heads.find(Filters.eq("_id", key)).first());
    }

    private Page<T> page(String key, Paging paging, long count, long from, long until, Bson order) {
        List<String> ids = LongStream.range(from, until)
                .mapToObj(number -> Journal.entryId(key, number))
                .toList();
        List<T> items = ids.isEmpty()
                ? List.of()
                : entries.find(Filters.in("_id", ids)).sort(order).into(new ArrayList<>());
        return new Page<>(items, paging.page(), paging.size(), count);
    }
}
