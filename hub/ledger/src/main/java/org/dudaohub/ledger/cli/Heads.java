package org.dudaohub.ledger.cli;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.dudaohub.ledger.CommitSource;
import org.dudaohub.ledger.Head;
import org.dudaohub.ledger.cli.Failures.AskedWrongly;

/** Heads as people write them, {@code position:hash}. */
final class Heads {

    private static final Pattern HEAD = Pattern.compile("-?\\d{1,18}:(\\p{XDigit}{2})+");

    private Heads() {}

    static String text(Head head) {
        return head.position() + ":" + HexFormat.of().formatHex(head.hash());
    }

    /** @throws AskedWrongly where that is none */
    static Head parse(String text) {
        if (!HEAD.matcher(text).matches()) {
            throw new AskedWrongly("链头应写作 位置:哈希,不是 " + text);
        }
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
