package org.dudaohub.server.listing;

import java.util.List;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.springframework.http.ResponseEntity;

/** One part of a long list, as a request asks for it and as the API answers. */
public final class Listing {

    /** The answer's header that says how long the whole list is. */
    public static final String TOTAL = "X-Total-Count";

    private static final int ON_PAGE = 50;
    private static final int LAST = 1_000_000;

    private Listing() {}

    /** The wanted part; what makes no sense is taken as near as it can be. */
    public static Paging part(int page, int size) {
        return new Paging(Math.clamp(page, 0, LAST), Math.clamp(size, 1, Paging.LARGEST));
    }

    /** The wanted part for a console page. */
    public static Paging onPage(int page) {
        return part(page, ON_PAGE);
    }

    public static <T> ResponseEntity<List<T>> answer(Page<T> page) {
        return ResponseEntity.ok().header(TOTAL, String.valueOf(page.total())).body(page.items());
    }
}
