package org.dudaohub.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The end of the ledger.
 *
 * @param position position of the last event, {@link #EMPTY} when there is none
 * @param hash     hash of the last commit; of the header when there is none
 */
public record Head(long position, byte[] hash) {

    /** Position of the head of a ledger without events. */
    public static final long EMPTY = -1;

    public boolean isEmpty() {
        return position == EMPTY;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head that && position == that.position && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position) * 31 + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "Head[" + position + ", " + HexFormat.of().formatHex(hash) + "]";
    }
}
