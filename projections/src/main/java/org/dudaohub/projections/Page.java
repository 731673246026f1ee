package org.dudaohub.projections;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.conversions.Bson;

/**
 * A part of a list.
 *
 * @param page number of the page, from 0
 * @param size how many items a full page has
 * @param total how many items the whole list has
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    /** The documents that match, in the order of their ids. */
    public static <T> Page<T> of(MongoCollection<T> collection, Bson filter, Paging paging) {
        return of(collection, filter, Sorts.ascending("_id"), paging);
    }

    public static <T> Page<T> of(MongoCollection<T> collection, Bson filter, Bson order, Paging paging) {
        List<T> items = collection
                .find(filter)
                .sort(order)
                .skip(paging.offset())
                .limit(paging.size())
                .into(new ArrayList<>());
        boolean isLast = items.size() < paging.size() && (paging.page() == 0 || !items.isEmpty());
        // Counting looks at every document once more.
        long total = isLast ? paging.offset() + items.size() : collection.countDocuments(filter);
        return new Page<>(items, paging.page(), paging.size(), total);
    }

    /** Goes through a whole list, of which only a page is in memory. */
    public static <T> void forEach(Function<Paging, Page<T>> list, Consumer<? super T> action) {
        Page<T> page;
        int number = 0;
        do {
            page = list.apply(new Paging(number++, Paging.LARGEST));
            page.items().forEach(action);
        } while (page.hasNext());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), page, size, total);
    }

    public boolean hasNext() {
        return (page + 1L) * size < total;
    }
}
