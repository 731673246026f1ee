package org.dudaohub.server.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the commands of many stories at once, each story's one after the other.
 *
 * <p>When it keeps a pace, the n-th command is due at n / rate, whatever became of those before, and its latency counts from
 * then: a node that falls behind does not slow down what is asked of it, and the waiting shows.
 */
final class Load {

    private final Client client;
    private final List<Sender> senders = new ArrayList<>();

    /** @param senders how many commands may be under way at once */
    Load(Client client, Stories stories, int senders) {
        this.client = client;
        for (int i = 0; i < senders; i++) {
            this.senders.add(new Sender(stories));
        }
    }

    /**
     * An answered command.
     *
     * @param nanos from when it was due to be sent, to the whole answer
     */
    record Sample(Step step, long nanos) {}

    /** @param seconds from the first command's due time to the last answer */
    record Run(List<Sample> samples, double seconds) {

        double perSecond() {
            return samples.size() / seconds;
        }
    }

    /** Keeps the pace. */
    Run paced(double perSecond, int seconds) throws InterruptedException {
        double interval = 1e9 / perSecond;
        AtomicLong tickets = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        return run(begin, () -> {
            long due = begin + (long) (tickets.getAndIncrement() * interval);
            return due < end ? Optional.of(due) : Optional.empty();
        });
    }

    /** Sends the next command as soon as one is answered: what the node can do at most with so many senders. */
    Run flatOut(int seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        return run(begin, () -> Optional.of(System.nanoTime()).filter(now -> now < end));
    }

    private interface Timetable {
        /** When the next command is due; empty when the run is over. */
        Optional<Long> next();
    }

    private Run run(long begin, Timetable timetable) throws InterruptedException {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = senders.stream()
                .map(sender -> Thread.ofPlatform().name("sender").start(() -> {
                    try {
                        sender.send(timetable, failures);
                    } catch (IOException | RuntimeException failure) {
                        failures.add(failure);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the node did not answer as it must", failures.getFirst());
        }
        return new Run(
                senders.stream().flatMap(sender -> sender.taken().stream()).toList(), seconds);
    }

    /** Goes through one story after the other, from run to run. */
    private final class Sender {

        private final Stories stories;
        private final Queue<Step> story = new ArrayDeque<>();
        private List<Sample> samples = new ArrayList<>();

        Sender(Stories stories) {
            this.stories = stories;
        }

        List<Sample> taken() {
            List<Sample> taken = samples;
            samples = new ArrayList<>();
            return taken;
        }

        void send(Timetable timetable, List<Throwable> failures) throws IOException {
            for (Optional<Long> due = timetable.next(); due.isPresent() && failures.isEmpty(); due = timetable.next()) {
                if (story.isEmpty()) {
                    story.addAll(stories.next());
                }
                Step step = story.remove();
                waitUntil(due.get());
                Client.Answer answer = client.post(step.login(), step.path(), step.body());
                samples.add(new Sample(step, System.nanoTime() - due.get()));
                check(step, answer);
            }
        }

        private void waitUntil(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /** Sends the steps one after the other. */
    List<Sample> inOrder(List<Step> steps) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Step step : steps) {
            long begin = System.nanoTime();
            check(step, client.post(step.login(), step.path(), step.body()));
            samples.add(new Sample(step, System.nanoTime() - begin));
        }
        return samples;
    }

    private static void check(Step step, Client.Answer answer) {
        if (answer.status() != step.status() || !answer.body().contains(step.answer())) {
            throw new IllegalStateException("expected %d %s, but was %d %s%n  %s %s as %s"
                    .formatted(
                            step.status(),
                            step.answer(),
                            answer.status(),
                            answer.body(),
                            step.path(),
                            step.body(),
                            step.login()));
        }
    }
}
