package org.dudaohub.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A store in memory that fails between any two steps of an append, as told by a seeded generator: before it, after a part
 * of it, after all of it but before the answer; that fails reads; that lets a write arrive late, after it said it failed;
 * and on which another node appends at the same time.
 */
final class FaultyStore implements Store {

    private final RandomGenerator random;
    private final double rate;
    private final TreeMap<Long, PreparedCommit> commits = new TreeMap<>();
    private final List<List<PreparedCommit>> late = new ArrayList<>();
    private LedgerHeader header;
    private int foreign;
    private boolean healed;

    FaultyStore(RandomGenerator random, double rate) {
        this.random = random;
        this.rate = rate;
    }

    /** From now on it works; what is on its way arrives. */
    synchronized void heal() {
        healed = true;
        late.forEach(this::write);
        late.clear();
    }

    private boolean fault() {
        return !healed && random.nextDouble() < rate;
    }

    @Override
    public synchronized Optional<LedgerHeader> header() {
        return Optional.ofNullable(header);
    }

    @Override
    public synchronized LedgerHeader create(LedgerHeader proposed) {
        header = proposed;
        return proposed;
    }

    @Override
    public synchronized void append(List<PreparedCommit> batch) {
        if (!late.isEmpty() && random.nextBoolean()) {
            write(late.removeFirst());
        }
        if (fault()) {
            foreignAppend();
        }
        if (fault()) {
            throw failed("before the write");
        }
        if (fault()) {
            late.add(batch.stream().map(FaultyStore::copy).toList());
            throw failed("timed out, the write is on its way");
        }
        if (fault()) {
            write(batch.subList(0, random.nextInt(batch.size() + 1)));
            throw failed("in the middle of the write");
        }
        if (fault() && fault()) {
            throw new StoreException(StoreException.Reason.FULL, "full", null);
        }
        if (!write(batch)) {
            throw new StoreException(StoreException.Reason.POSITION_TAKEN, "duplicate key", null);
        }
        if (fault()) {
            throw failed("after the write, before the answer");
        }
    }

    /** In order, up to the first position that is taken. */
    private boolean write(List<PreparedCommit> batch) {
        for (PreparedCommit commit : batch) {
            CommitRecord given = commit.record();
            long end = commits.isEmpty()
                    ? 0
                    : commits.lastEntry().getValue().record().nextPosition();
            if (given.position() < end) {
                return false;
            }
            commits.put(given.position(), copy(commit));
        }
        return true;
    }

    /** The bytes as they are now: the appender may renumber its commit after we said we failed. */
    private static PreparedCommit copy(PreparedCommit commit) {
        CommitRecord given = commit.record();
        return new PreparedCommit(
                commit.id(),
                commit.streams(),
                new CommitRecord(
                        given.position(),
                        given.latest(),
                        given.hash(),
                        given.body().clone()));
    }

    /** Another node appends an event to a stream of its own. */
    private void foreignAppend() {
        CommitRecord last =
                commits.isEmpty() ? null : commits.lastEntry().getValue().record();
        long position = last == null ? 0 : last.nextPosition();
        byte[] previous = last == null ? header.genesis() : last.hash();
        byte[] body =
                CommitFormat.encode(new UUID(1, foreign), "other", List.of(Events.event("other-node", foreign++)));
        CommitFormat.number(body, position, Events.NOON);
        byte[] hash = header.algorithm().chain(previous, body);
        long latest = Math.max(last == null ? 0 : last.latest(), Times.micros(Events.NOON));
        commits.put(position, PreparedCommit.of(new CommitRecord(position, latest, hash, body)));
    }

    private static StoreException failed(String when) {
        return new StoreException(StoreException.Reason.UNKNOWN, when, null);
    }

    @Override
    public synchronized List<CommitRecord> read(long position, int max) {
        if (fault()) {
            throw failed("while reading");
        }
        return commits.tailMap(position).values().stream()
                .limit(max)
                .map(PreparedCommit::record)
                .toList();
    }

    @Override
    public synchronized Optional<CommitRecord> lastBefore(long position) {
        return Optional.ofNullable(commits.lowerEntry(position))
                .map(entry -> entry.getValue().record());
    }

    @Override
    public synchronized List<CommitRecord> readStream(String stream, long sequence, long position, int max) {
        return commits.tailMap(position).values().stream()
                .filter(commit -> commit.streams().stream()
                        .anyMatch(range -> range.stream().equals(stream) && range.last() >= sequence))
                .limit(max)
                .map(PreparedCommit::record)
                .toList();
    }

    @Override
    public synchronized OptionalLong lastSequence(String stream) {
        if (fault()) {
            throw failed("while looking up a stream");
        }
        return commits.values().stream()
                .flatMap(commit -> commit.streams().stream())
                .filter(range -> range.stream().equals(stream))
                .mapToLong(StreamRange::last)
                .max();
    }

    @Override
    public void saveSnapshot(LedgerEvent snapshot) {
        throw new UnsupportedOperationException();
    }

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
