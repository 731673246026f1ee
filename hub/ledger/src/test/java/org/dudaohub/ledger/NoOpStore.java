package org.dudaohub.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes everything, keeps nothing. A test that it passes tests nothing. */
final class NoOpStore implements Store {

    @Override
    public Optional<LedgerHeader> header() {
        return Optional.empty();
    }

    @Override
    public LedgerHeader create(LedgerHeader proposed) {
        return proposed;
    }

    @Override
    public void append(List<PreparedCommit> batch) {}

    @Override
    public List<CommitRecord> read(long position, int max) {
        return List.of();
    }

    @Override
    public Optional<CommitRecord> lastBefore(long position) {
        return Optional.empty();
    }

    @Override
    public List<CommitRecord> readStream(String stream, long sequence, long position, int max) {
        return List.of();
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        return OptionalLong.empty();
    }

    @Override
    public void saveSnapshot(LedgerEvent snapshot) {}

    @Override
    public Optional<LedgerEvent> snapshot(String stream) {
        return Optional.empty();
    }

    @Override
    public boolean refusesTakenSequence() {
        return false;
    }

    @Override
    public void onForeignAppend(Runnable listener) {}

    @Override
    public void close() {}
}
