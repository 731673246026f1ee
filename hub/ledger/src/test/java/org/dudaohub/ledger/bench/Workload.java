package org.dudaohub.ledger.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.dudaohub.ledger.axon.EventNames;
import org.dudaohub.ledger.axon.LedgerSerializer;

/** What all contestants write: three events of 513 bytes a commit, ten commits a stream. */
final class Workload {

    static final int EVENTS_PER_COMMIT = 3;
    static final int COMMITS_PER_STREAM = 10;

    /** {@code {"text":"..."}} is 513 bytes as JSON. */
    record Payload(String text) {}

    static final Payload PAYLOAD = new Payload("x".repeat(513 - "{\"text\":\"\"}".length()));
    static final LedgerSerializer SERIALIZER =
            LedgerSerializer.of(EventNames.of(Map.of("bench.happened", Payload.class)));
    static final MetaData METADATA = MetaData.from(Map.of("actor", "督学 0042", "channel", "console"));

    private Workload() {}

    static List<DomainEventMessage<?>> commit(String stream, long first) {
        List<DomainEventMessage<?>> events = new ArrayList<>(EVENTS_PER_COMMIT);
        for (int i = 0; i < EVENTS_PER_COMMIT; i++) {
            events.add(new GenericDomainEventMessage<>("Bench", stream, first + i, PAYLOAD, METADATA));
        }
        return events;
    }

    /** How often a second all writers together commit, and their latencies in milliseconds, sorted. */
    record Rate(double commitsPerSecond, double[] latencies) {
        double percentile(double share) {
            return latencies[(int) Math.min(latencies.length - 1, latencies.length * share)];
        }
    }

    /** Lets writers append through the engine for a while. */
    static Rate append(EventStorageEngine engine, int writers, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long start = System.nanoTime();
        List<Future<double[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                running.add(threads.submit(() -> appendUntil(engine, end)));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] latencies = running.stream()
                .map(Workload::result)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        return new Rate(latencies.length / seconds, latencies);
    }

    private static double[] result(Future<double[]> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] appendUntil(EventStorageEngine engine, long end) {
        double[] latencies = new double[1 << 12];
        int done = 0;
        String stream = "";
        while (System.nanoTime() < end) {
            int commit = done % COMMITS_PER_STREAM;
            if (commit == 0) {
                stream = UUID.randomUUID().toString();
            }
            long before = System.nanoTime();
            engine.appendEvents(commit(stream, (long) commit * EVENTS_PER_COMMIT));
            if (done == latencies.length) {
                latencies = Arrays.copyOf(latencies, done * 2);
            }
            latencies[done++] = (System.nanoTime() - before) / 1e6;
        }
        return Arrays.copyOf(latencies, done);
    }

    /** Events a second when all, at most {@code max}, are read from the beginning. */
    static double replay(EventStorageEngine engine, boolean deserialise, long max) {
        long start = System.nanoTime();
        long read = 0;
        long check = 0;
        try (var events = engine.readEvents(null, false)) {
            for (var all = events.iterator(); read < max && all.hasNext(); read++) {
                var event = all.next();
                check += event.trackingToken().position().orElse(0);
                if (deserialise) {
                    check += ((Payload) event.getPayload()).text().length();
                    check += event.getMetaData().size();
                }
            }
        }
        if (check == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return read / ((System.nanoTime() - start) / 1e9);
    }

    /** Milliseconds to load one stream, payloads left serialised. */
    static double load(EventStorageEngine engine, String stream, int events) {
        long start = System.nanoTime();
        int read = 0;
        for (var all = engine.readEvents(stream); all.hasNext(); all.next()) {
            read++;
        }
        if (read != events) {
            throw new IllegalStateException(read + " events instead of " + events);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** A stream of {@code events} events, three a commit, with two commits of other streams between any two of its own. */
    static String longStream(EventStorageEngine engine, int events) {
        String stream = UUID.randomUUID().toString();
        for (long first = 0; first < events; first += EVENTS_PER_COMMIT) {
            engine.appendEvents(commit(stream, first).subList(0, (int) Math.min(EVENTS_PER_COMMIT, events - first)));
            engine.appendEvents(commit(UUID.randomUUID().toString(), 0));
            engine.appendEvents(commit(UUID.randomUUID().toString(), 0));
        }
        return stream;
    }

    static Clock clock() {
        return Clock.systemUTC();
    }
}
