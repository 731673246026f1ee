package org.dudaohub.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.web.client.RestClientException;

/** Offices at work: each node is sent commands over its API, one after the other, whether it is well or not. */
final class Traffic implements AutoCloseable {

    private static final Duration REST = Duration.ofMillis(50);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);
    private static final int SCHOOLS = 5;

    private final List<Office> offices;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Registers some schools with each node, and waits to be told to go on. */
    Traffic(Region region) {
        List<HubNode> nodes = region.nodes();
        offices = IntStream.range(0, nodes.size())
                .mapToObj(i -> new Office(nodes.get(i), 100_000 + i * SCHOOLS))
                .toList();
        offices.forEach(Office::registerSchools);
        offices.forEach(threads::execute);
    }

    void goOn() {
        offices.forEach(office -> goOn(office.node));
    }

    void goOn(HubNode node) {
        of(node).go();
    }

    /** Returns when the last command is answered, or has failed. */
    void pause() {
        offices.forEach(office -> pause(office.node));
    }

    void pause(HubNode node) {
        of(node).pause();
    }

    /** The numbers of pupils that the node has said to have taken in. */
    Set<Integer> accepted(HubNode node) {
        return of(node).accepted;
    }

    /** What the node took in besides these is gone with its disk. */
    void forgetAllBut(HubNode node, Set<Integer> kept) {
        of(node).accepted.retainAll(kept);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Office of(HubNode node) {
        return offices.stream()
                .filter(office -> office.node.equals(node))
                .findFirst()
                .orElseThrow();
    }

    /** One node's office. It works only while it holds its turn. */
    private static final class Office implements Runnable {

        private final HubNode node;
        private final List<String> schools;
        private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
        private final Semaphore turn = new Semaphore(0, true);
        private boolean paused = true;

        Office(HubNode node, int first) {
            this.node = node;
            this.schools = IntStream.range(first, first + SCHOOLS)
                    .mapToObj("2199%06d"::formatted)
                    .toList();
        }

        synchronized void go() {
            if (paused) {
                paused = false;
                turn.release();
            }
        }

        synchronized void pause() {
            if (!paused) {
                turn.acquireUninterruptibly();
                paused = true;
            }
        }

        void registerSchools() {
            schools.forEach(node::registerSchool);
        }

        @Override
        public void run() {
            try {
                for (int pupils = 1; true; pupils++) {
                    turn.acquire();
                    boolean done = count(pupils);
                    turn.release();
                    Thread.sleep(done ? REST : AFTER_FAILURE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** A command that was not answered may or may not have been done; the ledger knows. */
        private boolean count(int pupils) {
            try {
                node.post(
                        "/api/v1/commands/organization/CountPupils",
                        Map.of("code", schools.get(pupils % SCHOOLS), "pupils", pupils, "countedOn", "2026-01-02"));
                accepted.add(pupils);
                return true;
            } catch (RestClientException e) {
                return false;
            }
        }
    }
}
