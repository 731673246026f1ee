package org.dudaohub.ledger.cli;

import java.util.Arrays;
import java.util.HexFormat;
import org.dudaohub.ledger.CommitSource;
import org.dudaohub.ledger.Head;

/** Heads as people write them, {@code position:hash}. */
final class Heads {

    private Heads() {}

    static String text(Head head) {
        return head.position() + ":" + HexFormat.of().formatHex(head.hash());
    }

    static Head parse(String text) {
        String[] parts = text.split(":");
        return new Head(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1].toLowerCase()));
    }

    /** Whether the ledger once ended so: it goes on from there, or ends there still. */
    static boolean holds(CommitSource source, Head head) {
        if (head.isEmpty()) {
            return source.header()
                    .filter(header -> Arrays.equals(header.genesis(), head.hash()))
                    .isPresent();
        }
        return source.lastBefore(head.position() + 1)
                .filter(commit -> commit.nextPosition() == head.position() + 1)
                .filter(commit -> Arrays.equals(commit.hash(), head.hash()))
                .isPresent();
    }
}
