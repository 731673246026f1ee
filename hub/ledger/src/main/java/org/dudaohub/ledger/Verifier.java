package org.dudaohub.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Recomputes the chain from the stored bytes. */
final class Verifier {

    private static final int PAGE = 512;

    private final Store store;
    private final LedgerHeader header;

    Verifier(Store store, LedgerHeader header) {
        this.store = store;
        this.header = header;
    }

    /** @param progress gets the position reached, now and then */
    Verification verify(LongConsumer progress) {
        long position = 0;
        byte[] previous = header.genesis();
        while (true) {
            List<CommitRecord> page = store.read(position, PAGE);
            for (CommitRecord commit : page) {
                Optional<String> wrong = check(position, previous, commit);
                if (wrong.isPresent()) {
                    return new Verification.Broken(Math.min(position, commit.position()), wrong.get());
                }
                position = commit.nextPosition();
                previous = commit.hash();
            }
            if (page.isEmpty()) {
                return new Verification.Intact(new Head(position - 1, previous));
            }
            progress.accept(position - 1);
        }
    }

    private Optional<String> check(long expected, byte[] previous, CommitRecord commit) {
        if (commit.position() != expected) {
            return Optional.of("the next commit begins at " + commit.position() + " instead of " + expected);
        }
        try {
            commit.decode();
        } catch (LedgerCorruptException e) {
            return Optional.of(e.getMessage());
        }
        return Arrays.equals(header.algorithm().chain(previous, commit.body()), commit.hash())
                ? Optional.empty()
                : Optional.of("the hash doesn't fit the commit and the one before");
    }
}
