package org.dudaohub.server.watch;

import java.util.function.Consumer;
import java.util.function.Function;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;

/** Goes through a list page by page. */
final class Pages {

    private Pages() {}

    static <T> void forEach(Function<Paging, Page<T>> pages, Consumer<? super T> action) {
        Page<T> page;
        int number = 0;
        do {
            page = pages.apply(new Paging(number++, Paging.LARGEST));
            page.items().forEach(action);
        } while (page.hasNext());
    }
}
