package org.dudaohub.server.ledger;

import java.util.HexFormat;
import org.dudaohub.ledger.Head;

/**
 * The ledger's end as the API and pages show it.
 *
 * @param position of the last event, counted from 0; -1 if there is none
 * @param hash of the last commit, hexadecimal
 */
public record HeadView(long position, String hash) {

    public static HeadView of(Head head) {
        return new HeadView(head.position(), HexFormat.of().formatHex(head.hash()));
    }

    /** Number of events in the ledger: positions have no gap. */
    public long events() {
        return position + 1;
    }
}
