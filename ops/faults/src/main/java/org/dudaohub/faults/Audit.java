package org.dudaohub.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Compares the ledgers of the city and its counties with each other and with what the platform handed in. */
final class Audit {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Region region;
    private final Traffic traffic;
    private final Map<HubNode, Book> books = new HashMap<>();

    Audit(Region region, Traffic traffic) {
        this.region = region;
        this.traffic = traffic;
        region.nodes().forEach(this::forget);
    }

    /** To be called when a node's ledger is not the one that it was: it will be read from the beginning. */
    void forget(HubNode node) {
        books.put(node, new Book(node.ledger()));
    }

    /** City to county and county to city, for each county, by the ledgers as they are now. */
    List<Verdict> verdicts() {
        books.values().forEach(Book::readOn);
        return Stream.of(region.amqpCounty(), region.httpCounty())
                .flatMap(county -> Stream.of(verdict(county, region.city()), verdict(region.city(), county)))
                .toList();
    }

    private Verdict verdict(HubNode from, HubNode to) {
        return Verdict.on(from.id(), books.get(from), to.id(), books.get(to));
    }

    /** What the platform handed in, and its county does not have exactly once, or is still to be settled there. */
    List<String> untaken() {
        Platform platform = region.platform();
        Book book = books.get(region.httpCounty());
        book.readOn();
        Map<String, Integer> registered = new HashMap<>();
        book.own().stream()
                .filter(event -> event.name().equals(Region.REGISTERED))
                .forEach(event -> registered.merge(event.payload().get("code").textValue(), 1, Integer::sum));
        long wrong = platform.schools().stream()
                .filter(code -> registered.getOrDefault(code, 0) != 1)
                .count();
        List<String> untaken = new ArrayList<>();
        if (wrong > 0) {
            untaken.add(wrong + " schools of the platform are missing or there twice");
        }
        if (book.count(Region.TAKEN) != platform.files()
                || platform.done() != platform.files()
                || platform.waiting() != 0) {
            untaken.add("of %d files %d are recorded as taken, %d moved away, %d still wait"
                    .formatted(platform.files(), book.count(Region.TAKEN), platform.done(), platform.waiting()));
        }
        return untaken;
    }

    /** Commands that a node answered with "accepted", and whose event its ledger does not have exactly once. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        books.forEach((node, book) -> {
            book.readOn();
            Map<Integer, Integer> recorded = new HashMap<>();
            book.own().stream()
                    .filter(event -> event.payload().has("pupils"))
                    .forEach(event ->
                            recorded.merge(event.payload().get("pupils").intValue(), 1, Integer::sum));
            traffic.accepted(node).stream()
                    .filter(pupils -> recorded.getOrDefault(pupils, 0) != 1)
                    .forEach(pupils -> broken.add(node.id() + " " + pupils));
        });
        return broken;
    }

    /**
     * Waits until every event of every node is where it should be, with receipts on both sides, and the platform's files
     * are taken. Nothing may be added
     * meanwhile.
     *
     * @return how long it took
     * @throws ConditionTimeoutException where it takes longer than {@code most}; its message names what is missing
     */
    Duration awaitRight(Duration most) {
        long begin = System.nanoTime();
        Awaitility.await("the exchange").atMost(most).pollInterval(LOOK).untilAsserted(() -> {
            List<Verdict> wrong =
                    verdicts().stream().filter(verdict -> !verdict.isRight()).toList();
            if (!wrong.isEmpty()) {
                throw new AssertionError(wrong.toString());
            }
            if (!untaken().isEmpty()) {
                throw new AssertionError(untaken().toString());
            }
        });
        return Duration.ofNanos(System.nanoTime() - begin).truncatedTo(TimeUnit.MILLISECONDS.toChronoUnit());
    }
}
