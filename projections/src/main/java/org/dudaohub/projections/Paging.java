package org.dudaohub.projections;

/**
 * Which part of a list is wanted.
 *
 * @param page number of the page, from 0
 * @param size items on a page, 1 to {@link #LARGEST}
 */
public record Paging(int page, int size) {

    public static final int LARGEST = 500;

    public Paging {
        if (page < 0 || size < 1 || size > LARGEST || page > Integer.MAX_VALUE / size) {
            throw new IllegalArgumentException("no such page: " + page + " of " + size + " items");
        }
    }

    public static Paging first(int size) {
        return new Paging(0, size);
    }

    /** How many items of the list come before the page. */
    public int offset() {
        return Math.multiplyExact(page, size);
    }
}
